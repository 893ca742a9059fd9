package org.graftline.store.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.graftline.study.StudyException;

/** A password outside the settings: the first line of a file that only its owner can read. */
final class PasswordFile {
    private PasswordFile() {}

    /**
     * @param file as set; a relative path starts at the home; empty for no password
     * @throws StudyException if it cannot be read
     */
    static String read(String file, Path home) {
        if (file.isBlank()) {
            return "";
        }
        Path path = home.resolve(file.strip());
        try {
            return Files.readAllLines(path).stream().findFirst().orElse("");
        } catch (IOException failure) {
            throw new StudyException(
                    "The password file %s of org.graftline.store cannot be read (%s). Create it with the password as its first line."
                            .formatted(path, failure),
                    failure);
        }
    }
}
