package org.graftline.store.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.graftline.study.StudyException;
import org.jspecify.annotations.Nullable;

/** The lock {@code graftline.lock} that makes one process the owner of a home directory. The system frees it if the process dies. */
final class HomeLock implements AutoCloseable {
    static final String FILE = "graftline.lock";

    private final FileChannel channel; // closing it frees the lock

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the home, creating it if it is not there.
     *
     * @throws StudyException if another process has it, or it cannot be written
     */
    static HomeLock take(Path home) {
        FileChannel channel = null;
        try {
            Files.createDirectories(home);
            channel = FileChannel.open(home.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new StudyException(
                        "The home directory %s is in use by another Graftline process. Stop that one, or name another directory with --home."
                                .formatted(home));
            }
            return new HomeLock(channel);
        } catch (IOException failure) {
            close(channel, failure);
            throw new StudyException(
                    "The home directory %s cannot be used (%s). Make it writable for the user that runs Graftline, or name another with --home."
                            .formatted(home, failure),
                    failure);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException oursAlready) {
            return null; // by another store in this very process
        }
    }

    private static void close(@Nullable FileChannel channel, IOException failure) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException alsoFailed) {
                failure.addSuppressed(alsoFailed);
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
