package org.graftline.study.bench;

import java.util.UUID;
import org.graftline.study.CanonicalForm;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyCode;
import org.graftline.study.VersionedRow;

/**
 * What a person decided about a reading that contradicts another record, such as one captured after the animal was found dead, or about
 * a limit that a reading reached.
 *
 * @param reading the reading, or the contradiction where no reading is part of it, or the alert
 * @param version see {@link VersionedRow}
 * @param study the study
 * @param verdict what holds
 * @param reason why
 */
public record ReadingDecision(UUID reading, int version, StudyCode study, Verdict verdict, SaltedText reason)
        implements VersionedRow {
    /** What holds. */
    public enum Verdict {
        /** The reading counts; the animal stays, whatever limit it reached. */
        KEEP,
        /** It was withdrawn, in the same act. */
        WITHDRAW
    }

    @Override
    public String table() {
        return "reading_decision";
    }

    @Override
    public String id() {
        return reading.toString();
    }

    @Override
    public CanonicalForm canonical() {
        return CanonicalForm.object()
                .put("reading", reading.toString())
                .put("version", version)
                .put("study", study.value())
                .put("verdict", verdict)
                .put("reason", reason)
                .build();
    }
}
