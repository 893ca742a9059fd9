package org.graftline.conduct.internal.setup;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyCode;
import org.graftline.study.VersionedRow;
import org.graftline.study.conduct.NewStudy;
import org.graftline.study.conduct.NewStudy.CopiedDocument;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.DocumentRecords;
import org.graftline.study.record.StudyDocument;

/** Protocol documents that a new study takes over from another as they stand there. */
final class CopiedDocuments {
    private static final Map<CopiedDocument, DocumentKind> KINDS = new EnumMap<>(Map.of(
            CopiedDocument.VISIT_PLAN, DocumentKind.VISIT_PLAN,
            CopiedDocument.ENROLLMENT_RULES, DocumentKind.ENROLLMENT_RULES,
            CopiedDocument.REGIMENS, DocumentKind.REGIMEN,
            CopiedDocument.ALERT_CHAIN, DocumentKind.ALERT_CHAIN));

    private CopiedDocuments() {}

    /** @return which documents the study has */
    static Set<CopiedDocument> of(StudyCode study, BenchRecords bench, DocumentRecords documents) {
        Set<CopiedDocument> has = EnumSet.noneOf(CopiedDocument.class);
        if (bench.rules(study).version() > 0) {
            has.add(CopiedDocument.CAPTURE_RULES);
        }
        KINDS.forEach((copied, kind) -> {
            if (!documents.current(study, kind).isEmpty()) {
                has.add(copied);
            }
        });
        return has;
    }

    /** @return first versions for the new study; regimens of its own arms only */
    static List<VersionedRow> rows(NewStudy study, NewStudy.Copied copied, DocumentRecords documents) {
        Set<String> arms =
                study.parts().arms().stream().map(arm -> arm.name().value()).collect(Collectors.toSet());
        List<VersionedRow> rows = new ArrayList<>();
        KINDS.forEach((document, kind) -> {
            if (copied.documents().contains(document)) {
                documents.current(copied.from(), kind).stream()
                        .filter(one -> kind != DocumentKind.REGIMEN || arms.contains(one.name()))
                        .map(one -> first(study.code(), one))
                        .forEach(rows::add);
            }
        });
        return rows;
    }

    private static StudyDocument first(StudyCode study, StudyDocument from) {
        SaltedText note = from.note();
        return new StudyDocument(
                study,
                from.kind(),
                from.name(),
                1,
                from.json(),
                note == null ? null : note.written().map(SaltedText::of).orElse(null));
    }
}
