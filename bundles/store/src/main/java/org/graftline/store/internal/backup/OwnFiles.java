package org.graftline.store.internal.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.graftline.study.StudyException;
import org.jspecify.annotations.Nullable;

/** Files and folders that only their owner may read: a backup holds names and the hashes of passwords. */
public final class OwnFiles {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private OwnFiles() {}

    /** Makes an empty file. */
    public static void create(Path file) throws IOException {
        Files.createFile(file, rights("rw-------"));
    }

    /** Makes a folder and those above it. */
    public static void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder, rights("rwx------"));
    }

    private static FileAttribute<?>[] rights(String rights) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    /** @throws StudyException if something is there already */
    public static void requireEmpty(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            try (Stream<Path> within = Files.list(place)) {
                if (within.findAny().isEmpty()) {
                    return;
                }
            }
        } else if (!Files.exists(place)) {
            return;
        }
        throw new StudyException(
                "%s is not empty, and nothing is written over what is there. Name a folder that is absent or empty."
                        .formatted(place));
    }

    /** @return SHA-256 of the bytes of a file, 64 hexadecimal digits */
    public static String sha256(Path file) throws IOException {
        MessageDigest sha256 = HashedFiles.sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha256.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    /**
     * Deletes a folder with all that is in it; no folder is fine.
     *
     * @throws UncheckedIOException if something stays
     */
    public static void deleteTree(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                        throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failure) {
            throw new UncheckedIOException("%s could not be deleted".formatted(folder), failure);
        }
    }
}
