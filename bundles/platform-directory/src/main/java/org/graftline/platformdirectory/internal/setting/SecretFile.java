package org.graftline.platformdirectory.internal.setting;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A secret of the settings: the first line of a file of its own that only its owner can read. */
public final class SecretFile {
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private SecretFile() {}

    /**
     * @param pid whose setting it is, for messages
     * @param home where a relative path starts
     * @return the first line; empty if no file is named
     * @throws SettingException if it cannot be read, or others can read it
     */
    public static String read(String pid, String named, Path home) {
        if (named.isBlank()) {
            return "";
        }
        Path file = home.resolve(named.strip());
        try {
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                throw new SettingException(
                        "Others can read %s, a secret that %s names. Make it readable by its owner only (chmod 600)."
                                .formatted(file, pid));
            }
            List<String> lines = Files.readAllLines(file);
            return lines.isEmpty() ? "" : lines.get(0);
        } catch (IOException unreadable) {
            throw new SettingException(
                    "The file %s that %s names cannot be read. Create it, readable by the owner only."
                            .formatted(file, pid),
                    unreadable);
        }
    }
}
