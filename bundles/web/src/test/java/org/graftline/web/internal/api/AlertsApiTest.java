package org.graftline.web.internal.api;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.Set;
import org.graftline.study.conduct.AlertChain.Channel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AlertsApiTest {
    private static final String ONE = "/studies/PDX-1/conduct/alerts/" + Duty.CASE;
    private static final String CHAIN = "/studies/PDX-1/conduct/alert-chain";

    private Site site;

    @BeforeEach
    void open() throws Exception {
        site = new Site();
    }

    @AfterEach
    void close() {
        site.close();
    }

    private JsonNode asked(String method, String path, @Nullable String body) throws Exception {
        return Site.json(site.send(method, path, body));
    }

    @Test
    void who_is_called_sees_it_until_somebody_acknowledges() throws Exception {
        site.loggedInAs("tom");
        JsonNode alert = asked("GET", "/alerts", null).at("/alerts/0");
        then(alert.get("callsMe").asBoolean()).isTrue();
        then(alert.get("what").asString()).isEqualTo("tumor volume 1230 mm³, limit 1200 mm³");
        then(alert.at("/calls/0/called/0").asString()).isEqualTo("Tom Tan");
        then(alert.at("/calls/0/passedOver/0/why").asString()).isEqualTo("NO_ROLE");

        JsonNode after = asked("POST", ONE + "/acknowledgments", "{}");

        then(after.get("callsMe").asBoolean()).isFalse();
        then(after.at("/acknowledgments/0/name").asString()).isEqualTo("Tom Tan");
    }

    @Test
    void who_was_not_called_sees_the_alert_and_is_not_asked_for() throws Exception {
        site.loggedInAs("dora");
        then(asked("GET", "/alerts", null).at("/alerts/0/callsMe").asBoolean()).isFalse();
    }

    @Test
    void a_decision_closes_it_with_name_and_reason() throws Exception {
        site.loggedInAs("dora");
        JsonNode closed = asked(
                "POST", ONE + "/decision", "{\"kind\":\"EXEMPT\",\"until\":\"2026-12-01\",\"reason\":\"vet agreed\"}");

        then(closed.at("/decision/name").asString()).isEqualTo("Dora Rector");
        then(closed.at("/decision/until").asString()).isEqualTo("2026-12-01");
        then(closed.at("/decision/reason").asString()).isEqualTo("vet agreed");
        then(asked("GET", "/alerts", null).get("alerts")).isEmpty();
    }

    @Test
    void what_became_of_its_reading_stands_in_a_sentence_with_when_and_who() throws Exception {
        site.duty.corrected();
        site.loggedInAs("dora");
        JsonNode alert = asked("GET", ONE, null);

        then(alert.get("refuted").asBoolean()).isTrue();
        JsonNode changed = alert.at("/raised/0/changed");
        then(changed.get("sentence").asString())
                .isEqualTo("The reading was corrected to 812 mm³ {when}: the limit of 1200 mm³ is no longer reached.");
        then(changed.get("byName").asString()).isEqualTo("Dora Rector");
        then(alert.get("offers").toString()).isEqualTo("[\"TREAT\",\"EXEMPT\"]");
    }

    @Test
    void a_removal_that_closed_it_says_how_the_mouse_left_and_who_recorded_that() throws Exception {
        site.duty.left();
        site.loggedInAs("dora");
        JsonNode decision = asked("GET", ONE, null).get("decision");

        then(decision.get("kind").asString()).isEqualTo("REMOVED");
        then(decision.get("name").asString()).isEqualTo("Tom Tan");
        then(decision.at("/left/cause").asString()).isEqualTo("FOUND_DEAD");
        then(decision.at("/left/day").asInt()).isEqualTo(12);
    }

    @Test
    void a_chain_is_set_by_log_in_names_and_quiet_hours_come_back_as_they_were_sent() throws Exception {
        site.loggedInAs("dora");
        JsonNode set = asked("PUT", CHAIN, ApiCalls.BODIES.get("PUT /studies/{code}/conduct/alert-chain"));

        then(set.at("/links/0/name").asString()).isEqualTo("Tom Tan");
        then(set.at("/links/0/person").asString()).isEqualTo("p-tom");
        then(set.at("/quiet/from").asString()).startsWith("20:00");
        then(site.duty.channelsOfFirst()).isEqualTo(Set.of(Channel.MAIL));
    }

    @Test
    void a_log_in_name_that_nobody_has_is_named_and_nothing_is_set() throws Exception {
        site.loggedInAs("dora");
        var refused = site.send(
                "PUT",
                CHAIN,
                "{\"links\":[{\"login\":\"ghost\",\"channels\":[\"MAIL\"]}],\"watchMinutes\":240,\"stopMinutes\":30,"
                        + "\"version\":0,\"why\":\"protocol\"}");

        then(refused.statusCode()).isEqualTo(422);
        then(refused.body()).contains("'ghost'");
        then(asked("GET", CHAIN, null).get("version").asInt()).isZero();
    }

    @Test
    void neither_arm_nor_donor_stands_in_an_alert() throws Exception {
        site.loggedInAs("tom");
        then(site.send("GET", "/alerts", null).body()
                        + site.send("GET", ONE, null).body())
                .contains("m1")
                .doesNotContain("control", "erlotinib", "\"d1\"", "arm");
    }
}
