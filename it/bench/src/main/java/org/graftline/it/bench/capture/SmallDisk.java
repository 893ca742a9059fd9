package org.graftline.it.bench.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A disk of its own with little room, mounted in the memory of the machine: what only root may do, and not in every container. */
final class SmallDisk implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;
    private static final int BLOCK = 4096;

    private final Path folder;
    private final Path ballast;

    private SmallDisk(Path folder) {
        this.folder = folder;
        this.ballast = folder.resolve("ballast");
    }

    /**
     * @param folder an empty folder
     * @return the disk; empty with the reason told to {@code why} where nobody may mount one
     */
    static Optional<SmallDisk> mount(Path folder, int megabytes, StringBuilder why)
            throws IOException, InterruptedException {
        return run(why, "mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "graftline-test", folder.toString())
                ? Optional.of(new SmallDisk(folder))
                : Optional.empty();
    }

    Path folder() {
        return folder;
    }

    /** Takes all the room there is. */
    void fill() throws IOException {
        byte[] block = new byte[BLOCK];
        try (OutputStream out = Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("No space left on device")) {
                throw full;
            }
        }
    }

    /** Gives the room back. */
    void free() throws IOException {
        Files.delete(ballast);
    }

    private static boolean run(StringBuilder why, String... words) throws IOException, InterruptedException {
        Process process;
        try {
            process =
                    new ProcessBuilder(List.of(words)).redirectErrorStream(true).start();
        } catch (IOException noSuchCommand) {
            why.append(noSuchCommand.getMessage());
            return false;
        }
        why.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    @Override
    public void close() throws IOException {
        StringBuilder why = new StringBuilder();
        try {
            if (!run(why, "umount", "-l", folder.toString())) {
                throw new IOException("The small disk " + folder + " stays mounted: " + why);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
