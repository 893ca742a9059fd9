package org.graftline.conduct.internal.alert;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graftline.conduct.internal.mail.Post;
import org.graftline.platform.Contacts;
import org.graftline.platform.People;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.conduct.AlertCase.PassedOver.Why;
import org.graftline.study.conduct.AlertChain.Channel;
import org.graftline.study.conduct.AlertChain.Link;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.people.Role;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Who can be reached, and how, at this moment. */
@Component(service = Reach.class)
public final class Reach {
    private final People people;
    private final Optional<Contacts> contacts;
    private final Post post;

    /** @param contacts null where nobody knows addresses */
    @Activate
    public Reach(
            @Reference(policyOption = ReferencePolicyOption.GREEDY) People people,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Post post,
            @Reference(policyOption = ReferencePolicyOption.GREEDY, cardinality = ReferenceCardinality.OPTIONAL)
                    @Nullable
                    Contacts contacts) {
        this.people = people;
        this.contacts = Optional.ofNullable(contacts);
        this.post = post;
    }

    /** @return why a person of a chain cannot be called; empty if they can */
    Optional<Why> obstacle(StudyCode study, Link link) {
        PersonId person = link.person();
        if (people.actor(person, Actor.Via.ITSELF).isEmpty()) {
            return Optional.of(Why.DISABLED);
        }
        if (people.roles(person, study).stream().noneMatch(role -> role.allows(Permission.HANDLE_ALERTS))) {
            return Optional.of(Why.NO_ROLE);
        }
        if (!channels(link).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(post.isSetUp() ? Why.NO_ADDRESS : Why.NO_MAIL_SERVER);
    }

    /** @return the channels of the link that lead to the person */
    Set<Channel> channels(Link link) {
        Set<Channel> open = EnumSet.copyOf(link.channels());
        if (!post.isSetUp() || address(link.person()).isEmpty()) {
            open.remove(Channel.MAIL);
        }
        return open;
    }

    Optional<String> address(PersonId person) {
        return contacts.flatMap(known -> known.mailAddress(person));
    }

    boolean hasMailServer() {
        return post.isSetUp();
    }

    /** @return whom a study without a chain calls, all at once */
    List<Link> directors(StudyCode study) {
        return people.holding(Role.DIRECTOR, study).stream()
                .map(person -> new Link(person, EnumSet.allOf(Channel.class)))
                .toList();
    }

    /** @return the printed name; the id of somebody who is not active */
    String name(PersonId person) {
        return people.actor(person, Actor.Via.ITSELF).map(Actor::name).orElse(person.value());
    }
}
