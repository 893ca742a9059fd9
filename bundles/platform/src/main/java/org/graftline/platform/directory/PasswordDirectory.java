package org.graftline.platform.directory;

import java.time.Duration;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** A directory that proves people by name and password. All that are set up are asked, the highest ranking first. Must be safe for many threads. */
@ConsumerType
public interface PasswordDirectory {
    /** @return the configured name, the {@link DirectoryPerson#source} of everybody it knows */
    String source();

    /**
     * @param login what was typed
     * @param password what was typed, never blank; the caller wipes it afterwards
     * @return who this is; empty if nobody active has the name there or the password is wrong
     * @throws DirectoryUnavailableException if the directory cannot be asked
     */
    Optional<DirectoryPerson> prove(String login, char[] password);

    /**
     * @param subject a lasting id that this directory gave
     * @return the person as they are there now; empty if they were removed or disabled
     * @throws DirectoryUnavailableException if the directory cannot be asked
     */
    Optional<DirectoryPerson> look(String subject);

    /** @return how often it is asked about those who came from it, at least a minute */
    default Duration lookEvery() {
        return Duration.ofMinutes(5);
    }
}
