package org.graftline.study.people;

import org.graftline.study.CanonicalForm;
import org.graftline.study.PersonId;
import org.graftline.study.Sha256;
import org.graftline.study.VersionedRow;

/**
 * What proves a person at log-in: a password hash in PHC text form. The ledger sees only a hash of it.
 *
 * @param person whose
 * @param version see {@link VersionedRow}; the highest holds
 * @param phc for example {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}
 */
public record Credential(PersonId person, int version, String phc) implements VersionedRow {
    @Override
    public String table() {
        return "credential";
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
                .put("phc", Sha256.of(phc))
                .build();
    }

    @Override
    public String toString() {
        return "Credential[" + person + ", version " + version + "]"; // never the hash
    }
}
