package org.graftline.web.internal.api;

import static org.assertj.core.api.BDDAssertions.then;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Going to a provider and coming back, as pages do it. */
class SingleSignOnApiTest {
    private static final String ANSWER = "{\"answer\":{\"state\":\"1\",\"code\":\"c\"}}";

    private final Site site;

    SingleSignOnApiTest() throws Exception {
        site = new Site();
    }

    @AfterEach
    void close() {
        site.close();
    }

    private HttpResponse<String> begin() throws Exception {
        HttpResponse<String> begun = site.send("POST", "/single-sign-on", "{\"provider\":\"sso\"}");
        site.cookie = cookies(begun).get(0).split(";", 2)[0];
        return begun;
    }

    private HttpResponse<String> end() throws Exception {
        HttpResponse<String> ended = site.send("POST", "/single-sign-on/end", ANSWER);
        cookies(ended).stream()
                .filter(cookie -> cookie.startsWith("graftline-session="))
                .findFirst()
                .ifPresent(cookie -> {
                    site.cookie = cookie.split(";", 2)[0];
                    site.token = Site.json(ended).get("token").asString();
                });
        return ended;
    }

    private static List<String> cookies(HttpResponse<String> response) {
        return response.headers().allValues("Set-Cookie");
    }

    @Test
    void the_log_in_page_learns_which_providers_there_are_and_nobody_logged_in_does() throws Exception {
        then(Site.json(site.get("/session")).at("/providers/0/label").asString())
                .isEqualTo("Laboratory");
        site.loggedInAs("tom");
        then(Site.json(site.get("/session")).get("providers")).isEmpty();
    }

    @Test
    void beginning_binds_the_log_in_to_this_browser_by_a_cookie_that_no_script_reads_and_no_other_site_sends()
            throws Exception {
        HttpResponse<String> begun = begin();
        then(begun.statusCode()).isEqualTo(201);
        then(Site.json(begun).get("address").asString()).startsWith("https://sso.example.org/authorize");
        then(cookies(begun).get(0))
                .startsWith("graftline-log-in=binding-1")
                .contains("HttpOnly", "SameSite=Strict", "Path=/api/v1/single-sign-on");
        then(begun.body()).doesNotContain("binding");
    }

    @Test
    void coming_back_begins_a_session_with_the_usual_cookie_and_the_binding_is_forgotten() throws Exception {
        begin();
        HttpResponse<String> ended = end();
        then(ended.statusCode()).isEqualTo(201);
        then(cookies(ended))
                .anyMatch(cookie -> cookie.startsWith("graftline-session=")
                        && cookie.contains("HttpOnly")
                        && cookie.contains("SameSite=Strict"))
                .anyMatch(cookie -> cookie.startsWith("graftline-log-in=;"));
        then(Site.json(site.get("/session")).get("name").asString()).isEqualTo("Dora Rector");
    }

    @Test
    void an_answer_that_this_browser_did_not_begin_lets_nobody_in() throws Exception {
        HttpResponse<String> ended = site.send("POST", "/single-sign-on/end", ANSWER);
        then(ended.statusCode()).isEqualTo(422);
        then(ended.body()).contains("not begun in this browser");
        begin();
        then(end().statusCode()).isEqualTo(201);
    }

    @Test
    void another_site_cannot_end_a_log_in_in_somebodys_browser() throws Exception {
        begin();
        then(site.send(
                                "POST",
                                "/api/v1/single-sign-on/end",
                                ANSWER,
                                java.util.Map.of("Origin", "https://evil.example.org"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void log_out_says_where_the_log_in_at_the_provider_ends() throws Exception {
        begin();
        end();
        HttpResponse<String> out = site.send("DELETE", "/session", null);
        then(out.statusCode()).isEqualTo(200);
        then(Site.json(out).get("address").asString()).isEqualTo(Gatehouse.LOG_OUT.toString());
        then(Site.json(site.get("/session")).get("person").isNull()).isTrue();
    }

    @Test
    void a_session_ends_with_the_log_in_at_the_provider() throws Exception {
        begin();
        end();
        then(site.get("/studies").statusCode()).isEqualTo(200);
        site.gatehouse.ends();
        then(site.get("/studies").statusCode()).isEqualTo(401);
    }

    @Test
    void a_session_by_password_does_not_ask_any_provider() throws Exception {
        site.loggedInAs("dora");
        site.gatehouse.ends();
        then(site.get("/studies").statusCode()).isEqualTo(200);
    }

    @Test
    void a_proof_is_for_one_meaning_on_one_document() throws Exception {
        site.loggedInAs("dora");
        String session = site.cookie;
        HttpResponse<String> begun = site.send(
                "POST",
                "/single-sign-on/proof",
                "{\"study\":\"PDX-1\",\"number\":2,\"meaning\":\"APPROVAL\",\"documentSha256\":\"ab\"}");
        site.cookie = session + "; " + cookies(begun).get(0).split(";", 2)[0];
        HttpResponse<String> ended = site.send("POST", "/single-sign-on/end", ANSWER);
        then(Site.json(ended).get("proof").asString())
                .isEqualTo("proof of sign report 2 of PDX-1 as APPROVAL, document ab");
        then(cookies(ended)).noneMatch(cookie -> cookie.startsWith("graftline-session="));
    }

    @Test
    void a_provider_that_does_not_answer_is_a_sentence_and_no_fault_of_ours() throws Exception {
        site.gatehouse.fallsSilent();
        HttpResponse<String> begun = site.send("POST", "/single-sign-on", "{\"provider\":\"sso\"}");
        then(begun.statusCode()).isEqualTo(503);
        then(begun.body())
                .contains("The provider 'Laboratory' does not answer.")
                .doesNotContain("correlation\":\"");
    }

    @Test
    void an_answer_without_parameters_is_refused() throws Exception {
        then(site.send("POST", "/single-sign-on/end", "{}").statusCode()).isEqualTo(400);
        then(site.send("POST", "/single-sign-on/end", "{\"answer\":{\"code\":null}}")
                        .statusCode())
                .isEqualTo(400);
    }
}
