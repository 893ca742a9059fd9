package org.graftline.it.bench;

import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.graftline.mixedmodel.DataTable;
import org.jspecify.annotations.Nullable;

/** The same models on the same tables by nlme and lme4, where Rscript is on the path. */
final class PeersInR {
    private static final long LONGEST_MINUTES = 15;

    private final PrintStream out;

    PeersInR(PrintStream out) {
        this.out = out;
    }

    /** The program, where there is one. */
    static Optional<Path> rscript() {
        return Arrays.stream(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "Rscript"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Prints a line per size and package; one that takes longer than 15 minutes is stopped and no larger one is tried. */
    void time(BenchModel model, List<Long> sizes) {
        Optional<Path> rscript = rscript();
        if (rscript.isEmpty()) {
            out.println("R: skipped, there is no Rscript on the path");
            return;
        }
        try {
            Path folder = Files.createTempDirectory("graftline-bench");
            Path script = folder.resolve("peers.R");
            try (InputStream in = Objects.requireNonNull(PeersInR.class.getResourceAsStream("peers.R"), "peers.R")) {
                Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
            }
            Path csv = folder.resolve("data.csv");
            for (long size : sizes) {
                write(BenchTable.ofRows(size), csv);
                if (!ended(rscript.get(), script, csv, model)) {
                    out.printf("R         stopped after %d minutes%n", LONGEST_MINUTES);
                    break;
                }
            }
            Files.deleteIfExists(csv);
            Files.deleteIfExists(script);
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean ended(Path rscript, Path script, Path csv, BenchModel model) throws IOException {
        out.flush();
        Process process = new ProcessBuilder(rscript.toString(), script.toString(), csv.toString(), model.word())
                .inheritIO()
                .start();
        try {
            boolean ended = process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
            process.destroyForcibly();
            return ended;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void write(DataTable table, Path csv) throws IOException {
        List<String> names = table.names();
        List<@Nullable String[]> columns =
                names.stream().<@Nullable String[]>map(table::texts).toList();
        try (BufferedWriter writer = Files.newBufferedWriter(csv)) {
            writer.write(String.join(",", names) + "\n");
            for (int i = 0; i < table.rows(); i++) {
                StringBuilder line = new StringBuilder();
                for (@Nullable String[] column : columns) {
                    line.append(line.isEmpty() ? "" : ",").append(column[i]);
                }
                writer.write(line.append('\n').toString());
            }
        }
    }
}
