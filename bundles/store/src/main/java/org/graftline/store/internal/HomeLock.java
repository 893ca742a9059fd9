package org.graftline.store.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.graftline.study.StudyException;
import org.jspecify.annotations.Nullable;

/**
 * The lock {@code graftline.lock} that makes one process the owner of a home directory. The system frees it if the process dies. Our
 * launcher takes it before the container starts, and says so by {@value #HELD_BY_LAUNCHER}; in another container the store takes it.
 */
final class HomeLock implements AutoCloseable {
    /** Framework property, {@code true} where the launcher owns the home directory already. */
    static final String HELD_BY_LAUNCHER = "graftline.home.owned";

    static final String FILE = "graftline.lock";

    private final @Nullable FileChannel channel; // closing it frees the lock

    private HomeLock(@Nullable FileChannel channel) {
        this.channel = channel;
    }

    /** @return the lock of a home that the launcher owns and frees; the file is not touched, since closing it would free it too */
    static HomeLock heldByLauncher() {
        return new HomeLock(null);
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
            if (channel.tryLock() == null) {
                channel.close();
                throw inUse(home, "another Graftline process");
            }
            return new HomeLock(channel);
        } catch (OverlappingFileLockException oursAlready) {
            // The channel stays open: on Linux closing it would free the lock of the other one.
            throw inUse(home, "another store of this process");
        } catch (IOException failure) {
            close(channel, failure);
            throw new StudyException(
                    "The home directory %s cannot be used (%s). Make it writable for the user that runs Graftline, or name another with --home."
                            .formatted(home, failure),
                    failure);
        }
    }

    private static StudyException inUse(Path home, String who) {
        return new StudyException(
                "The home directory %s is in use by %s. Stop that one, or name another directory with --home."
                        .formatted(home, who));
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
        if (channel != null) {
            channel.close();
        }
    }
}
