package org.graftline.platform.directory;

import java.time.Instant;
import java.util.Set;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Role;
import org.jspecify.annotations.Nullable;

/**
 * Somebody as a directory knows them at this moment.
 *
 * @param source the configured name of the directory, 1 to 60 characters
 * @param subject the lasting id that the directory gives to nobody else, such as entryUUID, objectGUID or issuer and subject
 * @param login the log-in name there
 * @param name the printed name
 * @param mail where they can be written to; empty if the directory does not say
 * @param roles what their groups give them here; empty if no group is mapped to a role
 * @param heldUntil until when this holds without another log-in; null where the directory can be asked by {@link PasswordDirectory#look}
 */
public record DirectoryPerson(
        String source,
        String subject,
        String login,
        String name,
        String mail,
        Set<GroupRole> roles,
        @Nullable Instant heldUntil) {
    /** Copies the set in. */
    public DirectoryPerson {
        roles = Set.copyOf(roles);
    }

    /**
     * A role that a group gives.
     *
     * @param study where it holds; null for every study and the installation
     */
    public record GroupRole(Role role, @Nullable StudyCode study) {
        /** @return in words as lists of people show it, such as {@code director of PDX-1} */
        public String words() {
            return role.word() + (study == null ? "" : " of " + study);
        }
    }

    @Override
    public String toString() {
        return "DirectoryPerson[" + source + "]"; // never who: it may end in a log
    }
}
