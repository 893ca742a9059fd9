package org.graftline.web.internal.bench;

import java.util.HashMap;
import java.util.Map;
import org.graftline.platform.People;
import org.graftline.study.PersonId;
import org.jspecify.annotations.Nullable;

/** Printed names of the people on one answer, each looked up once. Not for several threads. */
public final class PersonNames {
    private final People people;
    private final Map<PersonId, String> known = new HashMap<>();

    /** @param people who is who */
    public PersonNames(People people) {
        this.people = people;
    }

    /** @return the name; the id of somebody the platform does not know any more; null for nobody */
    public @Nullable String of(@Nullable PersonId person) {
        return person == null ? null : named(person);
    }

    /** @return the name; the id of somebody the platform does not know any more */
    public String named(PersonId person) {
        return known.computeIfAbsent(person, id -> people.name(id).orElse(id.value()));
    }
}
