package org.graftline.web.internal.api;

import static org.assertj.core.api.BDDAssertions.then;

import org.graftline.study.conduct.ArmSights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The panels of a director's study, and the worklist by person. */
class DeskApiTest {
    private static final String DESK = "/studies/PDX-1/conduct/desk";
    private static final String CARE = "/studies/PDX-1/conduct/care";

    private Site site;

    @BeforeEach
    void open() throws Exception {
        site = new Site().loggedInAs("dora");
    }

    @AfterEach
    void close() {
        site.close();
    }

    private JsonNode desk() throws Exception {
        return Site.json(site.get(DESK));
    }

    @Test
    void the_desk_fits_nothing_and_says_when_the_model_was_fitted_and_on_what() throws Exception {
        then(desk().get("fit").isNull()).as("not fitted yet").isTrue();
        then(site.workshop.fits.get()).isZero();

        site.get("/studies/PDX-1/analysis");
        JsonNode fit = desk().get("fit");

        then(site.workshop.fits.get()).isEqualTo(1);
        then(fit.get("status").asString()).isEqualTo("converged");
        then(fit.get("healthy").asBoolean()).isTrue();
        then(fit.get("current").asBoolean()).isTrue();
        then(fit.get("entriesSince").asInt()).isZero();
        then(fit.get("position").asLong())
                .isEqualTo(Site.json(site.get("/studies/PDX-1"))
                        .at("/head/position")
                        .asLong());
    }

    @Test
    void a_reading_after_the_fit_makes_it_an_older_one() throws Exception {
        site.get("/studies/PDX-1/analysis");
        site.send(
                "POST",
                ApiCalls.address("/studies/{code}/readings/{uuid}/corrections"),
                ApiCalls.BODIES.get("POST /studies/{code}/readings/{uuid}/corrections"));
        JsonNode fit = desk().get("fit");

        then(fit.get("current").asBoolean()).isFalse();
        then(fit.get("entriesSince").asInt()).isEqualTo(1);
        then(site.workshop.fits.get()).isEqualTo(1);
    }

    @Test
    void curves_are_by_arm_where_arms_are_earned_and_one_where_they_are_not() throws Exception {
        then(desk().get("pooled").asBoolean()).isFalse();
        then(desk().at("/curves/0/points/0/mice").asInt()).isPositive();

        site.registry.sight = ArmSights.Sight.POOLED_UNTIL_PLAN;
        then(desk().get("pooled").asBoolean()).isTrue();
    }

    @Test
    void a_fit_by_arm_is_none_for_eyes_that_see_the_arms_as_one() throws Exception {
        site.get("/studies/PDX-1/analysis");
        site.registry.sight = ArmSights.Sight.POOLED_UNTIL_LOOK;
        then(desk().get("fit").isNull()).isTrue();
    }

    @Test
    void who_looks_after_a_cage_is_set_and_told_by_name_and_choices_only_to_whom_may_choose() throws Exception {
        JsonNode set = Site.json(site.send("PUT", CARE, ApiCalls.BODIES.get("PUT /studies/{code}/conduct/care")));
        then(set.get("cages").toString())
                .isEqualTo("[{\"name\":\"C1\",\"person\":\"p-tom\",\"personName\":\"Tom Tan\"}]");
        then(set.get("version").asInt()).isEqualTo(1);
        then(set.get("people").toString()).contains("Dora Rector");
        site.loggedInAs("tom");
        then(Site.json(site.get(CARE)).get("people").isEmpty()).isTrue();
    }

    @Test
    void a_worklist_tells_whose_mouse_it_is_and_lists_only_one_s_own_where_that_is_asked() throws Exception {
        JsonNode all = Site.json(site.get("/worklist")).get(0);
        then(all.at("/today/0/charge").toString())
                .isEqualTo("{\"person\":\"p-tom\",\"name\":\"Tom Tan\",\"basis\":\"CAGE\",\"mine\":false}");
        then(all.at("/today/0/ownNext").asDouble()).isEqualTo(6);
        then(all.at("/counts/mineToday").asInt()).isZero();
        then(Site.json(site.get("/worklist?mine=true")).get(0).get("today").isEmpty())
                .isTrue();

        site.loggedInAs("tom");
        JsonNode mine = Site.json(site.get("/worklist?mine=true")).get(0);
        then(mine.get("today").size()).isEqualTo(1);
        then(mine.at("/counts/mineToday").asInt()).isEqualTo(1);
    }
}
