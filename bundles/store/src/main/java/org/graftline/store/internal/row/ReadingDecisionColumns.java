package org.graftline.store.internal.row;

import java.util.List;
import java.util.UUID;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyCode;
import org.graftline.study.bench.ReadingDecision;
import org.jspecify.annotations.Nullable;

/** Table {@code reading_decision}. */
public record ReadingDecisionColumns(
        String id,
        int version,
        String study,
        String verdict,
        @Nullable String reasonText,
        String reasonSalt,
        String reasonSha256)
        implements Columns<ReadingDecision> {

    static final String INSERT = """
            insert into reading_decision (
                id, version, study, verdict, reason_text, reason_salt, reason_sha256)
            values (
                :id, :version, :study, :verdict, :reasonText, :reasonSalt, :reasonSha256)""";

    /** @return the columns of a record */
    public static ReadingDecisionColumns of(ReadingDecision it) {
        return new ReadingDecisionColumns(
                it.id(),
                it.version(),
                it.study().value(),
                it.verdict().name(),
                it.reason().text(),
                it.reason().salt(),
                it.reason().sha256());
    }

    @Override
    public ReadingDecision row() {
        return new ReadingDecision(
                UUID.fromString(id), version, new StudyCode(study), ReadingDecision.Verdict.valueOf(verdict), reason());
    }

    @Override
    public List<SaltedText> erasable() {
        return List.of(reason());
    }

    private SaltedText reason() {
        return new SaltedText(reasonText, reasonSalt, reasonSha256);
    }

    @Override
    public String toString() {
        return "ReadingDecisionColumns[" + id + ", version " + version + "]"; // never the text: it may be personal
    }
}
