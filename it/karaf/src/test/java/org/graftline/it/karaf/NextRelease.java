package org.graftline.it.karaf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** The KAR of this build as its next release would be: the same code under another version, wherever it stands. */
final class NextRelease {
    static final String VERSION = "99.0.0";

    private NextRelease() {}

    /** @return the file made */
    static Path of(Path kar, String version, Path to) throws IOException {
        String osgi = version.replace('-', '.');
        try (JarInputStream in = new JarInputStream(Files.newInputStream(kar));
                JarOutputStream out =
                        new JarOutputStream(Files.newOutputStream(to), renamed(in.getManifest(), version, osgi))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.getName();
                if (!entry.isDirectory() && !name.endsWith("maven-metadata-local.xml")) {
                    out.putNextEntry(new ZipEntry(name.replace(version, VERSION)));
                    out.write(content(name, in.readAllBytes(), version, osgi));
                    out.closeEntry();
                }
            }
        }
        return to;
    }

    private static byte[] content(String name, byte[] bytes, String version, String osgi) throws IOException {
        if (!name.contains("/org/graftline/")) {
            return bytes;
        }
        return name.endsWith(".jar")
                ? jar(new ByteArrayInputStream(bytes), version, osgi)
                : new String(bytes, StandardCharsets.UTF_8)
                        .replace(version, VERSION)
                        .replace(osgi, VERSION)
                        .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] jar(InputStream bytes, String version, String osgi) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (JarInputStream in = new JarInputStream(bytes);
                JarOutputStream out = new JarOutputStream(all, renamed(in.getManifest(), version, osgi))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                in.transferTo(out);
                out.closeEntry();
            }
        }
        return all.toByteArray();
    }

    private static Manifest renamed(Manifest manifest, String version, String osgi) {
        manifest.getMainAttributes()
                .replaceAll((key, value) ->
                        value.toString().replace(version, VERSION).replace(osgi, VERSION));
        return manifest;
    }
}
