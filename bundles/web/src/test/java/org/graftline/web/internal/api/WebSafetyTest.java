package org.graftline.web.internal.api;

import static org.assertj.core.api.BDDAssertions.then;

import jakarta.servlet.http.Cookie;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.graftline.study.PersonId;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.session.Session;
import org.graftline.web.internal.session.SessionCookie;
import org.graftline.web.internal.session.SessionCookie.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody who means harm may send, over HTTP. Files that mean harm are the matter of the import's own tests. */
class WebSafetyTest {
    private Site site;

    @BeforeEach
    void open() throws Exception {
        site = new Site();
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    private HttpResponse<String> logIn(String login, String password) throws Exception {
        return site.send("POST", "/session", "{\"login\":\"%s\",\"password\":\"%s\"}".formatted(login, password));
    }

    @Test
    void log_in_from_one_address_is_refused_for_a_while_when_it_is_tried_too_often() throws Exception {
        for (int i = 0; i < 120; i++) {
            then(logIn("somebody" + i, "wrong").statusCode()).isEqualTo(401);
        }
        HttpResponse<String> refused = logIn("dora", Laboratory.PASSWORD);
        then(refused.statusCode()).isEqualTo(429);
        then(refused.headers().firstValue("Retry-After")).isPresent();
        site.clock.pass(Duration.ofSeconds(1));
        then(logIn("dora", Laboratory.PASSWORD).statusCode()).isEqualTo(201);
    }

    @Test
    void whoever_is_logged_in_is_not_held_up_by_guesses_from_their_address() throws Exception {
        site.loggedInAs("dora");
        for (int i = 0; i < 130; i++) {
            logIn("dora", "wrong");
        }
        then(site.get("/studies").statusCode()).isEqualTo(200);
    }

    @Test
    void a_body_above_the_limit_is_refused() throws Exception {
        String long_ = "x".repeat(Call.JSON_LIMIT);
        then(logIn(long_, "x").statusCode()).isEqualTo(413);
    }

    @Test
    void what_is_typed_at_log_in_comes_back_in_no_header_and_breaks_no_line() throws Exception {
        HttpResponse<String> refused = logIn("dora\\r\\nGL-9999 forged\\u0000", "x");
        then(refused.statusCode()).isEqualTo(401);
        then(refused.body()).doesNotContain("forged");
        then(refused.headers().map().toString()).doesNotContain("forged");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/studies/PDX-1/exports/..%2f..%2f..%2fetc%2fpasswd",
                "/studies/PDX-1/exports/csv%0d%0aSet-Cookie:%20a=b",
                "/studies/..%2fPDX-1/readings",
                "/help/..%2f..%2fLICENSE",
                "/help/..%5c..%5cLICENSE",
                "/studies/PDX-1/bench/scans/..%2f..%2fetc%2fpasswd"
            })
    void an_address_leads_to_no_file_beside_what_it_is_for_and_makes_no_header(String address) throws Exception {
        HttpResponse<String> answer = site.loggedInAs("dora").get(address);
        then(answer.statusCode()).isIn(400, 404, 422);
        then(answer.body()).doesNotContain("root:");
        then(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void the_cookie_of_a_session_is_for_no_script_no_other_site_and_over_tls_for_tls_alone() {
        Session session = new Session(
                "id", new PersonId("p-x"), Session.Kind.ORDINARY, "token", Laboratory.NOW, Laboratory.NOW, null);
        Cookie plain = SessionCookie.of(session, Transport.HTTP);
        Cookie tls = SessionCookie.of(session, Transport.HTTPS);
        then(tls.getSecure()).isTrue();
        then(plain.getSecure()).isFalse();
        then(tls.isHttpOnly()).isTrue();
        then(tls.getAttribute("SameSite")).isEqualTo("Strict");
        then(tls.getMaxAge()).isEqualTo(-1);
    }
}
