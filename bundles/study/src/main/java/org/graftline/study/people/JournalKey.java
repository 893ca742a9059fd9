package org.graftline.study.people;

import org.graftline.study.CanonicalForm;
import org.graftline.study.PersonId;
import org.graftline.study.Sha256;
import org.graftline.study.VersionedRow;

/**
 * The key with which a browser encrypts a person's readings while it has no network. It never changes, so that what was queued under
 * it can always be opened again. The ledger sees only a hash of it.
 *
 * @param person whose
 * @param version 1
 * @param key 256 random bits in base64url
 */
public record JournalKey(PersonId person, int version, String key) implements VersionedRow {
    @Override
    public String table() {
        return "journal_key";
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
                .put("key", Sha256.of(key))
                .build();
    }

    @Override
    public String toString() {
        return "JournalKey[" + person + "]"; // never the key
    }
}
