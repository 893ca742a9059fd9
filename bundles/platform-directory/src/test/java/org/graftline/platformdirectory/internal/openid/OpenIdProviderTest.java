package org.graftline.platformdirectory.internal.openid;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.graftline.platform.directory.DirectoryPerson;
import org.graftline.platform.directory.DirectoryPerson.GroupRole;
import org.graftline.platform.directory.DirectoryUnavailableException;
import org.graftline.platform.directory.IdentityProvider;
import org.graftline.platform.directory.IdentityProvider.Proof;
import org.graftline.platform.directory.IdentityProvider.Proven;
import org.graftline.platform.directory.IdentityProvider.Request;
import org.graftline.platform.directory.NotProvenException;
import org.graftline.platformdirectory.internal.Settings;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real OpenID provider on a port of its own, as people meet it; {@link UntrueProofTest} has what a provider must not send. */
class OpenIdProviderTest {
    private static final String REALM = "laboratory";

    @TempDir
    static Path home;

    private final MockOAuth2Server server = new MockOAuth2Server();

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.shutdown();
    }

    private IdentityProvider provider(Map<String, ?> changed) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("name", "sso");
        settings.put("label", "Laboratory");
        settings.put("issuer", server.issuerUrl(REALM).toString());
        settings.put("pages", "http://localhost:8282/");
        settings.put("roles", "pdx-technicians => technician; pdx-directors => director of PDX-1");
        settings.putAll(changed);
        return ConfiguredOpenId.provider(Settings.of(OpenIdConfig.class, settings), home, Clock.systemUTC())
                .orElseThrow();
    }

    private IdentityProvider provider() {
        return provider(Map.of());
    }

    /** What the provider will say about the next person. */
    private void next(String subject, Map<String, Object> claims) {
        server.enqueueCallback(
                new DefaultOAuth2TokenCallback(REALM, subject, "JWT", List.of("graftline"), claims, 300));
    }

    private void nextIsTom() {
        next("s-17", tom());
    }

    private static Map<String, Object> tom() {
        return Map.of(
                "preferred_username", "tom",
                "name", "Tom Tan",
                "email", "tom@example.org",
                "groups", List.of("/pdx-technicians", "choir"),
                "auth_time", Instant.now().getEpochSecond());
    }

    /** Goes where a browser would go; @return what it brings back. */
    private static Map<String, String> browse(Request request) {
        try {
            HttpURLConnection page =
                    (HttpURLConnection) request.address().toURL().openConnection();
            page.setInstanceFollowRedirects(false);
            then(page.getResponseCode()).isEqualTo(302);
            return parameters(URI.create(page.getHeaderField("Location")).getRawQuery());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static Map<String, String> with(Map<String, String> answer, String key, String value) {
        Map<String, String> other = new HashMap<>(answer);
        other.put(key, value);
        return other;
    }

    @Test
    void the_browser_is_sent_with_a_challenge_a_state_and_a_nonce_and_no_secret() {
        Request request = provider().request(Proof.ANY);
        Map<String, String> sent = parameters(request.address().getRawQuery());

        then(sent)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "graftline")
                .containsEntry("redirect_uri", "http://localhost:8282/log-in")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("state", request.state())
                .containsEntry("nonce", request.nonce())
                .containsKey("code_challenge")
                .doesNotContainKeys("prompt", "max_age", "client_secret", "code_verifier");
        then(sent.values()).doesNotContain(request.verifier());
        then(provider().request(Proof.ANY).state()).isNotEqualTo(request.state());
    }

    @Test
    void somebody_who_logged_in_there_is_known_by_issuer_and_subject_with_roles_by_their_groups() {
        IdentityProvider provider = provider();
        Request request = provider.request(Proof.ANY);
        nextIsTom();
        DirectoryPerson tom = provider.prove(request, browse(request)).person();

        then(tom.subject()).isEqualTo(server.issuerUrl(REALM) + " s-17");
        then(tom.login()).isEqualTo("tom");
        then(tom.name()).isEqualTo("Tom Tan");
        then(tom.mail()).isEqualTo("tom@example.org");
        then(tom.roles()).containsExactly(new GroupRole(Role.TECHNICIAN, null));
        then(tom.heldUntil())
                .isBetween(
                        Instant.now().plus(Duration.ofDays(29)), Instant.now().plus(Duration.ofDays(31)));
    }

    @Test
    void groups_may_lie_deeper_and_one_group_alone_may_be_a_text() {
        IdentityProvider provider = provider(Map.of("groups", "realm_access.roles"));
        Request request = provider.request(Proof.ANY);
        next("s-1", Map.of("preferred_username", "dora", "realm_access", Map.of("roles", "pdx-directors")));
        then(provider.prove(request, browse(request)).person().roles())
                .containsExactly(new GroupRole(Role.DIRECTOR, new StudyCode("PDX-1")));
    }

    @Test
    void somebody_whose_groups_give_nothing_is_proven_and_has_no_role() {
        IdentityProvider provider = provider();
        Request request = provider.request(Proof.ANY);
        next("s-2", Map.of("preferred_username", "nina", "groups", List.of("choir")));
        then(provider.prove(request, browse(request)).person().roles()).isEmpty();
    }

    @Test
    void a_code_that_is_played_again_proves_nobody() {
        IdentityProvider provider = provider();
        Request request = provider.request(Proof.ANY);
        nextIsTom();
        Map<String, String> answer = browse(request);
        then(provider.prove(request, answer)).isNotNull();
        thenThrownBy(() -> provider.prove(request, answer)).isInstanceOf(NotProvenException.class);
    }

    @Test
    void a_code_without_the_verifier_of_its_challenge_proves_nobody() {
        IdentityProvider provider = provider();
        Request request = provider.request(Proof.ANY);
        Request other = provider.request(Proof.ANY);
        Map<String, String> stolen = with(browse(request), "state", other.state());
        thenThrownBy(() -> provider.prove(other, stolen)).isInstanceOf(NotProvenException.class);
    }

    @Test
    void an_answer_with_another_state_or_of_another_provider_proves_nobody() {
        IdentityProvider provider = provider();
        Request request = provider.request(Proof.ANY);
        Map<String, String> answer = browse(request);
        thenThrownBy(() -> provider.prove(request, with(answer, "state", "another")))
                .isInstanceOf(NotProvenException.class)
                .hasMessageContaining("another log-in");
        thenThrownBy(() -> provider.prove(request, with(answer, "iss", "https://elsewhere.example.org")))
                .isInstanceOf(NotProvenException.class)
                .hasMessageContaining("does not come from the provider 'Laboratory'");
    }

    @Test
    void a_refusal_of_the_provider_is_said_without_what_could_break_a_line() {
        IdentityProvider provider = provider();
        Request request = provider.request(Proof.ANY);
        thenThrownBy(() -> provider.prove(
                        request, Map.of("state", request.state(), "error", "access_denied\r\nSet-Cookie: a<script>")))
                .isInstanceOf(NotProvenException.class)
                .hasMessageContaining("did not let you in (access_denied??Set-Cookie: a?script?)");
    }

    @Test
    void a_proof_for_a_signature_asks_for_a_fresh_log_in_and_its_time() {
        IdentityProvider provider = provider();
        Request request = provider.request(Proof.FRESH);
        then(parameters(request.address().getRawQuery()))
                .containsEntry("prompt", "login")
                .containsEntry("max_age", "0");
        Request silent = provider.request(Proof.FRESH);
        next(
                "s-17",
                Map.of("preferred_username", "tom", "auth_time", Instant.now().getEpochSecond()));
        Proven proven = provider.prove(request, answer(request));
        then(proven.person().login()).isEqualTo("tom");

        next(
                "s-17",
                Map.of(
                        "preferred_username",
                        "tom",
                        "auth_time",
                        Instant.now().minusSeconds(600).getEpochSecond()));
        thenThrownBy(() -> provider.prove(silent, answer(silent)))
                .isInstanceOf(NotProvenException.class)
                .hasMessageContaining("did not ask you to prove yourself again");

        Request without = provider.request(Proof.FRESH);
        next("s-17", Map.of("preferred_username", "tom"));
        thenThrownBy(() -> provider.prove(without, answer(without)))
                .isInstanceOf(NotProvenException.class)
                .hasMessageContaining("Nothing was signed");
    }

    /** The test's provider shows a page for prompt=login; the same question without it is answered at once. */
    private static Map<String, String> answer(Request request) {
        return browse(new Request(
                URI.create(request.address()
                        .toString()
                        .replace("prompt=login&", "")
                        .replace("&prompt=login", "")),
                request.state(),
                request.nonce(),
                request.verifier(),
                request.proof(),
                request.begunEpochSecond()));
    }

    @Test
    void log_out_leads_to_the_providers_own_page_and_back() {
        IdentityProvider provider = provider();
        Request request = provider.request(Proof.ANY);
        nextIsTom();
        URI end = provider.prove(request, browse(request)).logOut().orElseThrow();
        then(end.toString()).startsWith(server.endSessionEndpointUrl(REALM).toString());
        then(parameters(end.getRawQuery()))
                .containsKey("id_token_hint")
                .containsEntry("post_logout_redirect_uri", "http://localhost:8282/");
    }

    @Test
    void a_log_in_holds_as_long_as_the_provider_renews_it() {
        IdentityProvider provider = provider();
        Request request = provider.request(Proof.ANY);
        nextIsTom();
        String standing = provider.prove(request, browse(request)).standing().orElseThrow();
        then(provider.renew(standing)).isPresent();
    }

    @Test
    void a_provider_that_is_down_says_nothing_about_anybody() {
        IdentityProvider provider = provider();
        Request request = provider.request(Proof.ANY);
        nextIsTom();
        String standing = provider.prove(request, browse(request)).standing().orElseThrow();
        server.shutdown();
        thenThrownBy(() -> provider.renew(standing)).isInstanceOf(DirectoryUnavailableException.class);
        thenThrownBy(() -> provider().request(Proof.ANY))
                .isInstanceOf(DirectoryUnavailableException.class)
                .hasMessageContaining("'Laboratory' does not answer")
                .hasMessageEndingWith("Until then only people with a password can log in.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "issuer=http://sso.example.org",
                "issuer=sso",
                "pages=http://graftline.example.org",
                "scopes=profile",
                "clientId= ",
                "roles=technicians",
                "skewSeconds=301"
            })
    void a_setting_that_cannot_be_used_is_named(String setting) {
        String[] parts = setting.split("=", 2);
        Object value = parts[0].endsWith("Seconds") ? Integer.valueOf(parts[1]) : parts[1];
        thenThrownBy(() -> provider(Map.of(parts[0], value)).request(Proof.ANY))
                .isInstanceOf(DirectoryUnavailableException.class)
                .hasMessageContaining("'" + parts[0] + "'")
                .hasMessageContaining(OpenIdSettings.PID);
    }

    @Test
    void without_an_issuer_there_is_no_provider() {
        then(ConfiguredOpenId.provider(Settings.of(OpenIdConfig.class, Map.of()), home, Clock.systemUTC()))
                .isEmpty();
    }
}
