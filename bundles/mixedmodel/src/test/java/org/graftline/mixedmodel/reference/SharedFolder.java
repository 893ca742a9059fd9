package org.graftline.mixedmodel.reference;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the folder {@code shared} with the reference cases: the property {@code graftline.shared}, or beside a parent folder. */
public final class SharedFolder {
    private SharedFolder() {}

    /** The folder {@code shared/reference}; empty when this checkout has none beside it. */
    public static Optional<Path> reference() {
        String property = System.getProperty("graftline.shared");
        if (property != null) {
            return Optional.of(Path.of(property, "reference"));
        }
        for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
            Path candidate = p.resolve("shared").resolve("reference");
            if (Files.isDirectory(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
