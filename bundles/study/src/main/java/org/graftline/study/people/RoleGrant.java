package org.graftline.study.people;

import org.graftline.study.CanonicalForm;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.VersionedRow;
import org.jspecify.annotations.Nullable;

/**
 * A role given to a person, or taken back by a later version.
 *
 * @param person who
 * @param role what
 * @param study where; null for every study and the installation
 * @param version see {@link VersionedRow}
 * @param state given or withdrawn
 */
public record RoleGrant(
        PersonId person, Role role, @Nullable StudyCode study, int version, State state) implements VersionedRow {
    /** Whether the grant holds. */
    public enum State {
        GRANTED,
        WITHDRAWN
    }

    @Override
    public String table() {
        return "role_grant";
    }

    @Override
    public String id() {
        return person.value() + "/" + role + "/" + (study == null ? "*" : study.value());
    }

    @Override
    public CanonicalForm canonical() {
        return CanonicalForm.object()
                .put("person", person.value())
                .put("role", role)
                .put("study", study == null ? null : study.value())
                .put("version", version)
                .put("state", state)
                .build();
    }
}
