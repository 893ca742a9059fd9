package org.graftline.it.felix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The distribution that this build made. */
final class Distribution {
    private Distribution() {}

    static Path folder() {
        return Path.of(System.getProperty("graftline.distribution", "../../features/target/graftline"))
                .toAbsolutePath()
                .normalize();
    }

    /** All bundles of the distribution, the log first so that it sees the others start. */
    static List<Path> bundles() {
        try (Stream<Path> files = Files.walk(folder().resolve("bundles"))) {
            return files.filter(f -> f.toString().endsWith(".jar"))
                    .sorted((a, b) -> rank(a) != rank(b) ? rank(a) - rank(b) : a.compareTo(b))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "There is no distribution in " + folder() + ". Build the module 'features' first.", e);
        }
    }

    private static int rank(Path jar) {
        return jar.getFileName().toString().startsWith("pax-logging") ? 0 : 1;
    }
}
