package org.graftline.web.internal.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Files of this bundle that browsers get. */
final class Resources {
    private Resources() {}

    /** @return the bytes; empty if the bundle has no such file */
    static Optional<byte[]> read(String name) {
        try (InputStream in = Resources.class.getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The bundle's file " + name + " cannot be read", unreadable);
        }
    }
}
