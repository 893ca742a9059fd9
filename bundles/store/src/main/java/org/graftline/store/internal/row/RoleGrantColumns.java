package org.graftline.store.internal.row;

import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Role;
import org.graftline.study.people.RoleGrant;
import org.jspecify.annotations.Nullable;

/** Table {@code role_grant}. */
public record RoleGrantColumns(
        String id,
        int version,
        String person,
        String role,
        @Nullable String study,
        String state) implements Columns<RoleGrant> {

    static final String INSERT = """
            insert into role_grant (
                id, version, person, role, study, state)
            values (
                :id, :version, :person, :role, :study, :state)""";

    /** @return the columns of a record */
    public static RoleGrantColumns of(RoleGrant grant) {
        return new RoleGrantColumns(
                grant.id(),
                grant.version(),
                grant.person().value(),
                grant.role().name(),
                grant.study() == null ? null : grant.study().value(),
                grant.state().name());
    }

    @Override
    public RoleGrant row() {
        return new RoleGrant(
                new PersonId(person),
                Role.valueOf(role),
                study == null ? null : new StudyCode(study),
                version,
                RoleGrant.State.valueOf(state));
    }
}
