package org.graftline.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A home directory that this process owns until it closes it. */
final class Home implements AutoCloseable {
    private final Path directory;
    private final @Nullable FileChannel lock;

    private Home(Path directory, @Nullable FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /**
     * Takes the home directory, which is made if it does not exist.
     *
     * @return empty if another process has it
     * @throws LaunchException if it cannot be made or written
     */
    static Optional<Home> take(Path directory) throws LaunchException {
        try {
            makeOwnerOnly(directory);
            FileChannel channel = FileChannel.open(
                    directory.resolve("graftline.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock held = tryLock(channel);
            if (held == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new Home(directory, channel));
        } catch (IOException e) {
            throw new LaunchException(
                    "The home directory %s cannot be used (%s). Make it writable, or choose another with --home."
                            .formatted(directory, reason(e)),
                    e);
        }
    }

    /** A home that lasts as long as the command, for commands that keep nothing. */
    static Home throwAway() throws LaunchException {
        try {
            return new Home(Files.createTempDirectory("graftline-"), null);
        } catch (IOException e) {
            throw new LaunchException(
                    "No temporary directory could be made (%s). Free some space or set java.io.tmpdir."
                            .formatted(reason(e)),
                    e);
        }
    }

    /** Whether it goes with the command. */
    boolean isPassing() {
        return lock == null;
    }

    Path directory() {
        return directory;
    }

    @Override
    public void close() throws IOException {
        if (lock == null) {
            deleteTree(directory);
        } else {
            lock.close();
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this very process: as good as by another
        }
    }

    private static void makeOwnerOnly(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(directory);
        }
    }

    private static void deleteTree(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        String kind = e.getClass().getSimpleName().replace("Exception", "");
        return message == null ? kind : kind + ": " + message;
    }
}
