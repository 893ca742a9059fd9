package org.graftline.it.felix;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * The distribution and a real Keycloak, started from its own distribution; takes two minutes. Keycloak comes from Maven Central:
 * {@code mvn dependency:unpack -Dartifact=org.keycloak:keycloak-quarkus-dist:26.5.6:zip -DoutputDirectory=FOLDER}, then
 * {@code -Dgraftline.keycloak=FOLDER/keycloak-26.5.6}.
 */
public class KeycloakIT {
    private static final String PASSWORD = "seven calm herons";
    private static final Pattern SECRET = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private int sso;
    private int port;
    private Process keycloak;
    private Process server;

    @Before
    public void start() throws Exception {
        String unpacked = System.getProperty("graftline.keycloak", "");
        assumeTrue("Keycloak is not unpacked; the comment of this class says how to get it", !unpacked.isEmpty());
        sso = ServerIT.freePort();
        port = ServerIT.freePort();
        Path data = Files.createDirectories(Path.of(unpacked, "data", "import"));
        Files.writeString(data.resolve("lab-realm.json"), realm());
        ProcessBuilder starting = new ProcessBuilder(
                        Path.of(unpacked, "bin", "kc.sh").toString(),
                        "start-dev",
                        "--db=dev-mem",
                        "--http-host=127.0.0.1",
                        "--http-port=" + sso,
                        "--import-realm")
                .redirectErrorStream(true)
                .redirectOutput(folder.newFile("keycloak.log"));
        starting.environment()
                .putAll(Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", "admin", "KC_BOOTSTRAP_ADMIN_PASSWORD", "admin"));
        keycloak = starting.start();
        awaitKeycloak();

        Path home = folder.newFolder("home").toPath();
        Path config = Files.createDirectories(home.resolve("config"));
        Files.writeString(config.resolve("openid.secret"), "the secret\n");
        Files.setPosixFilePermissions(config.resolve("openid.secret"), PosixFilePermissions.fromString("rw-------"));
        Files.writeString(config.resolve("org.graftline.directory.openid.cfg"), """
                issuer=%s/realms/lab
                label=Keycloak
                secretFile=config/openid.secret
                pages=http://localhost:%d
                roles=pdx-directors => director
                askMinutes=1
                """.formatted(keycloakRoot(), port));
        server = RunningServer.start(folder.getRoot().toPath().resolve("typed"), home, port);
    }

    @After
    public void stop() throws Exception {
        for (Process process : new Process[] {server, keycloak}) {
            if (process != null) {
                process.descendants().forEach(ProcessHandle::destroy);
                process.destroy();
                process.waitFor(60, TimeUnit.SECONDS);
            }
        }
    }

    private String keycloakRoot() {
        return "http://localhost:" + sso;
    }

    private void awaitKeycloak() throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
        while (!answers()) {
            assertTrue(Files.readString(folder.getRoot().toPath().resolve("keycloak.log")), keycloak.isAlive());
            assertTrue("Keycloak says nothing", System.nanoTime() < deadline);
            assertFalse(keycloak.waitFor(500, TimeUnit.MILLISECONDS));
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            return HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create(
                                                    keycloakRoot() + "/realms/lab/.well-known/openid-configuration"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String realm() {
        String user = """
                {"username":"%s","enabled":true,"firstName":"%s","lastName":"%s","email":"%1$s@example.org","emailVerified":true,
                 "groups":["/%s"],"credentials":[{"type":"password","value":"%s","temporary":false}]}""";
        return """
                {"realm":"lab","enabled":true,"sslRequired":"none","groups":[{"name":"pdx-directors"},{"name":"choir"}],
                 "clients":[{"clientId":"graftline","enabled":true,"publicClient":false,"secret":"the secret",
                   "standardFlowEnabled":true,"redirectUris":["http://localhost:%1$d/log-in"],
                   "attributes":{"pkce.code.challenge.method":"S256","post.logout.redirect.uris":"http://localhost:%1$d/"},
                   "protocolMappers":[{"name":"groups","protocol":"openid-connect",
                     "protocolMapper":"oidc-group-membership-mapper",
                     "config":{"claim.name":"groups","full.path":"true","id.token.claim":"true"}}]}],
                 "users":[%2$s,%3$s]}""".formatted(
                        port,
                        user.formatted("dora", "Dora", "Rector", "pdx-directors", PASSWORD),
                        user.formatted("nina", "Nina", "Noone", "choir", PASSWORD));
    }

    private static HttpResponse<String> typed(Browsing browser, HttpResponse<String> page, String login)
            throws Exception {
        return browser.fill(page, Map.of("username", login, "password", PASSWORD, "credentialId", ""));
    }

    @Test
    public void people_log_in_prove_themselves_for_a_signature_log_out_and_lose_their_session_when_disabled_there()
            throws Exception {
        Browsing dora = new Browsing("http://localhost:" + port);

        HttpResponse<String> wrong =
                dora.fill(dora.open(dora.leave()), Map.of("username", "dora", "password", "not the password"));
        assertEquals("a wrong password brings nobody back", 200, wrong.statusCode());

        HttpResponse<String> back = typed(dora, dora.open(dora.leave()), "dora");
        assertEquals(302, back.statusCode());
        String answer = Browsing.brought(back);
        HttpResponse<String> in = dora.api("POST", "/single-sign-on/end", answer);
        assertEquals(in.body(), 201, in.statusCode());
        assertTrue(in.body(), in.body().contains("\"name\":\"Dora Rector\""));
        assertTrue(in.body(), in.body().contains("\"CHANGE_STUDY\""));
        assertTrue(in.body(), in.body().contains("\"provider\":\"Keycloak\""));
        assertEquals(
                "played again",
                422,
                dora.api("POST", "/single-sign-on/end", answer).statusCode());

        Browsing thief = new Browsing("http://localhost:" + port);
        assertEquals(
                422,
                thief.api(
                                "POST",
                                "/single-sign-on/end",
                                Browsing.brought(typed(
                                        dora,
                                        dora.open(Browsing.address(dora.api("POST", "/single-sign-on/proof", proof()))),
                                        "dora")))
                        .statusCode());

        URI fresh = Browsing.address(dora.api("POST", "/single-sign-on/proof", proof()));
        HttpResponse<String> asked = dora.open(fresh);
        assertEquals("though logged in, the person is asked again", 200, asked.statusCode());
        HttpResponse<String> proven =
                dora.api("POST", "/single-sign-on/end", Browsing.brought(typed(dora, asked, "dora")));
        assertTrue(proven.body(), proven.body().contains("\"proof\":\""));

        Browsing nina = new Browsing("http://localhost:" + port);
        HttpResponse<String> unmapped =
                nina.api("POST", "/single-sign-on/end", Browsing.brought(typed(nina, nina.open(nina.leave()), "nina")));
        assertTrue(unmapped.body(), unmapped.body().contains("\"may\":[]"));
        HttpResponse<String> out = nina.api("DELETE", "/session", null);
        assertEquals(200, out.statusCode());
        HttpResponse<String> goodbye = nina.open(Browsing.address(out));
        assertEquals(302, goodbye.statusCode());
        assertEquals(
                "http://localhost:" + port + "/",
                goodbye.headers().firstValue("Location").orElseThrow());
        assertEquals("asked again after log-out", 200, nina.open(nina.leave()).statusCode());

        assertEquals(200, dora.api("GET", "/studies", null).statusCode());
        disable("dora");
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (dora.api("GET", "/studies", null).statusCode() == 200) {
            assertTrue("the session goes on", System.nanoTime() < deadline);
            TimeUnit.SECONDS.sleep(2);
        }
        assertEquals(401, dora.api("GET", "/studies", null).statusCode());
        assertNotEquals(
                "a disabled person is not sent back",
                302,
                typed(dora, dora.open(dora.leave()), "dora").statusCode());
    }

    private static String proof() {
        return "{\"study\":\"PDX-1\",\"number\":1,\"meaning\":\"AUTHOR\",\"documentSha256\":\"%s\"}"
                .formatted("0".repeat(64));
    }

    private void disable(String login) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        String granted = client.send(
                        HttpRequest.newBuilder(
                                        URI.create(keycloakRoot() + "/realms/master/protocol/openid-connect/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "grant_type=password&client_id=admin-cli&username=admin&password=admin"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        String bearer = "Bearer " + first(SECRET, granted);
        String users = keycloakRoot() + "/admin/realms/lab/users";
        String found = client.send(
                        HttpRequest.newBuilder(URI.create(users + "?username=" + login))
                                .header("Authorization", bearer)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        int status = client.send(
                        HttpRequest.newBuilder(URI.create(users + "/" + first(ID, found)))
                                .header("Authorization", bearer)
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofString("{\"enabled\":false}"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
        assertEquals(204, status);
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertTrue(text, found.find());
        return found.group(1);
    }
}
