package org.graftline.platformdirectory.internal.openid;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.graftline.platform.directory.DirectoryUnavailableException;
import org.graftline.platform.directory.IdentityProvider;
import org.graftline.platform.directory.IdentityProvider.Proof;
import org.graftline.platform.directory.IdentityProvider.Request;
import org.graftline.platform.directory.NotProvenException;
import org.graftline.platformdirectory.internal.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an answer must be to prove somebody: each test changes one thing of one that does. */
class UntrueProofTest {
    @TempDir
    static Path home;

    private final CrookedProvider server;
    private final IdentityProvider provider;

    UntrueProofTest() throws Exception {
        server = new CrookedProvider();
        provider = provider(Map.of());
    }

    @SuppressWarnings("NullAway.Init") // before each
    private Request request;

    @BeforeEach
    void begin() {
        request = provider.request(Proof.ANY);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private IdentityProvider provider(Map<String, ?> changed) {
        Map<String, Object> settings = new HashMap<>(Map.of("issuer", server.issuer(), "label", "Laboratory"));
        settings.putAll(changed);
        return ConfiguredOpenId.provider(Settings.of(OpenIdConfig.class, settings), home, Clock.systemUTC())
                .orElseThrow();
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(server.issuer())
                .subject("s-17")
                .audience("graftline")
                .claim("nonce", request.nonce())
                .claim("preferred_username", "tom")
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
    }

    private IdentityProvider.Proven prove() {
        return provider.prove(request, Map.of("state", request.state(), "code", "c"));
    }

    private void thenItProvesNobody(String because) {
        thenThrownBy(this::prove)
                .isInstanceOf(NotProvenException.class)
                .hasMessageContaining("is not to be trusted")
                .hasMessageContaining(because);
    }

    @Test
    void a_token_with_everything_right_proves_its_subject() throws Exception {
        server.hand(server.signed(claims().build()));
        then(prove().person().subject()).isEqualTo(server.issuer() + " s-17");
    }

    @Test
    void a_token_for_another_audience_proves_nobody() throws Exception {
        server.hand(server.signed(claims().audience("another-program").build()));
        thenItProvesNobody("audience");
    }

    @Test
    void a_token_that_is_over_proves_nobody() throws Exception {
        server.hand(
                server.signed(claims().expirationTime(Date.from(Instant.now().minusSeconds(120)))
                        .build()));
        thenItProvesNobody("Expired");
    }

    @Test
    void a_token_of_another_log_in_proves_nobody() throws Exception {
        server.hand(server.signed(claims().claim("nonce", "another").build()));
        thenItProvesNobody("nonce");
    }

    @Test
    void a_token_of_another_issuer_proves_nobody_even_signed_by_the_right_key() throws Exception {
        server.hand(
                server.signed(claims().issuer("https://elsewhere.example.org").build()));
        thenItProvesNobody("issuer");
    }

    @Test
    void a_token_without_a_signature_proves_nobody() {
        server.hand(new PlainJWT(claims().build()).serialize());
        thenItProvesNobody("");
    }

    @Test
    void a_token_signed_by_a_key_that_is_not_the_providers_proves_nobody() throws Exception {
        server.hand(server.signedByAnother(claims().build()));
        thenItProvesNobody("signature");
    }

    @Test
    void a_token_signed_with_the_public_key_as_a_secret_proves_nobody() throws Exception {
        server.hand(server.signedByWhatIsPublic(claims().build()));
        thenItProvesNobody("");
    }

    @Test
    void a_token_that_was_changed_after_its_signature_proves_nobody() throws Exception {
        String[] signed = server.signed(claims().build()).split("\\.", -1);
        String other = new PlainJWT(claims().subject("somebody-else").build())
                .serialize()
                .split("\\.", -1)[1];
        server.hand(signed[0] + "." + other + "." + signed[2]);
        thenItProvesNobody("signature");
    }

    @Test
    void a_token_without_a_log_in_name_says_which_claim_is_missing() throws Exception {
        server.hand(server.signed(claims().claim("preferred_username", null).build()));
        thenThrownBy(this::prove)
                .isInstanceOf(NotProvenException.class)
                .hasMessageContaining("does not tell your log-in name ('preferred_username')");
    }

    @Test
    void an_answer_without_any_token_proves_nobody() {
        thenThrownBy(this::prove)
                .isInstanceOf(DirectoryUnavailableException.class)
                .hasMessageContaining("does not answer as one does");
    }

    @Test
    void a_code_that_was_used_or_is_old_proves_nobody() {
        server.refuse(400, "invalid_grant");
        thenThrownBy(this::prove)
                .isInstanceOf(NotProvenException.class)
                .hasMessageContaining("was used already, or took too long");
    }

    @Test
    void a_secret_that_the_provider_does_not_know_is_said_to_be_a_setting() {
        server.refuse(401, "invalid_client");
        thenThrownBy(this::prove)
                .isInstanceOf(DirectoryUnavailableException.class)
                .hasMessageContaining("'clientId' and the secret");
    }

    @Test
    void a_log_in_that_the_provider_ended_is_over_and_a_fault_of_the_provider_ends_nothing() {
        server.refuse(400, "invalid_grant");
        then(provider.renew("standing")).isEmpty();
        server.refuse(500, "server_error");
        thenThrownBy(() -> provider.renew("standing")).isInstanceOf(DirectoryUnavailableException.class);
    }

    @Test
    void a_provider_that_names_another_issuer_than_the_settings_is_not_believed() {
        server.callItself("https://elsewhere.example.org");
        thenThrownBy(() -> provider(Map.of()).request(Proof.ANY)).isInstanceOf(DirectoryUnavailableException.class);
    }
}
