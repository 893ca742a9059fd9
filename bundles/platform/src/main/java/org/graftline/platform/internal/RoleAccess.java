package org.graftline.platform.internal;

import org.graftline.platform.People;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.people.Permission;
import org.graftline.study.people.TokenLimits;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Lets an actor do what one of their roles includes, as the people of the platform say at that moment: nothing is remembered, so that
 * a role taken back ends with the next act. A person who is unknown or disabled has no roles; a token has the least of its own limits and
 * of the roles.
 */
@Component
public final class RoleAccess implements Access {
    private final People people;

    /** @param people the host's where it brings its own, also when they come later than ours */
    @Activate
    public RoleAccess(@Reference(policyOption = ReferencePolicyOption.GREEDY) People people) {
        this.people = people;
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
