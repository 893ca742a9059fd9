package org.graftline.web.internal.api;

import static org.assertj.core.api.BDDAssertions.then;

import java.net.http.HttpResponse;
import java.util.List;
import org.graftline.study.Decimal;
import org.graftline.study.conduct.AnalysisPlan;
import org.graftline.study.conduct.AnalysisPlan.Df;
import org.graftline.study.conduct.AnalysisPlan.Variance;
import org.graftline.study.conduct.AnalysisPlans;
import org.graftline.study.conduct.TimeCourse;
import org.graftline.study.conduct.TimeCourse.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AnalysisPlansApiTest {
    private static final String PLAN = "/studies/PDX-1/conduct/analysis-plan";
    private static final String FULL = """
            {"version": 0, "fromDay": "0", "toDay": "28",
             "course": {"shape": "SPLINE", "knots": ["7", "14"], "breakDay": null, "plannedDays": ["21"]},
             "donorEffect": "AS_THE_DESIGN_CARRIES", "variances": ["BY_ARM", "POWER_OF_MEAN"], "covariates": ["DIAGNOSIS"],
             "contrasts": [{"arm": "erlotinib", "against": "control"}], "df": "KENWARD_ROGER", "limitMm3": "20.0",
             "reading": "ALL", "sensitivities": ["DELTA_ADJUSTED"], "delta": "0.05", "multiplicity": "HOLM", "alpha": "0.05",
             "reason": "protocol 7"}""";
    private Site site;

    @BeforeEach
    void open() throws Exception {
        site = new Site().loggedInAs("dora");
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    private AnalysisPlans.InForce inForce() {
        return site.registry.plans.of(site.laboratory.actor("dora"), Laboratory.STUDY);
    }

    private String refused(String body) throws Exception {
        HttpResponse<String> answer = site.send("PUT", PLAN, body);
        then(answer.statusCode()).as(answer.body()).isBetween(400, 422);
        then(inForce().history()).isEmpty();
        return Site.json(answer).get("detail").asString();
    }

    @Test
    void a_study_without_a_plan_of_its_own_has_the_defaults_as_version_0() throws Exception {
        JsonNode shown = Site.json(site.get(PLAN));
        then(shown.get("version").asInt()).isZero();
        then(shown.get("plan")).isEqualTo(shown.get("defaults"));
        then(shown.get("plan").get("df").asString()).isEqualTo("KENWARD_ROGER");
        then(shown.get("plan").get("alpha").asString()).isEqualTo("0.05");
    }

    @Test
    void a_plan_reaches_the_service_with_every_field_and_comes_back_as_it_was_sent() throws Exception {
        JsonNode shown = Site.json(site.send("PUT", PLAN, FULL));
        AnalysisPlan plan = inForce().plan();
        then(plan.toDay()).isEqualTo(new Decimal("28"));
        then(plan.course())
                .isEqualTo(new TimeCourse(
                        Shape.SPLINE, List.of(new Decimal("7"), new Decimal("14")), null, List.of(new Decimal("21"))));
        then(plan.variances()).containsExactly(Variance.BY_ARM, Variance.POWER_OF_MEAN);
        then(plan.df()).isEqualTo(Df.KENWARD_ROGER);
        then(plan.limitMm3()).isEqualTo(new Decimal("20.0"));
        then(shown.get("version").asInt()).isEqualTo(1);
        then(shown.get("plan").get("contrasts").get(0).get("arm").asString()).isEqualTo("erlotinib");
        then(shown.get("history").get(0).get("reason").asString()).isEqualTo("protocol 7");
        then(shown.get("plan").get("limitMm3").asString()).isEqualTo("20.0");
    }

    @Test
    void a_plan_names_the_parts_without_which_the_report_is_not_signed() throws Exception {
        JsonNode open = Site.json(site.get(PLAN));
        then(open.get("parts").get(1).toString()).isEqualTo("{\"id\":\"effect\",\"heading\":\"Treatment effect\"}");
        then(open.get("requiredParts")).isEqualTo(open.get("defaultParts")).hasSizeGreaterThan(5);
        JsonNode shown =
                Site.json(site.send("PUT", PLAN, FULL.replace("\"reason\"", "\"parts\": [\"summary\"], \"reason\"")));
        then(shown.get("requiredParts").toString()).isEqualTo("[\"summary\"]");
        then(inForce().plan().requiredParts()).containsExactly("summary");
    }

    @Test
    void a_plan_that_was_changed_meanwhile_is_not_overwritten() throws Exception {
        site.send("PUT", PLAN, FULL);
        HttpResponse<String> late = site.send("PUT", PLAN, FULL.replace("\"28\"", "\"35\""));
        then(late.statusCode()).isEqualTo(409);
        then(Site.json(late).get("detail").asString()).contains("version 1 is in force", "Open the page again");
        then(inForce().plan().toDay()).isEqualTo(new Decimal("28"));
    }

    @Test
    void what_is_wrong_is_said_in_a_sentence_and_nothing_is_saved() throws Exception {
        then(refused(FULL.replace("\"28\"", "\"-1\""))).contains("ends before it begins");
        then(refused(FULL.replace("\"28\"", "\"late\""))).contains("'late' is not a number");
        then(refused(FULL.replace("KENWARD_ROGER", "NAIVE"))).contains("the value of 'df' has the wrong type");
        then(refused(FULL.replace("\"BY_ARM\"", "null"))).contains("variances");
        then(refused(FULL.replace("\"reason\"", "\"because\""))).contains("'because' is not known");
        then(refused(FULL.replace(", \"POWER_OF_MEAN\"", ""))).contains("Add the power of the mean");
    }

    @Test
    void a_technician_reads_the_plan_without_comparisons_and_is_refused_to_change_it() throws Exception {
        site.send("PUT", PLAN, FULL);
        site.loggedInAs("tom");
        then(site.get(PLAN).body()).contains("KENWARD_ROGER").doesNotContain("erlotinib", "control");
        HttpResponse<String> refused = site.send("PUT", PLAN, FULL.replace("\"version\": 0", "\"version\": 1"));
        then(refused.statusCode()).isEqualTo(403);
        then(Site.json(refused).get("detail").asString()).contains("Tom Tan", "lock a study's plan");
    }
}
