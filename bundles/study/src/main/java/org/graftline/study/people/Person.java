package org.graftline.study.people;

import org.graftline.study.CanonicalForm;
import org.graftline.study.PersonId;
import org.graftline.study.SaltedText;
import org.graftline.study.VersionedRow;

/**
 * A person known to this installation.
 *
 * @param person the id that stays on records
 * @param version see {@link VersionedRow}
 * @param login what is typed at log-in
 * @param name the printed name
 * @param state whether the person may act at all
 */
public record Person(PersonId person, int version, SaltedText login, SaltedText name, State state)
        implements VersionedRow {
    /** Whether a person may act. */
    public enum State {
        ACTIVE,
        DISABLED
    }

    @Override
    public String table() {
        return "person";
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
                .put("login", login)
                .put("name", name)
                .put("state", state)
                .build();
    }
}
