package org.graftline.conduct.internal.known;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graftline.conduct.internal.document.DocumentText;
import org.graftline.study.ArmName;
import org.graftline.study.MouseId;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.conduct.OwnDays;
import org.graftline.study.conduct.Regimen;
import org.graftline.study.conduct.Regimens.Planned;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.Chain;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.DocumentRecords;
import org.graftline.study.record.Ledger;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.RowHash;
import org.graftline.study.record.StudyDocument;
import org.graftline.study.record.StudyRecords;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Keeps studies in step with their ledgers: entries that wrote nothing of a {@link KnownStudy}, such as doses, do not make it read the
 * study again. Safe for many threads.
 */
@Component(service = KnownStudies.class)
public final class KnownStudies {
    private static final int MOST = 20;
    private static final int STEP = 500;
    private static final String DOCUMENT = "study_document";

    /** What a {@link KnownStudy} does not hold; another table is read again, so that a new one is never overlooked. */
    private static final List<String> OTHERS =
            List.of("dose", "remark", "alert", "bench_session", "source_file", "import_mapping", "visit", "unblinding");

    private static final List<DocumentKind> READ =
            List.of(DocumentKind.REGIMEN, DocumentKind.ENROLLMENT, DocumentKind.COHORT, DocumentKind.SET_UP);

    private final StudyRecords records;
    private final BenchRecords bench;
    private final DocumentRecords documents;
    private final Ledger ledger;
    private final OwnDays ownDays;
    private final Map<StudyCode, Kept> kept = new LinkedHashMap<>(32, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<StudyCode, Kept> eldest) {
            return size() > MOST;
        }
    };

    private record Kept(KnownStudy study, long position, Map<MouseId, Instant> drawnAt) {}

    /** Wires the records. */
    @Activate
    public KnownStudies(
            @Reference StudyRecords records,
            @Reference BenchRecords bench,
            @Reference DocumentRecords documents,
            @Reference Ledger ledger,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) OwnDays ownDays) {
        this.records = records;
        this.bench = bench;
        this.documents = documents;
        this.ledger = ledger;
        this.ownDays = ownDays;
    }

    /**
     * @return the study as its ledger has it now
     * @throws org.graftline.study.UnknownStudyException if there is no such study
     */
    public synchronized KnownStudy of(StudyCode code) {
        Kept before = kept.get(code);
        long end = ledger.head(Chain.of(code)).position();
        if (before != null && before.position() == end) {
            return before.study();
        }
        Map<MouseId, Instant> drawnAt = before == null ? new HashMap<>() : new HashMap<>(before.drawnAt());
        boolean touched = follow(code, before == null ? 0 : before.position(), end, drawnAt);
        KnownStudy now = before != null && !touched ? before.study() : read(code, drawnAt);
        kept.put(code, new Kept(now, end, drawnAt));
        return now;
    }

    /**
     * Notes the randomizations behind a position.
     *
     * @return whether anything was written that a study is made of
     */
    private boolean follow(StudyCode code, long after, long end, Map<MouseId, Instant> drawnAt) {
        boolean touched = false;
        for (long from = after; from < end; from += STEP) {
            int most = (int) Math.min(STEP, end - from);
            for (LedgerEntry entry : ledger.entries(Chain.of(code), from, most)) {
                for (RowHash row : entry.rows()) {
                    touched |= isOfStudy(code, row);
                    if (entry.kind() == ActKind.RANDOMIZE
                            && row.table().equals("arm_assignment")
                            && row.version() == 1) {
                        drawnAt.put(new MouseId(row.id().substring(code.value().length() + 1)), entry.at());
                    }
                }
            }
        }
        return touched;
    }

    private static boolean isOfStudy(StudyCode code, RowHash row) {
        if (row.table().equals(DOCUMENT)) {
            return READ.stream().anyMatch(kind -> row.id().startsWith(code.value() + "/" + kind + "/"));
        }
        return !OTHERS.contains(row.table());
    }

    /** The position was asked first: if an act comes between, the study is newer than its position says, and the next look reads again. */
    private KnownStudy read(StudyCode code, Map<MouseId, Instant> drawnAt) {
        StudyData data = records.data(code);
        return new KnownStudy(
                data, bench.housing(code), bench.rules(code).dayZero(), ownDays.of(code), drawnAt, regimens(code));
    }

    private Map<ArmName, List<Planned>> regimens(StudyCode code) {
        Map<ArmName, List<Planned>> regimens = new HashMap<>();
        for (StudyDocument document : documents.current(code, DocumentKind.REGIMEN)) {
            List<Planned> versions = new ArrayList<>();
            for (DocumentRecords.Written written : documents.history(code, DocumentKind.REGIMEN, document.name())) {
                Regimen regimen = DocumentText.read(written.document(), Regimen.class);
                versions.add(new Planned(
                        regimen,
                        written.document().version(),
                        written.entry().person(),
                        written.entry().at()));
            }
            regimens.put(new ArmName(document.name()), List.copyOf(versions));
        }
        return regimens;
    }
}
