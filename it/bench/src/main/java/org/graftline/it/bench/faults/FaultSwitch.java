package org.graftline.it.bench.faults;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A bad disk and a wrong clock for one process, switched on and off while it runs: {@code faults.c}, compiled here, stands between the
 * process and its C library and reads from a mapped file what to do.
 */
final class FaultSwitch {
    /** Errors of Linux, errno.h. */
    static final int NO_SPACE = 28;

    static final int READ_ONLY = 30;

    private static final int BYTES = 40;
    private static final int REFUSAL = 8;
    private static final int DELAY = 12;
    private static final int REFUSED = 16;
    private static final int DELAYED = 24;
    private static final int CLOCK_ASKED = 32;
    private static final long PATIENCE_SECONDS = 60;

    private final Path library;
    private final Path file;
    private final Path under;
    private final MappedByteBuffer state;

    private FaultSwitch(Path library, Path file, Path under, MappedByteBuffer state) {
        this.library = library;
        this.file = file;
        this.under = under;
        this.state = state;
    }

    /**
     * @param folder where the library and the switch are kept
     * @param under the folder whose files have the bad disk
     * @return the switch; empty with the reason told to {@code why} where no C compiler is, or not Linux
     */
    static Optional<FaultSwitch> make(Path folder, Path under, StringBuilder why)
            throws IOException, InterruptedException {
        if (!System.getProperty("os.name").equals("Linux")) {
            why.append("faults are put between a process and the C library of Linux alone");
            return Optional.empty();
        }
        Path source = folder.resolve("faults.c");
        Path library = folder.resolve("faults.so");
        Files.copy(
                Optional.ofNullable(FaultSwitch.class.getResourceAsStream("/faults.c"))
                        .orElseThrow(() -> new IllegalStateException("no faults.c on the class path")),
                source);
        if (!compiled(source, library, why)) {
            return Optional.empty();
        }
        Path file = Files.write(folder.resolve("faults.switch"), new byte[BYTES]);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedByteBuffer state = channel.map(FileChannel.MapMode.READ_WRITE, 0, BYTES);
            state.order(ByteOrder.nativeOrder());
            return Optional.of(new FaultSwitch(library, file, under.toRealPath(), state));
        }
    }

    private static boolean compiled(Path source, Path library, StringBuilder why)
            throws IOException, InterruptedException {
        Process compiler;
        try {
            compiler = new ProcessBuilder(List.of(
                            "cc", "-O2", "-fPIC", "-shared", "-o", library.toString(), source.toString(), "-ldl"))
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException none) {
            why.append("no C compiler, which makes the bad disk and the wrong clock");
            return false;
        }
        String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!compiler.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || compiler.exitValue() != 0) {
            why.append("the C compiler refuses faults.c: ").append(said);
            return false;
        }
        return true;
    }

    /** @return what a process needs to have these faults */
    Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD",
                library.toString(),
                "GRAFTLINE_FAULTS",
                file.toString(),
                "GRAFTLINE_FAULTS_UNDER",
                under.toString());
    }

    /** @param offset what the time of day is wrong by */
    void clockOffBy(Duration offset) {
        state.putLong(0, offset.toSeconds());
    }

    /** Refuses every write with an error of Linux. */
    void refuseWrites(int errno) {
        state.putInt(REFUSAL, errno);
    }

    /** Makes every force to the disk wait. */
    void slowDown(Duration sync) {
        state.putInt(DELAY, (int) sync.toMillis());
    }

    /** All is well again. */
    void heal() {
        clockOffBy(Duration.ZERO);
        refuseWrites(0);
        slowDown(Duration.ZERO);
    }

    /** @return how many writes were refused so far */
    long refused() {
        return state.getLong(REFUSED);
    }

    /** @return how many forces to the disk were slowed so far */
    long delayed() {
        return state.getLong(DELAYED);
    }

    /** @return how often the time of day was asked for so far */
    long clockAsked() {
        return state.getLong(CLOCK_ASKED);
    }
}
