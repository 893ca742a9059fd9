package org.graftline.capture.internal.blinding;

import java.util.Set;
import java.util.stream.Collectors;
import org.graftline.capture.internal.kept.KeptStudy;
import org.graftline.platform.People;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.people.Role;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Says what a person may see, by the roles they hold at that moment. Asks for no permission. Safe for many threads. */
@Component(service = Sights.class)
public final class Sights {
    private final People people;
    private final Access access;

    /** Wires the services. */
    @Activate
    public Sights(
            @Reference(policyOption = ReferencePolicyOption.GREEDY) People people,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Access access) {
        this.people = people;
        this.access = access;
    }

    /** @return what this person may see of the study as it stands */
    public Sight of(Actor actor, KeptStudy study) {
        return new Sight(
                actor.person(),
                study,
                isBlinded(actor, study),
                access.allows(actor, Permission.CHANGE_STUDY, study.study().code()));
    }

    /** @return whether this person may or once might record readings in the study, so that a sheet of paper can be theirs */
    public boolean mayHaveMeasured(PersonId person, StudyCode study) {
        return people.roles(person, study).stream().anyMatch(Sights::measures)
                || people.members(study).stream()
                        .anyMatch(member -> member.person().equals(person)
                                && member.ever().stream().anyMatch(Sights::measures));
    }

    private static boolean measures(Role role) {
        return role.allows(Permission.RECORD_READINGS);
    }

    /** A role that cannot read the study, such as the administrator's, opens no eyes; nobody's eyes are open without a role. */
    boolean isBlinded(Actor actor, KeptStudy study) {
        return isBlinded(people.roles(actor.person(), study.study().code()), study)
                && !study.isUnblinded(actor.person());
    }

    /** @return whether somebody with these roles is blinded unless they were told the arms */
    boolean isBlinded(Set<Role> roles, KeptStudy study) {
        Set<Role> opening = roles.stream()
                .filter(role -> role.allows(Permission.READ_STUDY) && !role.isAlwaysBlinded())
                .collect(Collectors.toSet());
        return study.rules().blinded().containsAll(opening);
    }
}
