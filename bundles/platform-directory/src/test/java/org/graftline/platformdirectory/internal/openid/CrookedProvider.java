package org.graftline.platformdirectory.internal.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
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
import java.nio.charset.StandardCharsets;

/** A provider that answers whatever a test wants, such as one that somebody hostile stands between, over real sockets. */
final class CrookedProvider implements AutoCloseable {
    private final HttpServer server;
    private final RSAKey key;
    private final RSAKey foreign;
    private String issuerItNames;
    private int status = 200;
    private String tokens = "{}";

    CrookedProvider() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        foreign = new RSAKeyGenerator(2048).keyID("one").generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuerItNames = issuer();
        server.createContext(
                "/.well-known/openid-configuration", call -> say(call, 200, """
                {"issuer":"%1$s","authorization_endpoint":"%2$s/authorize","token_endpoint":"%2$s/token","jwks_uri":"%2$s/keys",
                 "subject_types_supported":["public"]}""".formatted(issuerItNames, issuer())));
        server.createContext("/keys", call -> say(call, 200, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/token", call -> say(call, status, tokens));
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void callItself(String issuer) {
        issuerItNames = issuer;
    }

    /** The next questions for tokens are answered with this one. */
    void hand(String idToken) {
        tokens = "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\"%s\"}".formatted(idToken);
    }

    void refuse(int code, String error) {
        status = code;
        tokens = "{\"error\":\"%s\"}".formatted(error);
    }

    String signed(JWTClaimsSet claims) throws JOSEException {
        return signed(claims, key);
    }

    /** @return signed by another key of the same name */
    String signedByAnother(JWTClaimsSet claims) throws JOSEException {
        return signed(claims, foreign);
    }

    /** @return signed by a secret that everybody knows: the provider's public key */
    String signedByWhatIsPublic(JWTClaimsSet claims) throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build(), claims);
        jwt.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
        return jwt.serialize();
    }

    private static String signed(JWTClaimsSet claims, RSAKey by) throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims);
        jwt.sign(new RSASSASigner(by));
        return jwt.serialize();
    }

    private static void say(HttpExchange call, int code, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(code, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
