package org.graftline.study.people;

import org.graftline.study.CanonicalForm;
import org.graftline.study.PersonId;
import org.graftline.study.SaltedText;
import org.graftline.study.VersionedRow;

/**
 * Where a person can be written to.
 *
 * @param person whose
 * @param version see {@link VersionedRow}; the highest holds
 * @param mail a mail address, erasable; an empty text where the one before was taken out
 */
public record Contact(PersonId person, int version, SaltedText mail) implements VersionedRow {
    @Override
    public String table() {
        return "contact";
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
                .put("mail", mail)
                .build();
    }

    @Override
    public String toString() {
        return "Contact[" + person + ", version " + version + "]"; // never the address: it is personal
    }
}
