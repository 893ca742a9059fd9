package org.graftline.web.internal.api;

import static org.assertj.core.api.BDDAssertions.then;

import java.net.http.HttpResponse;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DrawsApiTest {
    private static final String DRAWS = "/studies/PDX-1/conduct/draws/";
    private static final String RULES = "PUT /studies/{code}/conduct/enrollment-rules";

    @Test
    void rules_come_back_as_they_were_sent_with_the_next_version() throws Exception {
        try (Site site = new Site()) {
            site.loggedInAs("dora");
            JsonNode rules = Site.json(setRules(site));
            then(rules.get("version").asInt()).isEqualTo(1);
            then(rules.at("/arms/1/arm").asString()).isEqualTo("erlotinib");
            then(rules.at("/arms/1/ratio").asInt()).isEqualTo(2);
            then(rules.get("minVolumeMm3").asString()).isEqualTo("100");
            then(Site.json(site.get("/studies/PDX-1/conduct/enrollment-rules"))).isEqualTo(rules);
        }
    }

    @Test
    void rules_that_contradict_themselves_are_refused_in_a_sentence() throws Exception {
        try (Site site = new Site()) {
            site.loggedInAs("dora");
            String body = Objects.requireNonNull(ApiCalls.BODIES.get(RULES)).replace("\"ratio\":2", "\"ratio\":0");
            HttpResponse<String> refused = site.send("PUT", "/studies/PDX-1/conduct/enrollment-rules", body);
            then(refused.statusCode()).isEqualTo(422);
            then(Site.json(refused).get("detail").asString()).contains("Arm 'erlotinib' has the ratio 0");
        }
    }

    @Test
    void a_draw_tells_arms_seed_and_balance_but_never_what_is_left_of_a_block() throws Exception {
        try (Site site = new Site()) {
            site.loggedInAs("dora");
            drawn(site);
            JsonNode draw = Site.json(site.get("/studies/PDX-1/conduct/draws")).at("/draws/0");
            then(draw.get("drawn").asBoolean()).isTrue();
            then(draw.get("seed").asString()).isEqualTo(Lottery.SEED);
            then(draw.get("dayZero").asString()).isEqualTo("2026-11-23");
            then(draw.at("/mice/0/arm").asString()).isEqualTo("erlotinib");
            then(draw.at("/mice/1/obstacles/0/words").asString()).isEqualTo("tumor 88 mm³, below 100 mm³");
            then(draw.at("/balance/0/arms/0/mice").asInt()).isEqualTo(1);
            then(draw.toString()).doesNotContain("openBlocks");
        }
    }

    @Test
    void blinded_people_see_that_mice_were_drawn_and_no_key_of_more() throws Exception {
        try (Site site = new Site()) {
            site.loggedInAs("dora");
            drawn(site);
            site.loggedInAs("tom");
            HttpResponse<String> seen = site.get("/studies/PDX-1/conduct/draws");
            JsonNode draw = Site.json(seen).at("/draws/0");
            then(draw.get("drawn").asBoolean()).isTrue();
            then(draw.propertyNames()).containsExactlyInAnyOrder("draw", "drawn", "at", "by", "ledgerPosition", "mice");
            then(seen.body()).doesNotContain("erlotinib", "control", Lottery.SEED, "\"arm\"", "protocol");
        }
    }

    @Test
    void a_number_that_is_none_is_refused() throws Exception {
        try (Site site = new Site()) {
            site.loggedInAs("dora");
            HttpResponse<String> refused = site.get("/studies/PDX-1/conduct/draw-preview?simulations=many");
            then(refused.statusCode()).isEqualTo(422);
            then(Site.json(refused).get("detail").asString()).contains("'simulations'");
        }
    }

    private static HttpResponse<String> setRules(Site site) throws Exception {
        return site.send("PUT", "/studies/PDX-1/conduct/enrollment-rules", ApiCalls.BODIES.get(RULES));
    }

    private static void drawn(Site site) throws Exception {
        setRules(site);
        then(site.send("PUT", DRAWS + Laboratory.FIRST, "{\"why\":\"protocol\"}")
                        .statusCode())
                .isEqualTo(200);
        then(site.send("POST", DRAWS + Laboratory.FIRST + "/drawn", "{}").statusCode())
                .isEqualTo(200);
    }
}
