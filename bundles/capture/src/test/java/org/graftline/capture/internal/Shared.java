package org.graftline.capture.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.graftline.study.capture.ImportFile;
import org.junit.jupiter.api.Assumptions;

/** The reference data beside the checkout; a test that needs it is skipped where it is absent. */
final class Shared {
    private Shared() {}

    static ImportFile data(String path) {
        Path file = root().resolve("data").resolve(path);
        Assumptions.assumeTrue(
                Files.isRegularFile(file),
                "skipped: data/" + path + " not found in a folder 'shared' beside the checkout");
        try {
            return new ImportFile(file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Whether the folder is there at all. */
    static boolean isThere() {
        return Files.isDirectory(root().resolve("data"));
    }

    /** The folder with the public data. */
    static Path folder() {
        return root().resolve("data");
    }

    private static Path root() {
        String named = System.getProperty("graftline.shared");
        if (named != null) {
            return Path.of(named);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path shared = at.resolve("shared");
            if (Files.isDirectory(shared.resolve("data"))) {
                return shared;
            }
        }
        return Path.of("shared");
    }
}
