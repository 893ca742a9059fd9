package org.graftline.it.browser;

import com.nimbusds.jose.JOSEException;
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
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A provider of OpenID Connect on another origin, with one page and one person, Dora Rector. */
final class Gatekeeper implements AutoCloseable {
    private final HttpServer server;
    private final RSAKey key;
    private String nonce = "";

    Gatekeeper() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/.well-known/openid-configuration", call -> say(call, "application/json", """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token","jwks_uri":"%1$s/keys",
                 "end_session_endpoint":"%1$s/end","subject_types_supported":["public"]}""".formatted(issuer())));
        server.createContext("/keys", call -> say(call, "application/json", new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/authorize", this::ask);
        server.createContext(
                "/token",
                call -> say(
                        call,
                        "application/json",
                        "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\"%s\"}".formatted(token())));
        server.createContext(
                "/end", call -> say(call, "text/html", "<title>Out</title><p>Logged out of everything.</p>"));
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void ask(HttpExchange call) throws IOException {
        Map<String, String> asked = Arrays.stream(
                        call.getRequestURI().getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        nonce = asked.getOrDefault("nonce", "");
        say(
                call,
                "text/html",
                "<title>Gate</title><a href=\"%s?state=%s&code=c\">I am Dora</a>"
                        .formatted(asked.get("redirect_uri"), asked.get("state")));
    }

    private String token() {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(),
                    new JWTClaimsSet.Builder()
                            .issuer(issuer())
                            .subject("s-1")
                            .audience("graftline")
                            .claim("nonce", nonce)
                            .claim("auth_time", Instant.now().getEpochSecond())
                            .claim("preferred_username", "dora")
                            .claim("name", "Dora Rector")
                            .claim("groups", List.of("pdx-directors"))
                            .issueTime(Date.from(Instant.now()))
                            .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                            .build());
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void say(HttpExchange call, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", type);
        call.sendResponseHeaders(200, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
