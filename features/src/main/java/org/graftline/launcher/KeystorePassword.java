package org.graftline.launcher;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The password of the keystore for TLS: a secret, so it stands in a file of its own that only its owner can read, never among the settings. */
final class KeystorePassword {
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private KeystorePassword() {}

    /**
     * @param home the home directory
     * @return what stands in {@code config/keystore.password}; empty where there is no such file
     * @throws LaunchException if others can read it, or nobody can
     */
    static Optional<String> of(Path home) throws LaunchException {
        Path file = home.resolve("config").resolve("keystore.password");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                throw new LaunchException(
                        ExitCode.FAILED,
                        "Others can read %s, the password of the keystore. Make it readable by its owner only (chmod 600), then start again."
                                .formatted(file));
            }
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            throw new LaunchException(
                    "The password of the keystore in %s cannot be read. Check the file and its owner, then start again."
                            .formatted(file),
                    e);
        }
    }
}
