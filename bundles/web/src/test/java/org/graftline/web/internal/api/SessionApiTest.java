package org.graftline.web.internal.api;

import static org.assertj.core.api.BDDAssertions.then;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionApiTest {
    private Site site;

    @BeforeEach
    void open() throws Exception {
        site = new Site();
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    @Test
    void nobody_is_logged_in_at_first() throws Exception {
        then(Site.json(site.get("/session")).get("person").isNull()).isTrue();
        then(site.get("/studies").statusCode()).isEqualTo(401);
    }

    @Test
    void in_a_rehearsal_every_answer_tells_the_simulated_time_and_elsewhere_none_does() throws Exception {
        then(site.get("/session").headers().firstValue("X-Graftline-Time")).isEmpty();
        try (Site rehearsal = Site.rehearsing()) {
            then(rehearsal.get("/session").headers().firstValue("X-Graftline-Time"))
                    .contains("2026-03-02T08:15:30Z");
            then(rehearsal.get("/studies").headers().firstValue("X-Graftline-Time"))
                    .contains("2026-03-02T08:15:30Z"); // also a refusal
        }
    }

    @Test
    void log_in_sets_a_cookie_that_no_script_reads_and_no_other_site_sends() throws Exception {
        HttpResponse<String> response =
                site.send("POST", "/session", "{\"login\":\"dora\",\"password\":\"" + Laboratory.PASSWORD + "\"}");
        then(response.statusCode()).isEqualTo(201);
        then(response.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("graftline-session=[A-Za-z0-9_-]{43};.*")
                .contains("HttpOnly", "SameSite=Strict", "Path=/");
        then(Site.json(response).get("name").asString()).isEqualTo("Dora Rector");
    }

    @Test
    void a_wrong_name_and_a_wrong_password_are_answered_with_the_same_words() throws Exception {
        String body = "{\"login\":\"%s\",\"password\":\"wrong password\"}";
        HttpResponse<String> wrongName = site.send("POST", "/session", body.formatted("nobody"));
        HttpResponse<String> wrongPassword = site.send("POST", "/session", body.formatted("dora"));
        then(wrongName.statusCode()).isEqualTo(401);
        then(wrongName.body()).isEqualTo(wrongPassword.body());
        then(wrongName.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void log_out_ends_the_session_on_the_server() throws Exception {
        site.loggedInAs("dora");
        then(site.get("/studies").statusCode()).isEqualTo(200);
        then(site.send("DELETE", "/session", null).statusCode()).isEqualTo(204);
        then(site.get("/studies").statusCode()).isEqualTo(401);
    }

    @Test
    void B1_11_a_session_ends_after_half_an_hour_without_a_request() throws Exception {
        site.loggedInAs("dora");
        site.clock.pass(Duration.ofMinutes(29));
        then(site.get("/studies").statusCode()).isEqualTo(200);
        site.clock.pass(Duration.ofMinutes(31));
        then(site.get("/studies").statusCode()).isEqualTo(401);
    }

    @Test
    void B1_11_a_session_ends_after_twelve_hours_however_much_it_is_used() throws Exception {
        site.loggedInAs("dora");
        for (int i = 0; i < 24; i++) {
            site.clock.pass(Duration.ofMinutes(29));
            then(site.get("/session").statusCode()).isEqualTo(200);
        }
        site.clock.pass(Duration.ofMinutes(29));
        then(site.get("/studies").statusCode()).isEqualTo(401);
    }

    @Test
    void a_clock_that_is_set_back_makes_no_session_longer() throws Exception {
        site.loggedInAs("dora");
        site.clock.pass(Duration.ofHours(-5));
        then(site.get("/studies").statusCode()).isEqualTo(401);
    }

    @Test
    void a_disabled_person_is_out_with_the_next_request() throws Exception {
        site.loggedInAs("tom");
        site.laboratory.disable("tom");
        then(site.get("/studies").statusCode()).isEqualTo(401);
    }

    @Test
    void logging_in_again_ends_the_session_before() throws Exception {
        site.loggedInAs("tom");
        String old = site.cookie;
        site.loggedInAs("dora");
        site.cookie = old;
        then(site.get("/studies").statusCode()).isEqualTo(401);
    }

    @Test
    void an_unsafe_request_without_the_sessions_token_is_refused() throws Exception {
        site.loggedInAs("dora");
        site.token = "not-the-token";
        then(site.send("DELETE", "/session", null).statusCode()).isEqualTo(403);
        then(site.get("/studies").statusCode()).isEqualTo(200);
    }

    @Test
    void a_request_that_another_site_sent_is_refused() throws Exception {
        String logIn = "{\"login\":\"dora\",\"password\":\"" + Laboratory.PASSWORD + "\"}";
        then(site.send("POST", "/api/v1/session", logIn, Map.of("Origin", "http://evil.example"))
                        .statusCode())
                .isEqualTo(403);
        then(site.send("POST", "/api/v1/session", logIn, Map.of("Sec-Fetch-Site", "cross-site"))
                        .statusCode())
                .isEqualTo(403);
        then(site.send("POST", "/api/v1/session", logIn, Map.of("Origin", "null"))
                        .statusCode())
                .isEqualTo(403);
        then(site.send("POST", "/api/v1/session", logIn, Map.of("Origin", site.root()))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_form_of_another_site_cannot_log_anybody_in() throws Exception {
        then(site.send(
                                "POST",
                                "/api/v1/session",
                                "login=dora&password=x",
                                Map.of("Content-Type", "application/x-www-form-urlencoded"))
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void the_first_administrator_comes_in_by_the_consoles_token() throws Exception {
        site.office.token = "0123";
        then(Site.json(site.get("/session")).get("setUp").asBoolean()).isTrue();
        String body = "{\"token\":\"%s\",\"login\":\"mara\",\"name\":\"Mara Voss\",\"password\":\"seven calm"
                + " herons\",\"alsoDirector\":true}";
        then(site.send("POST", "/first-administrator", body.formatted("9999")).statusCode())
                .isEqualTo(422);
        HttpResponse<String> response = site.send("POST", "/first-administrator", body.formatted("0123"));
        then(response.statusCode()).isEqualTo(201);
        then(response.headers().firstValue("Set-Cookie")).isPresent();
        then(site.office.asked).containsExactly("first mara Mara Voss [DIRECTOR]");
        then(Site.json(site.get("/session")).get("setUp").asBoolean()).isFalse();
    }

    @Test
    void a_body_that_is_no_json_is_refused_without_quoting_it() throws Exception {
        HttpResponse<String> response = site.send("POST", "/session", "{\"login\":\"dora\",\"password\":\"hush-hush");
        then(response.statusCode()).isEqualTo(400);
        then(response.body()).contains("could not be read").doesNotContain("hush");
    }

    @Test
    void an_unknown_key_is_named() throws Exception {
        HttpResponse<String> response =
                site.send("POST", "/session", "{\"login\":\"dora\",\"password\":\"x\",\"admin\":true}");
        then(response.statusCode()).isEqualTo(400);
        then(response.body()).contains("'admin' is not known");
    }

    @Test
    void a_missing_key_is_named() throws Exception {
        then(site.send("POST", "/session", "{\"login\":\"dora\"}").body()).contains("lacks the key 'password'");
    }
}
