package org.graftline.study.bench;

import org.graftline.study.CanonicalForm;
import org.graftline.study.PersonId;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyCode;
import org.graftline.study.VersionedRow;

/**
 * A person of a blinded role was told the arms.
 *
 * @param study the study
 * @param person who learned them
 * @param version see {@link VersionedRow}
 * @param reason why
 */
public record Unblinding(StudyCode study, PersonId person, int version, SaltedText reason) implements VersionedRow {
    @Override
    public String table() {
        return "unblinding";
    }

    @Override
    public String id() {
        return study.value() + "/" + person.value();
    }

    @Override
    public CanonicalForm canonical() {
        return CanonicalForm.object()
                .put("study", study.value())
                .put("person", person.value())
                .put("version", version)
                .put("reason", reason)
                .build();
    }
}
