package org.graftline.store.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.graftline.store.internal.backup.OwnFiles;
import org.graftline.study.StudyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The SHA-256 of an H2 file as it was when it was closed, kept beside it while nobody has it open. H2 checks the frame of its pages, not
 * what they say: a byte that a disk changed would be served. With the seal any change between two starts is seen before anything is read;
 * without it, as after a killed process, every record is compared with the ledger instead.
 */
final class FileSeal {
    private static final Logger LOG = LoggerFactory.getLogger(FileSeal.class);

    private final Path file;
    private final Path seal;

    /** @param database without its ending */
    FileSeal(Path database) {
        this.file = database.resolveSibling(database.getFileName() + ".mv.db");
        this.seal = database.resolveSibling(database.getFileName() + ".sha256");
    }

    /** What is known of the file. */
    enum State {
        /** There is none, or nothing in it yet. */
        NEW,
        /** It is as it was closed. */
        SEALED,
        /** Whoever had it did not come to close it. */
        OPEN
    }

    /**
     * Breaks the seal: whoever opens the file now has to close it.
     *
     * @throws StudyException if the file is not as it was closed, or the seal cannot be removed
     */
    State breakOpen() {
        try {
            if (!Files.exists(seal)) {
                return Files.exists(file) && Files.size(file) > 0 ? State.OPEN : State.NEW;
            }
            if (!Files.exists(file)
                    || !Files.readString(seal, StandardCharsets.ISO_8859_1)
                            .strip()
                            .equals(OwnFiles.sha256(file))) {
                throw new StudyException(
                        "The database file %s is damaged: it is not as it was when it was closed (its SHA-256 is not that in %s). Put the home directory aside as it is, restore the last backup and run verify-audit on it. Do not go on working with this file. If you put another copy of the file there yourself, delete %s: every record is then compared with the ledger before anything is served."
                                .formatted(file, seal, seal));
            }
            Files.delete(seal);
            return State.SEALED;
        } catch (IOException failure) {
            throw new StudyException(
                    "The store is not open: %s or %s cannot be read or written (%s). Make both readable and their folder writable for the user that runs Graftline."
                            .formatted(file, seal, failure),
                    failure);
        }
    }

    /** Seals a file that was closed. Without a seal nothing is lost but the time that the next start takes. */
    void close() {
        try {
            if (Files.exists(file) && isClosed()) {
                Path draft = seal.resolveSibling(seal.getFileName() + ".draft");
                Files.writeString(draft, OwnFiles.sha256(file) + "\n");
                Files.move(draft, seal, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException failure) {
            LOG.warn(
                    "GL-1012 The seal {} was not written ({}); the next start compares every record with the ledger.",
                    seal,
                    failure.getMessage());
        }
    }

    /** Whether H2 let go of the file. If a thread that was cut off still wrote to it, a seal of now would call that damage. */
    private boolean isClosed() throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            boolean free = channel.tryLock() != null;
            channel.close();
            if (!free) {
                LOG.warn(
                        "GL-1012 The seal {} was not written: the file is still in use; the next start compares every record.",
                        seal);
            }
            return free;
        } catch (OverlappingFileLockException stillOpen) {
            // The channel stays open: on Linux closing it would free the lock that H2 holds.
            LOG.warn(
                    "GL-1012 The seal {} was not written: the file is still open; the next start compares every record.",
                    seal);
            return false;
        }
    }
}
