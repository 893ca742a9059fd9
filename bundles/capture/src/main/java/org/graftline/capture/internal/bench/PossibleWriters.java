package org.graftline.capture.internal.bench;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graftline.platform.People;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.bench.SheetWriters;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.people.Role;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Whoever measures or measured in a study, as the people of the platform know. */
@Component(property = "service.ranking:Integer=-100")
public final class PossibleWriters implements SheetWriters {
    private final People people;
    private final Access access;

    /** Wires the services. */
    @Activate
    public PossibleWriters(
            @Reference(policyOption = ReferencePolicyOption.GREEDY) People people,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Access access) {
        this.people = people;
        this.access = access;
    }

    @Override
    public List<Writer> writers(Actor actor, StudyCode study) {
        access.require(actor, Permission.RECORD_READINGS, study);
        Map<PersonId, Writer> writers = new HashMap<>();
        for (People.Member member : people.members(study)) {
            if (measures(member.ever())) {
                writers.put(
                        member.person(),
                        new Writer(
                                member.person(),
                                member.name(),
                                measures(member.roles()) ? Standing.PRESENT : Standing.FORMER));
            }
        }
        writers.putIfAbsent(actor.person(), new Writer(actor.person(), actor.name(), Standing.PRESENT));
        return writers.values().stream()
                .sorted(Comparator.comparing(Writer::name).thenComparing(Writer::person))
                .toList();
    }

    private static boolean measures(Set<Role> roles) {
        return roles.stream().anyMatch(role -> role.allows(Permission.RECORD_READINGS));
    }
}
