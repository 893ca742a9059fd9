package org.graftline.platform;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.people.Role;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps the people where no host does. Absent when a host brings its own. Every act needs
 * {@link org.graftline.study.people.Permission#MANAGE_PEOPLE} unless it says otherwise. Safe for many threads.
 */
@ProviderType
public interface PeopleAdministration {
    /**
     * @return the one-time token that lets the first administrator in, as long as the installation has no administrator; drawn anew at
     *     every start, to be printed on the console and nowhere else; empty once there is one
     */
    Optional<String> firstAdministratorToken();

    /**
     * Enrolls the first administrator. The token is used up.
     *
     * @param token from the console
     * @param login log-in name, not taken
     * @param name printed name
     * @param password at least 12 characters; the caller wipes it afterwards
     * @param alsoAs further roles on all studies, for a laboratory where one person does everything; may be empty
     * @return the administrator
     * @throws org.graftline.study.StudyException if the token is wrong or used, the name taken, the password too short
     */
    Actor enrollFirstAdministrator(String token, String login, String name, char[] password, Set<Role> alsoAs);

    /**
     * The person behind the command line: the owner of the home directory vouches for it with access to the files. On an installation
     * without people the operating-system user becomes the first person, with the role director on all studies and no password.
     *
     * @param login whom to act as; null for the operating-system user
     * @return the actor, via the command line
     * @throws org.graftline.study.StudyException if there is no such active person, saying how to enroll one
     */
    Actor commandLineActor(@Nullable String login);

    /** @return everybody, by log-in name */
    List<Entry> people(Actor actor);

    /**
     * @throws NotAllowedException if the actor may not
     * @throws org.graftline.study.StudyException if the log-in name is taken
     */
    PersonId enroll(Actor actor, String login, String name);

    /** @throws NotAllowedException if the actor may not */
    void grant(Actor actor, PersonId person, Role role, @Nullable StudyCode study);

    /** @throws NotAllowedException if the actor may not */
    void withdraw(Actor actor, PersonId person, Role role, @Nullable StudyCode study);

    /**
     * Sets a password; one's own needs no permission.
     *
     * @param password at least 12 characters; the caller wipes it afterwards
     */
    void setPassword(Actor actor, PersonId person, char[] password);

    /**
     * Keeps where a person can be written to; one's own needs no permission.
     *
     * @param address a mail address; empty to take the one before out
     * @throws org.graftline.study.StudyException if the text is no address
     */
    void setMailAddress(Actor actor, PersonId person, String address);

    /**
     * Says that a person comes from a directory from now on. Their password here, if they have one, opens nothing any more.
     *
     * @param source the configured name of the directory
     * @param subject the lasting id that the directory gave the person, as the directory itself shows it
     * @throws org.graftline.study.StudyException if the person or the id is bound already, or the person is the only administrator with a
     *     password here
     */
    void bindToDirectory(Actor actor, PersonId person, String source, String subject);

    /** Ends all acting of a person. */
    void disable(Actor actor, PersonId person);

    /**
     * A person as the list of people shows them.
     *
     * @param roles "director", or "director of STUDY"
     * @param mail where they can be written to; empty for nowhere
     * @param badge whether a badge of theirs opens the Bench
     * @param source the directory that proves them at log-in; empty for people with a password here
     */
    record Entry(
            PersonId person,
            String login,
            String name,
            List<String> roles,
            boolean active,
            String mail,
            boolean badge,
            String source) {
        /** Copies the list in. */
        public Entry {
            roles = List.copyOf(roles);
        }
    }
}
