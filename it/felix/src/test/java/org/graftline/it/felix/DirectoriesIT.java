package org.graftline.it.felix;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The distribution as an administrator connects it: settings in files, a directory, a provider, people who log in by either. */
public class DirectoriesIT {
    private static final String PASSWORD = "seven calm herons";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void people_of_a_directory_and_of_a_provider_come_in_with_the_roles_of_their_groups() throws Exception {
        InMemoryDirectoryServer directory = directory();
        RSAKey key = new RSAKeyGenerator(2048).keyID("one").generate();
        AtomicReference<String> token = new AtomicReference<>("");
        HttpServer provider = provider(key, token);
        String issuer = "http://localhost:" + provider.getAddress().getPort();
        Path home = folder.newFolder("home").toPath();
        Path config = Files.createDirectories(home.resolve("config"));
        Files.writeString(config.resolve("directory.password"), "reads quietly\n");
        Files.setPosixFilePermissions(
                config.resolve("directory.password"), PosixFilePermissions.fromString("rw-------"));
        Files.writeString(config.resolve("org.graftline.directory.ldap.cfg"), """
                name=hospital
                servers=ldap://127.0.0.1:%d
                tls=none
                reader=cn=reader,dc=lab
                passwordFile=config/directory.password
                people=dc=lab
                groupsBelow=dc=lab
                roles=technicians => technician; \\
                      cn=admins,dc=lab => administrator
                """.formatted(directory.getListenPort()));
        Files.writeString(config.resolve("org.graftline.directory.openid.cfg"), """
                issuer=%s
                label=Laboratory
                roles=pdx-directors => director
                """.formatted(issuer));
        int port = ServerIT.freePort();
        Process server = RunningServer.start(folder.newFolder("typed").toPath(), home, port);
        try {
            String root = "http://127.0.0.1:" + port;

            Browsing tom = new Browsing(root);
            HttpResponse<String> wrong = tom.api("POST", "/session", logIn("tom", "not the password"));
            assertEquals(wrong.body(), 401, wrong.statusCode());
            HttpResponse<String> in = tom.api("POST", "/session", logIn("tom", PASSWORD));
            assertEquals(in.body(), 201, in.statusCode());
            assertTrue(in.body(), in.body().contains("\"name\":\"Tom Tan\""));
            assertEquals(403, tom.api("GET", "/people", null).statusCode());

            Browsing adam = new Browsing(root);
            adam.api("POST", "/session", logIn("adam", PASSWORD));
            HttpResponse<String> people = adam.api("GET", "/people", null);
            assertTrue(people.body(), people.body().contains("\"roles\":[\"technician\"]"));
            assertTrue(people.body(), people.body().contains("\"source\":\"hospital\""));

            Browsing dora = new Browsing(root);
            assertTrue(dora.api("GET", "/session", null).body().contains("\"label\":\"Laboratory\""));
            Map<String, String> sent = Browsing.parameters(dora.leave());
            token.set(signed(key, issuer, sent.get("nonce")));
            HttpResponse<String> back = dora.api(
                    "POST",
                    "/single-sign-on/end",
                    "{\"answer\":{\"state\":\"%s\",\"code\":\"c\"}}".formatted(sent.get("state")));
            assertEquals(back.body(), 201, back.statusCode());
            assertTrue(back.body(), back.body().contains("\"CHANGE_STUDY\""));

            directory.shutDown(true);
            HttpResponse<String> silent = new Browsing(root).api("POST", "/session", logIn("tom", PASSWORD));
            assertEquals(503, silent.statusCode());
            assertTrue(silent.body(), silent.body().contains("The directory 'hospital' does not answer"));
            assertEquals(
                    "a silent directory ends no session",
                    200,
                    tom.api("GET", "/studies", null).statusCode());
        } finally {
            server.destroy();
            server.waitFor(60, TimeUnit.SECONDS);
            provider.stop(0);
        }
    }

    private static String logIn(String login, String password) {
        return "{\"login\":\"%s\",\"password\":\"%s\"}".formatted(login, password);
    }

    private static InMemoryDirectoryServer directory() throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=lab");
        config.setListenerConfigs(
                new InMemoryListenerConfig("plain", InetAddress.getLoopbackAddress(), 0, null, null, null));
        config.setSchema(null);
        InMemoryDirectoryServer directory = new InMemoryDirectoryServer(config);
        directory.add("dn: dc=lab", "objectClass: domain", "dc: lab");
        directory.add("dn: cn=reader,dc=lab", "objectClass: device", "cn: reader", "userPassword: reads quietly");
        for (String[] person : List.of(new String[] {"tom", "Tom Tan"}, new String[] {"adam", "Adam Admin"})) {
            directory.add(
                    "dn: uid=" + person[0] + ",dc=lab",
                    "objectClass: person",
                    "uid: " + person[0],
                    "cn: " + person[1],
                    "userPassword: " + PASSWORD);
        }
        directory.add(
                "dn: cn=technicians,dc=lab", "objectClass: groupOfNames", "cn: technicians", "member: uid=tom,dc=lab");
        directory.add("dn: cn=admins,dc=lab", "objectClass: groupOfNames", "cn: admins", "member: uid=adam,dc=lab");
        directory.startListening();
        return directory;
    }

    private static HttpServer provider(RSAKey key, AtomicReference<String> token) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String root = "http://localhost:" + server.getAddress().getPort();
        server.createContext("/.well-known/openid-configuration", call -> say(call, """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token","jwks_uri":"%1$s/keys",
                 "subject_types_supported":["public"]}""".formatted(root)));
        server.createContext("/keys", call -> say(call, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext(
                "/token",
                call -> say(
                        call,
                        "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\"%s\"}"
                                .formatted(token.get())));
        server.start();
        return server;
    }

    private static String signed(RSAKey key, String issuer, String nonce) throws Exception {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(),
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .subject("s-1")
                        .audience("graftline")
                        .claim("nonce", nonce)
                        .claim("preferred_username", "dora")
                        .claim("name", "Dora Rector")
                        .claim("groups", List.of("pdx-directors"))
                        .issueTime(Date.from(Instant.now()))
                        .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                        .build());
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }

    private static void say(HttpExchange call, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(200, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }
}
