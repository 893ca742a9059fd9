package org.graftline.web.internal.api;

import static org.assertj.core.api.BDDAssertions.then;

import java.net.http.HttpResponse;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class StudiesApiTest {
    private Site site;

    @BeforeEach
    void open() throws Exception {
        site = new Site();
        site.loggedInAs("dora");
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    @Test
    void the_list_has_the_studies_that_the_person_may_read() throws Exception {
        then(Site.json(site.get("/studies")).get("studies").get(0).get("code").asString())
                .isEqualTo("PDX-1");
        site.loggedInAs("nina");
        then(Site.json(site.get("/studies")).get("studies")).isEmpty();
    }

    @Test
    void a_study_shows_what_it_holds() throws Exception {
        JsonNode study = Site.json(site.get("/studies/PDX-1"));
        then(study.get("mice").asInt()).isEqualTo(2);
        then(study.get("arms").get(0).get("role").asString()).isEqualTo("CONTROL");
        then(study.get("days").get("last").asDouble()).isEqualTo(3.5);
        then(study.get("readings").get(0).get("statuses").toString())
                .isEqualTo("[{\"status\":\"MEASURED\",\"words\":\"measured\",\"readings\":2},"
                        + "{\"status\":\"NOT_PALPABLE\",\"words\":\"not palpable\",\"readings\":1}]");
        then(study.get("zone").asString()).isEqualTo("Europe/Berlin");
        then(study.get("head").get("position").asInt()).isEqualTo(1);
        then(study.get("may").toString()).contains("MAKE_REPORT");
    }

    @Test
    void a_technician_is_not_offered_a_report_and_is_refused_one() throws Exception {
        site.loggedInAs("tom");
        then(Site.json(site.get("/studies/PDX-1")).get("may").toString()).doesNotContain("MAKE_REPORT");
        HttpResponse<String> response = site.get("/studies/PDX-1/report.pdf");
        then(response.statusCode()).isEqualTo(403);
        then(Site.json(response).get("detail").asString())
                .isEqualTo("Tom Tan may not read analyses and reports in study 'PDX-1'."
                        + " Ask an administrator for a role that includes it.");
        then(site.workshop.documents).hasValue(0);
    }

    @Test
    void an_administrator_without_another_role_sees_no_study() throws Exception {
        site.loggedInAs("mara");
        then(site.get("/studies/PDX-1").statusCode()).isEqualTo(403);
        then(site.get("/studies/PDX-1/readings").statusCode()).isEqualTo(403);
        then(site.get("/studies/PDX-1/analysis").statusCode()).isEqualTo(403);
        then(site.get("/studies/PDX-1/figures/growth-by-arm.svg").statusCode()).isEqualTo(403);
    }

    @Test
    void a_snapshot_at_hand_is_still_refused_to_those_who_may_not_read() throws Exception {
        then(site.get("/studies/PDX-1").statusCode()).isEqualTo(200);
        site.loggedInAs("nina");
        then(site.get("/studies/PDX-1").statusCode()).isEqualTo(403);
    }

    @Test
    void an_unknown_study_is_a_problem_with_what_where_and_remedy() throws Exception {
        HttpResponse<String> response = site.get("/studies/PDX-9");
        then(response.statusCode()).isEqualTo(404);
        then(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = Site.json(response);
        then(problem.get("detail").asString()).startsWith("There is no study 'PDX-9' here.");
        then(problem.get("instance").asString()).isEqualTo("GET /api/v1/studies/PDX-9");
        then(problem.get("remedy").asString()).isEqualTo("Check the code, or import its first file to create it.");
        then(problem.get("status").asInt()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/studies/%3Cscript%3E", "/studies/a%20b", "/studies/-rf", "/studies/%E2%80%AEcod"})
    void a_hostile_study_code_is_refused_in_one_line(String path) throws Exception {
        HttpResponse<String> response = site.get(path);
        then(response.statusCode()).isEqualTo(422);
        then(Site.json(response).get("detail").asString())
                .contains("cannot be a study code")
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/studies/..%2F..%2Fetc", "/studies/%00", "/studies/a%0Ab"})
    void an_address_that_hides_a_separator_or_a_control_character_does_not_reach_the_study(String path)
            throws Exception {
        then(site.get(path).statusCode()).isEqualTo(400);
    }

    @Test
    void numbers_without_value_or_bound_are_null() throws Exception {
        JsonNode doubling = Site.json(site.get("/studies/PDX-1/analysis"))
                .get("arms")
                .get(0)
                .get("doublingDays");
        then(doubling.get("value").asDouble()).isEqualTo(0.05);
        then(doubling.get("upper").isNull()).isTrue();
        then(doubling.get("p").isNull()).isTrue();
    }

    @Test
    void a_study_is_fitted_once_however_often_and_in_whatever_form_it_is_asked_for() throws Exception {
        site.get("/studies/PDX-1/analysis");
        site.get("/studies/PDX-1/analysis");
        site.get("/studies/PDX-1/figures/growth-by-arm.svg");
        site.get("/studies/PDX-1/report.html");
        site.get("/studies/PDX-1/report.pdf");
        site.get("/studies/PDX-1/report.pdf");
        then(site.workshop.fits).hasValue(1);
        then(site.workshop.documents).hasValue(1);
    }

    @Test
    void a_changed_study_is_fitted_anew() throws Exception {
        site.get("/studies/PDX-1/analysis");
        site.send(
                "PUT",
                "/studies/PDX-1/readings/" + java.util.UUID.randomUUID(),
                "{\"mouse\":\"m1\",\"day\":7,\"value\":\"900\"}");
        site.get("/studies/PDX-1/analysis");
        then(site.workshop.fits).hasValue(2);
    }

    @Test
    void a_study_that_cannot_be_analyzed_says_why_and_is_not_tried_again() throws Exception {
        site.workshop.refusal = "The study has 1 mouse. Import more.";
        HttpResponse<String> response = site.get("/studies/PDX-1/analysis");
        then(response.statusCode()).isEqualTo(422);
        then(Site.json(response).get("detail").asString()).isEqualTo("The study has 1 mouse. Import more.");
        site.get("/studies/PDX-1/analysis");
        then(site.workshop.fits).hasValue(1);
    }

    @Test
    void a_study_that_cannot_be_analyzed_still_has_a_report_that_says_why() throws Exception {
        site.workshop.refusal = "The study has 1 mouse. Import more.";
        then(site.get("/studies/PDX-1/report.html").statusCode()).isEqualTo(200);
        then(Objects.requireNonNull(site.workshop.reported).analysis().conclusion())
                .containsExactly("The study has 1 mouse. Import more.");
    }

    @Test
    void every_persons_report_carries_their_own_name() throws Exception {
        then(site.get("/studies/PDX-1/report.html").body()).contains("by Dora Rector");
    }

    @Test
    void a_report_may_use_its_own_style_sheet_and_no_script() throws Exception {
        String policy = site.get("/studies/PDX-1/report.html")
                .headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow();
        then(policy)
                .contains("default-src 'none'", "style-src 'sha256-", "frame-ancestors 'self'")
                .doesNotContain("script-src", "unsafe-inline");
    }

    @Test
    void a_figure_with_nothing_to_show_is_no_content() throws Exception {
        then(site.get("/studies/PDX-1/figures/effect-by-lineage.svg").statusCode())
                .isEqualTo(204);
        then(site.get("/studies/PDX-1/figures/growth-by-arm.svg")
                        .headers()
                        .firstValue("Content-Type")
                        .orElseThrow())
                .startsWith("image/svg+xml");
        then(site.get("/studies/PDX-1/figures/pie.svg").statusCode()).isEqualTo(404);
    }

    @Test
    void an_address_or_a_method_that_does_not_exist_is_a_problem_too() throws Exception {
        then(site.get("/mice").statusCode()).isEqualTo(404);
        then(site.send("DELETE", "/studies/PDX-1", null).statusCode()).isEqualTo(405);
        then(Site.json(site.get("/mice")).get("title").asString()).isEqualTo("Not found");
    }
}
