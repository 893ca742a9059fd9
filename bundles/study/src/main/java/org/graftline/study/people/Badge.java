package org.graftline.study.people;

import org.graftline.study.CanonicalForm;
import org.graftline.study.PersonId;
import org.graftline.study.Sha256;
import org.graftline.study.VersionedRow;

/**
 * What proves a person at the Bench: the badge that is scanned and the PIN behind it. Neither is kept as such.
 *
 * @param person whose
 * @param version see {@link VersionedRow}; the highest holds
 * @param badgeSha256 SHA-256 of the badge's code
 * @param phc hash of the PIN in PHC text form; the ledger sees only a hash of it
 * @param state given out, or taken back
 */
public record Badge(PersonId person, int version, String badgeSha256, String phc, State state) implements VersionedRow {
    /** Whether the badge opens anything. */
    public enum State {
        ACTIVE,
        WITHDRAWN
    }

    @Override
    public String table() {
        return "badge";
    }

    @Override
    public String id() {
        return person.value();
    }

    @Override
    public CanonicalForm canonical() {
        return CanonicalForm.object()
                .put("person", person.value())
                .put("version", version)
                .put("badge", badgeSha256)
                .put("phc", Sha256.of(phc))
                .put("state", state)
                .build();
    }

    @Override
    public String toString() {
        return "Badge[" + person + ", version " + version + "]"; // never the hashes
    }
}
