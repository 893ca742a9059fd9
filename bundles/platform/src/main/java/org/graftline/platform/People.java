package org.graftline.platform;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Role;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The people of the platform. Implemented by a host, or by {@code platform-local} from our own tables; the service with the highest
 * ranking answers alone. Must be safe for many threads.
 */
@ConsumerType
public interface People {
    /**
     * Proves a person by log-in name and password. Takes the same time whether the name or the password is wrong.
     *
     * @param login what was typed
     * @param password what was typed; the caller wipes it afterwards
     * @param via the way in
     * @return the person as actor; empty if name or password is wrong or the person is disabled
     * @throws TooManyAttemptsException if log-in with this name failed so often that it is refused for a while
     */
    Optional<Actor> authenticate(String login, char[] password, Actor.Via via);

    /**
     * Takes a proof that somebody gave a moment ago at a provider of single sign-on, in place of name and password. Each opens once.
     *
     * @param proof as {@link org.graftline.platform.directory.SingleSignOn.Ended#proof}
     * @param purpose what it is used for now
     * @param via the way in
     * @return the person as actor; empty if the proof is unknown, used, over, or for another purpose, or the person is disabled
     */
    default Optional<Actor> redeem(String proof, String purpose, Actor.Via via) {
        return Optional.empty();
    }

    /**
     * @param person an id
     * @return the label of the provider of single sign-on at which the person proves themself; empty for people with a password here or in
     *     a directory
     */
    default Optional<String> provider(PersonId person) {
        return Optional.empty();
    }

    /**
     * @param login a log-in name
     * @return the id of the active person with it; empty if there is none
     */
    Optional<PersonId> find(String login);

    /**
     * @param person an id
     * @param via the way in
     * @return the person as actor; empty if unknown or disabled
     */
    Optional<Actor> actor(PersonId person, Actor.Via via);

    /**
     * @param person an id
     * @param study a study; null for the installation
     * @return the roles that hold there, those for every study included; empty if unknown or disabled
     */
    Set<Role> roles(PersonId person, @Nullable StudyCode study);

    /**
     * @param person an id
     * @return the printed name, of people who are disabled by now too; empty if nobody has the id. A host that knows only its active
     *     people leaves this as it is
     */
    default Optional<String> name(PersonId person) {
        return actor(person, Actor.Via.WEB).map(Actor::name);
    }

    /**
     * Everybody who has or had a role that holds in a study.
     *
     * @param study a study
     * @return by name, people who are disabled by now among them; empty from a host that keeps no such list
     */
    default List<Member> members(StudyCode study) {
        return List.of();
    }

    /**
     * Somebody who has or had a role in a study, given for it or for every study.
     *
     * @param person who
     * @param name the printed name
     * @param roles what they hold there now; empty for people who are disabled
     * @param ever what they ever held there, {@code roles} included
     */
    record Member(PersonId person, String name, Set<Role> roles, Set<Role> ever) {
        /** Copies the sets in. */
        public Member {
            roles = Set.copyOf(roles);
            ever = Set.copyOf(ever);
        }
    }

    /**
     * @param role a role
     * @param study a study
     * @return the active people who hold the role there, those of every study included, in the order they were enrolled; empty where a
     *     host does not say
     */
    default List<PersonId> holding(Role role, StudyCode study) {
        return List.of();
    }
}
