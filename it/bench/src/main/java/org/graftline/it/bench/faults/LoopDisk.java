package org.graftline.it.bench.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A small disk of its own, an ext4 file system in a file: it can be filled, and it can fail. What only root may mount. */
final class LoopDisk implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;
    private static final int MEGABYTES = 160;
    private static final int BLOCK = 4096;

    private final Path image;
    private final Path folder;

    private LoopDisk(Path image, Path folder) {
        this.image = image;
        this.folder = folder;
    }

    /** @return the disk; empty with the reason told to {@code why} where none can be mounted */
    static Optional<LoopDisk> mount(Path place, StringBuilder why) throws IOException, InterruptedException {
        Path image = place.resolve("disk.img");
        Path folder = Files.createDirectory(place.resolve("disk"));
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(MEGABYTES * 1024L * 1024L);
        }
        LoopDisk disk = new LoopDisk(image, folder);
        return run(why, "mkfs.ext4", "-q", "-m", "0", image.toString()) && disk.mount(why)
                ? Optional.of(disk)
                : Optional.empty();
    }

    Path folder() {
        return folder;
    }

    private boolean mount(StringBuilder why) throws IOException, InterruptedException {
        return run(why, "mount", "-o", "loop", image.toString(), folder.toString());
    }

    /** Takes all the room there is. */
    void fill() throws IOException {
        byte[] block = new byte[BLOCK];
        try (OutputStream out = Files.newOutputStream(
                folder.resolve("ballast"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
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
        Files.delete(folder.resolve("ballast"));
    }

    /**
     * Fails as a disk does after an error: the file system turns read-only under whoever has files open, and what was not yet on the
     * disk is lost.
     */
    void abort() throws IOException, InterruptedException {
        require("mount", "-o", "remount,abort", folder.toString());
    }

    /** Mounts it again as it is after a failure; nobody may have a file of it open. */
    void repair() throws IOException, InterruptedException {
        require("umount", folder.toString());
        StringBuilder why = new StringBuilder();
        if (!mount(why)) {
            throw new IOException("The disk does not mount again: " + why);
        }
    }

    private static void require(String... words) throws IOException, InterruptedException {
        StringBuilder why = new StringBuilder();
        if (!run(why, words)) {
            throw new IOException("'" + String.join(" ", words) + "' failed: " + why);
        }
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
        why.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).replaceAll("\\s+", " "));
        return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    @Override
    public void close() throws IOException {
        try {
            require("umount", "-l", folder.toString());
            Files.delete(image);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
