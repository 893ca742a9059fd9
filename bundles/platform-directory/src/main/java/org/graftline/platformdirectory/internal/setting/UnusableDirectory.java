package org.graftline.platformdirectory.internal.setting;

import java.util.Optional;
import org.graftline.platform.directory.DirectoryPerson;
import org.graftline.platform.directory.DirectoryUnavailableException;
import org.graftline.platform.directory.PasswordDirectory;

/**
 * Stands for a directory whose settings cannot be used, so that its people are told why they cannot log in and lose nothing.
 *
 * @param sentence what is wrong and what to do
 */
public record UnusableDirectory(String source, String sentence) implements PasswordDirectory {
    @Override
    public Optional<DirectoryPerson> prove(String login, char[] password) {
        throw unavailable();
    }

    @Override
    public Optional<DirectoryPerson> look(String subject) {
        throw unavailable();
    }

    private DirectoryUnavailableException unavailable() {
        return new DirectoryUnavailableException(
                "The directory '%s' cannot be asked, because of its settings: %s Until then only people with a password here can log in."
                        .formatted(source, sentence));
    }
}
