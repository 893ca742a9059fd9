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

/** Who can be reached, and how, at this moment. */
final class Reach {
    private final People people;
    private final Optional<Contacts> contacts;
    private final Post post;

    /** @param contacts empty where nobody knows addresses */
    Reach(People people, Optional<Contacts> contacts, Post post) {
        this.people = people;
        this.contacts = contacts;
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
