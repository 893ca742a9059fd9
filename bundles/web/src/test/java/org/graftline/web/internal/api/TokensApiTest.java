package org.graftline.web.internal.api;

import static org.assertj.core.api.BDDAssertions.then;

import java.net.http.HttpResponse;
import java.util.Map;
import org.graftline.study.people.ScriptToken.Scope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TokensApiTest {
    private Site site;

    @BeforeEach
    void open() throws Exception {
        site = new Site();
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    private int by(String secret, String method, String path, @Nullable String body) throws Exception {
        return site.send(method, "/api/v1" + path, body, Map.of("Authorization", "Bearer " + secret))
                .statusCode();
    }

    @Test
    void a_person_issues_a_token_sees_it_in_the_list_without_its_secret_and_takes_it_back() throws Exception {
        site.loggedInAs("tom");
        HttpResponse<String> issued = site.send(
                "POST", "/tokens", "{\"label\":\"nightly\",\"scope\":\"READ\",\"study\":\"PDX-1\",\"days\":30}");
        then(issued.statusCode()).isEqualTo(201);
        then(issued.headers().firstValue("Cache-Control")).contains("no-store");
        then(Site.json(issued).get("secret").asString()).isEqualTo("graftline_secret");
        JsonNode listed = Site.json(site.get("/tokens")).get("tokens").get(0);
        then(listed.get("label").asString()).isEqualTo("nightly");
        then(listed.has("secret")).isFalse();
        then(site.send("DELETE", "/tokens/" + Keyring.TOKEN, null).statusCode()).isEqualTo(204);
        then(site.keyring.asked).containsExactly("issue nightly READ PDX-1 30", "revoke " + Keyring.TOKEN);
    }

    @Test
    void a_script_reads_with_its_token_and_needs_no_session() throws Exception {
        String secret = site.keyring.give("dora", Scope.READ);
        then(by(secret, "GET", "/studies/PDX-1/readings", null)).isEqualTo(200);
        then(by(secret, "HEAD", "/studies/PDX-1/readings", null)).isEqualTo(200);
        then(by("wrong", "GET", "/studies/PDX-1/readings", null)).isEqualTo(401);
        then(by("", "GET", "/studies/PDX-1/readings", null)).isEqualTo(401);
    }

    @Test
    void a_token_for_reading_changes_nothing_and_one_for_imports_nothing_else() throws Exception {
        String reads = site.keyring.give("dora", Scope.READ);
        String imports = site.keyring.give("dora", Scope.IMPORT);
        String correction = "/studies/PDX-1/readings/" + Laboratory.FIRST + "/corrections";
        for (String secret : new String[] {reads, imports}) {
            then(by(
                            secret,
                            "POST",
                            correction,
                            ApiCalls.BODIES.get("POST /studies/{code}/readings/{uuid}/corrections")))
                    .isEqualTo(403);
            then(by(secret, "PUT", "/people/p-dora/password", "{\"password\":\"eleven amber lamps\"}"))
                    .isEqualTo(403);
            then(by(secret, "POST", "/tokens", "{\"label\":\"n\",\"scope\":\"READ\",\"days\":1}"))
                    .isEqualTo(403);
            then(by(secret, "GET", "/people", null)).isEqualTo(403);
        }
        then(by(reads, "POST", "/studies/PDX-1/imports?name=a.csv", "day")).isEqualTo(403);
        then(by(imports, "POST", "/studies/PDX-1/imports?name=a.csv", "day")).isEqualTo(201);
        then(by(imports, "GET", "/studies/PDX-1/report.pdf", null)).isEqualTo(403);
    }

    @Test
    void a_token_that_was_taken_back_or_whose_person_is_disabled_opens_nothing_with_the_next_request()
            throws Exception {
        String first = site.keyring.give("dora", Scope.READ);
        String second = site.keyring.give("tom", Scope.READ);
        site.keyring.takeBack(first);
        then(by(first, "GET", "/studies", null)).isEqualTo(401);
        then(by(second, "GET", "/studies", null)).isEqualTo(200);
        site.laboratory.disable("tom");
        then(by(second, "GET", "/studies", null)).isEqualTo(401);
    }

    @Test
    void scripts_that_ask_too_often_are_told_to_wait() throws Exception {
        String secret = site.keyring.give("dora", Scope.READ);
        for (int i = 0; i < 400; i++) { // time stands still here
            then(by(secret, "GET", "/studies", null)).isEqualTo(200);
        }
        HttpResponse<String> refused =
                site.send("GET", "/api/v1/studies", null, Map.of("Authorization", "Bearer " + secret));
        then(refused.statusCode()).isEqualTo(429);
        then(refused.headers().firstValue("Retry-After")).contains("1");
        site.clock.pass(java.time.Duration.ofSeconds(1));
        then(by(secret, "GET", "/studies", null)).isEqualTo(200);
    }

    @Test
    void guessing_tokens_from_one_address_ends_after_a_while() throws Exception {
        for (int i = 0; i < 120; i++) {
            then(by("guess" + i, "GET", "/studies", null)).isEqualTo(401);
        }
        then(by("guess", "GET", "/studies", null)).isEqualTo(429);
    }
}
