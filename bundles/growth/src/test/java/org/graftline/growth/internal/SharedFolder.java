package org.graftline.growth.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder {@code shared} beside the checkout, where public data lie that may not be shipped. */
public final class SharedFolder {
    private SharedFolder() {}

    /** A folder inside it; empty when there is none on this machine. */
    public static Optional<Path> find(String name) {
        String set = System.getProperty("graftline.shared");
        if (set != null) {
            return Optional.of(Path.of(set, name)).filter(Files::isDirectory);
        }
        for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
            Path candidate = p.resolve("shared").resolve(name);
            if (Files.isDirectory(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
