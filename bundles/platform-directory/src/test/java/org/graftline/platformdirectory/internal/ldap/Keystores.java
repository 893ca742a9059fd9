package org.graftline.platformdirectory.internal.ldap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Keystores and certificates as an administrator makes them, by the JDK's keytool. */
final class Keystores {
    private Keystores() {}

    /** @return the keystore; the certificate lies beside it as {@code NAME.pem} */
    static Path make(Path folder, String name, String host) {
        Path keystore = folder.resolve(name + ".p12");
        run(
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + host,
                "-ext",
                "SAN=dns:" + host,
                "-validity",
                "3650",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                keystore.toString());
        run(
                "-exportcert",
                "-rfc",
                "-alias",
                name,
                "-storepass",
                "changeit",
                "-keystore",
                keystore.toString(),
                "-file",
                folder.resolve(name + ".pem").toString());
        return keystore;
    }

    private static void run(String... arguments) {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        try {
            Process keytool =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(keytool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
