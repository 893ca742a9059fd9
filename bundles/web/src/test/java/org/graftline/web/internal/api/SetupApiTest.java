package org.graftline.web.internal.api;

import static org.assertj.core.api.BDDAssertions.then;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.graftline.study.conduct.ArmSights;
import org.graftline.study.conduct.DayZeroRule;
import org.graftline.study.conduct.DonorField;
import org.graftline.study.conduct.NewStudy;
import org.graftline.study.conduct.SetUp;
import org.graftline.study.conduct.SetUpChange;
import org.graftline.study.conduct.SetUpParts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SetupApiTest {
    private static final String SETUP = "/studies/PDX-1/conduct/setup";
    private Site site;

    @BeforeEach
    void open() throws Exception {
        site = new Site().loggedInAs("dora");
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    private static String sentence(HttpResponse<String> answer) {
        return Site.json(answer).get("detail").asString();
    }

    @Test
    void a_study_reaches_the_service_with_all_that_was_typed() throws Exception {
        HttpResponse<String> answer = site.send("POST", SETUP, """
                {"title":" Growth ","zone":"Europe/Berlin","formula":"HALF_LENGTH_WIDTH_SQUARED","startsOn":"2026-03-01",
                "dayZero":"2026-03-02","dayZeroRule":"BY_COHORT","use":"TEMPLATE","people":[{"login":"tom","role":"TECHNICIAN"}],
                "donors":[{"donor":"d1","lineage":"L1","facts":{"PASSAGE_NUMBER":"3","SEX":" "}}],
                "arms":[{"name":"vehicle","role":"CONTROL"}],"cohorts":[{"name":"first","dayZero":null}],
                "mice":[{"mouse":"m9","donor":"d1","tags":["11"," 12 "],"cage":"C1","rack":"","cohort":"first","arm":"vehicle"}],
                "copied":{"from":"PDX-1","documents":["VISIT_PLAN"]},"reason":"protocol"}""");
        then(answer.statusCode()).as(answer.body()).isEqualTo(201);
        NewStudy study = Objects.requireNonNull(site.registry.created);
        then(study.title()).isEqualTo("Growth");
        then(study.setUp().dayZero()).isEqualTo(DayZeroRule.BY_COHORT);
        then(study.setUp().use()).isEqualTo(SetUp.Use.TEMPLATE);
        then(study.setUp().people().get(0).person().value()).isEqualTo("p-tom");
        then(study.parts().donors().get(0).facts()).containsOnlyKeys(DonorField.PASSAGE_NUMBER);
        SetUpParts.MousePart mouse = study.parts().mice().get(0);
        then(mouse.tags()).containsExactly("11", "12");
        then(mouse.rack()).isNull();
        then(String.valueOf(mouse.arm())).isEqualTo("vehicle");
        then(Objects.requireNonNull(study.copied()).documents()).containsExactly(NewStudy.CopiedDocument.VISIT_PLAN);
    }

    @Test
    void a_change_holds_only_what_changes() throws Exception {
        site.send("PUT", SETUP, "{\"dayZero\":\"2026-03-05\",\"reason\":\"delayed\"}");
        SetUpChange change = Objects.requireNonNull(site.registry.changed);
        then(change.basics()).isNull();
        then(change.setUp()).isNull();
        then(change.dayZero()).isEqualTo(LocalDate.parse("2026-03-05"));
        then(change.parts()).isEqualTo(SetUpParts.NONE);
    }

    @Test
    void what_cannot_be_is_told_in_a_sentence() throws Exception {
        String rest =
                "\"title\":\"T\",\"formula\":\"AS_REPORTED\",\"startsOn\":\"2026-03-01\",\"dayZero\":\"2026-03-02\",\"dayZeroRule\":\"ONE_DATE\",\"reason\":\"x\"";
        then(sentence(site.send("POST", SETUP, "{\"zone\":\"Mars/Base\"," + rest + "}")))
                .contains("The time zone is not known");
        then(sentence(site.send(
                        "POST",
                        SETUP,
                        "{\"zone\":\"UTC\",\"people\":[{\"login\":\"ghost\",\"role\":\"TECHNICIAN\"}]," + rest + "}")))
                .contains("Nobody active here has the log-in name 'ghost'");
        then(sentence(site.send("POST", SETUP, "{\"zone\":\"UTC\",\"mice\":[{\"mouse\":\"m1\"}]," + rest + "}")))
                .contains("lacks the key 'donor'");
        then(site.send("POST", "/studies/PDX-1/conduct/locks/cage", "{\"reason\":\"x\"}")
                        .statusCode())
                .isEqualTo(404);
        then(site.get("/studies/PDX-1/conduct/amendments/x/readings").statusCode())
                .isEqualTo(400);
    }

    @Test
    void who_is_blinded_gets_no_arm_with_the_set_up() throws Exception {
        then(site.get(SETUP).body()).contains("control");
        try (Site other = new Site().loggedInAs("tom")) {
            HttpResponse<String> answer = other.get(SETUP);
            then(answer.statusCode()).isEqualTo(200);
            then(answer.body()).doesNotContain("control", "erlotinib");
        }
    }

    @Test
    void pages_are_told_why_results_are_not_shown_by_arm_and_the_report_prints_it() throws Exception {
        then(eyes()).isEqualTo("OPEN");
        site.registry.sight = ArmSights.Sight.POOLED_UNTIL_LOOK;
        site.registry.sentences = List.of("All arms are shown as one: the data are not locked yet.");
        then(eyes()).as("the same ledger, other eyes").isEqualTo("POOLED_UNTIL_LOOK");
        site.registry.sight = ArmSights.Sight.POOLED_UNTIL_PLAN;
        then(eyes()).isEqualTo("POOLED_UNTIL_PLAN");
        site.get("/studies/PDX-1/report.html");
        then(Objects.requireNonNull(site.workshop.reported).notes())
                .contains("All arms are shown as one: the data are not locked yet.");
    }

    private String eyes() throws Exception {
        return Site.json(site.get("/studies/PDX-1")).get("eyes").asString();
    }

    @Test
    void mice_that_are_ready_are_marked_and_moved_together() throws Exception {
        JsonNode mouse = Site.json(site.get("/studies/PDX-1/conduct/enrollment"))
                .get("mice")
                .get(0);
        then(mouse.get("ready").asBoolean()).isTrue();
        then(mouse.get("latestMm3").asString()).isEqualTo("180.5");
        site.send(
                "POST",
                "/studies/PDX-1/conduct/enrollment",
                "{\"mice\":[\"m1\",\"m2\"],\"state\":\"ENROLLED\",\"reason\":\"size\"}");
        then(site.registry.asked).contains("ENROLL_MICE: [m1, m2] ENROLLED size");
    }
}
