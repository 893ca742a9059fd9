package org.graftline.cases.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The version that results name. */
final class ProductVersion {
    private ProductVersion() {}

    static String text() {
        Properties p = new Properties();
        try (InputStream in = Objects.requireNonNull(
                ProductVersion.class.getResourceAsStream("version.properties"), "version.properties")) {
            p.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return p.getProperty("version", "unknown");
    }
}
