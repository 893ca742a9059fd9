package org.graftline.it.felix;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A keystore that an administrator made with the JDK's own tool, and a server that speaks TLS with it. */
public class TlsIT {
    private static final String PASSWORD = "five plain herons";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void with_a_keystore_the_server_speaks_tls_and_its_password_stands_in_no_setting() throws Exception {
        Path home = folder.newFolder("home").toPath();
        Path config = Files.createDirectories(home.resolve("config"));
        Path keystore = config.resolve("keystore.p12");
        keytool(keystore);
        Path secret = Files.writeString(config.resolve("keystore.password"), PASSWORD + "\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
        int secure = ServerIT.freePort();
        Files.writeString(
                config.resolve("org.apache.felix.http.cfg"),
                Files.readString(Distribution.folder().resolve("config/org.apache.felix.http.cfg"))
                        + """

                        org.apache.felix.https.enable = true
                        org.osgi.service.http.port.secure = %d
                        org.apache.felix.https.keystore = %s
                        """.formatted(secure, keystore));

        TypedCommand seenByOthers = TypedCommand.type(folder.getRoot().toPath(), "start", "--home", home.toString());
        assertEquals(seenByOthers.told(), 1, seenByOthers.exit());
        assertTrue(seenByOthers.told(), seenByOthers.told().contains("chmod 600"));

        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        Process server = RunningServer.start(folder.newFolder("typed").toPath(), home);
        try {
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .sslContext(trusting(keystore))
                    .build()
                    .send(
                            HttpRequest.newBuilder(URI.create("https://localhost:%d/api/v1/session".formatted(secure)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertEquals(200, answer.statusCode());
            assertEquals(
                    "max-age=31536000",
                    answer.headers().firstValue("Strict-Transport-Security").orElse("none"));
            assertTrue(answer.sslSession().orElseThrow().getProtocol().matches("TLSv1\\.[23]"));
        } finally {
            server.destroy();
            server.waitFor(60, TimeUnit.SECONDS);
        }
    }

    private static void keytool(Path keystore) throws Exception {
        Process made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "graftline",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keystore.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String told = new String(made.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(told, 0, made.waitFor());
    }

    private static SSLContext trusting(Path keystore) throws Exception {
        KeyStore known = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keystore)) {
            known.load(in, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("graftline", known.getCertificate("graftline"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
