package org.graftline.web.internal.api;

import static org.assertj.core.api.BDDAssertions.then;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BadgesApiTest {
    private Site site;

    @BeforeEach
    void open() throws Exception {
        site = new Site();
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    private String round() throws Exception {
        String path = "/studies/PDX-1/bench/sessions/" + UUID.randomUUID();
        then(site.send(
                                "PUT",
                                path,
                                "{\"day\":7,\"mice\":[\"m1\"],\"endpoints\":[\"TUMOR_VOLUME\"],\"openedAt\":\"2026-11-23T08:00:00Z\"}")
                        .statusCode())
                .isEqualTo(201);
        return path;
    }

    @Test
    void badge_and_pin_begin_a_session_and_give_the_journal_key() throws Exception {
        HttpResponse<String> in = site.send("POST", "/bench/sign-in", "{\"badge\":\"badge-tom\",\"pin\":\"271828\"}");
        then(in.statusCode()).isEqualTo(201);
        then(in.headers().firstValue("Set-Cookie").orElseThrow()).contains("HttpOnly", "SameSite=Strict");
        then(Site.json(in).get("name").asString()).isEqualTo("Tom Tan");
        then(Site.json(in).get("journalKey").asString()).isEqualTo("key-of-p-tom");
        then(Site.json(in).get("may").toString())
                .isEqualTo("[\"READ_STUDY\",\"RECORD_READINGS\",\"GIVE_DOSES\",\"HANDLE_ALERTS\"]");
        site.signedInBy("badge-tom");
        then(Site.json(site.get("/bench/journal-key")).get("journalKey").asString())
                .isEqualTo("key-of-p-tom");
        then(Site.json(site.get("/session")).has("journalKey")).isFalse();
    }

    @Test
    void a_wrong_badge_and_a_wrong_pin_are_answered_with_the_same_words() throws Exception {
        HttpResponse<String> pin = site.send("POST", "/bench/sign-in", "{\"badge\":\"badge-tom\",\"pin\":\"000000\"}");
        HttpResponse<String> badge = site.send("POST", "/bench/sign-in", "{\"badge\":\"nobody\",\"pin\":\"271828\"}");
        then(pin.statusCode()).isEqualTo(401);
        then(badge.body()).isEqualTo(pin.body());
        then(pin.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void a_badge_that_failed_too_often_waits() throws Exception {
        HttpResponse<String> worn = site.send("POST", "/bench/sign-in", "{\"badge\":\"worn-out\",\"pin\":\"271828\"}");
        then(worn.statusCode()).isEqualTo(429);
        then(worn.headers().firstValue("Retry-After")).contains("90");
    }

    @Test
    void switching_the_person_ends_the_session_of_the_one_before() throws Exception {
        site.signedInBy("badge-tom");
        String old = site.cookie;
        site.signedInBy("badge-dora");
        then(Site.json(site.get("/session")).get("name").asString()).isEqualTo("Dora Rector");
        site.cookie = old;
        then(site.get("/studies").statusCode()).isEqualTo(401);
    }

    @Test
    void quiet_hours_do_not_end_a_session_of_the_bench_while_its_round_is_open() throws Exception {
        site.signedInBy("badge-tom");
        round();
        site.clock.pass(Duration.ofHours(5));
        then(site.get("/studies").statusCode()).isEqualTo(200);
        site.clock.pass(Duration.ofHours(6));
        then(site.get("/studies").statusCode()).isEqualTo(200);
        site.clock.pass(Duration.ofMinutes(61));
        then(site.get("/studies").statusCode()).isEqualTo(401);
    }

    @Test
    void without_a_round_of_ones_own_quiet_half_hours_end_a_session_of_the_bench_too() throws Exception {
        site.signedInBy("badge-dora");
        round();
        site.signedInBy("badge-tom");
        site.clock.pass(Duration.ofMinutes(29));
        then(site.get("/studies").statusCode()).isEqualTo(200);
        site.clock.pass(Duration.ofMinutes(31));
        then(site.get("/studies").statusCode()).isEqualTo(401);
    }

    @Test
    void an_open_round_does_not_prolong_a_log_in_by_password() throws Exception {
        site.loggedInAs("tom");
        round();
        site.clock.pass(Duration.ofMinutes(31));
        then(site.get("/studies").statusCode()).isEqualTo(401);
    }

    @Test
    void badges_are_given_and_taken_back_and_whoever_had_the_old_one_is_out() throws Exception {
        site.signedInBy("badge-tom");
        String tomsCookie = site.cookie;
        site.loggedInAs("mara");
        then(site.send("PUT", "/people/p-tom/badge", "{\"badge\":\"new\",\"pin\":\"314159\"}")
                        .statusCode())
                .isEqualTo(204);
        then(site.send("DELETE", "/people/p-tom/badge", null).statusCode()).isEqualTo(204);
        then(site.drawer.asked).containsExactly("badge for p-tom", "no badge for p-tom");
        site.cookie = tomsCookie;
        then(site.get("/studies").statusCode()).isEqualTo(401);
    }

    @Test
    void where_nobody_reads_badges_the_page_is_told_and_the_addresses_say_so() throws Exception {
        then(Site.json(site.get("/session")).get("benchSignIn").asBoolean()).isTrue();
        try (Site without = new Site(Optional.empty(), Laboratory.Draw.FIRST_IS_CONTROL, Site.Badges.UNKNOWN)) {
            then(Site.json(without.get("/session")).get("benchSignIn").asBoolean())
                    .isFalse();
            HttpResponse<String> in =
                    without.send("POST", "/bench/sign-in", "{\"badge\":\"badge-tom\",\"pin\":\"271828\"}");
            then(in.statusCode()).isEqualTo(404);
            then(Site.json(in).get("detail").asString()).contains("Log in with name and password");
        }
    }
}
