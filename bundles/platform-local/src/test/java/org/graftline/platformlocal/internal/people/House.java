package org.graftline.platformlocal.internal.people;

import java.security.SecureRandom;
import java.util.Set;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.people.Permission;
import org.graftline.study.people.Role;
import org.graftline.study.people.TokenLimits;
import org.jspecify.annotations.Nullable;

/** An installation with its records, log-in and office. */
final class House implements Access {
    static final String PASSWORD = "seven calm herons";

    final ListedRecords records = new ListedRecords();
    final HandClock clock = new HandClock();
    final Directories directories = new Directories(clock);
    final PasswordLogIn people = new PasswordLogIn(records, records, directories, clock, clock, new SecureRandom());
    final PeopleOffice office;

    House() {
        this("lab");
    }

    House(String operatingSystemUser) {
        office = new PeopleOffice(this, records, records, clock, new SecureRandom(), operatingSystemUser);
    }

    Actor firstAdministrator(Role... alsoAs) {
        return office.enrollFirstAdministrator(
                office.firstAdministratorToken().orElseThrow(),
                "mara",
                "Mara Voss",
                PASSWORD.toCharArray(),
                Set.of(alsoAs));
    }

    /** A second office on the same records, as after a restart. */
    PeopleOffice restarted() {
        return new PeopleOffice(this, records, records, clock, new SecureRandom(), "lab");
    }

    @Override
    public void require(Actor actor, Permission permission, @Nullable StudyCode study) {
        if (!allows(actor, permission, study)) {
            throw new NotAllowedException(actor, permission, study);
        }
    }

    @Override
    public boolean allows(Actor actor, Permission permission, @Nullable StudyCode study) {
        TokenLimits limits = actor.limits();
        return (limits == null || limits.allow(permission, study))
                && people.roles(actor.person(), study).stream().anyMatch(role -> role.allows(permission));
    }
}
