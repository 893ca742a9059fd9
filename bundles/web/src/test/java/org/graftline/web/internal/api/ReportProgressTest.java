package org.graftline.web.internal.api;

import static org.assertj.core.api.BDDAssertions.then;

import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ReportProgressTest {
    private static final String MAKING = "/studies/PDX-1/report/making";
    private Site site;

    @BeforeEach
    void open() throws Exception {
        site = new Site().loggedInAs("dora");
    }

    @AfterEach
    void close() throws Exception {
        site.workshop.slow = false;
        site.close();
    }

    private JsonNode asked(int status) throws Exception {
        HttpResponse<String> answer = site.get(MAKING);
        then(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Site.json(answer);
    }

    @Test
    void a_report_that_is_quickly_made_shows_no_progress_and_is_not_made_again_for_the_page() throws Exception {
        then(asked(200).get("state").asString()).isEqualTo("MADE");
        site.get("/studies/PDX-1/report.html");
        then(site.workshop.pages).hasValue(1);
    }

    @Test
    void a_report_that_takes_long_says_which_part_is_being_made_of_how_many() throws Exception {
        site.workshop.slow = true;
        JsonNode progress = asked(202);
        then(progress.get("state").asString()).isEqualTo("WORKING");
        then(progress.get("sentence").asString()).isEqualTo("Part 7 of 25: Treatment effect.");
        then(progress.get("number").asInt()).isEqualTo(7);
        then(progress.get("of").asInt()).isEqualTo(25);
        site.workshop.slow = false;
        then(asked(200).get("state").asString()).isEqualTo("MADE");
        then(site.workshop.pages).hasValue(1);
    }

    @Test
    void a_canceled_report_stops_says_so_and_leaves_nothing_behind() throws Exception {
        site.workshop.slow = true;
        asked(202);
        HttpResponse<String> canceled = site.send("DELETE", MAKING, null);
        then(canceled.statusCode()).isEqualTo(200);
        then(Site.json(canceled).get("sentence").asString())
                .startsWith("The report was canceled. Nothing of it is kept");
        then(site.workshop.stopped.await(30, TimeUnit.SECONDS))
                .as("the work stops")
                .isTrue();
        then(site.registry.versions.asked).isEmpty();
        site.workshop.slow = false;
        then(asked(200).get("state").asString()).isEqualTo("MADE");
        then(site.workshop.pages).as("made anew").hasValue(2);
    }

    @Test
    void where_nothing_is_in_the_making_there_is_nothing_to_cancel() throws Exception {
        then(Site.json(site.send("DELETE", MAKING, null)).get("sentence").asString())
                .startsWith("There was nothing to cancel");
    }

    @Test
    void a_study_without_a_model_has_its_report_made_and_says_why() throws Exception {
        site.workshop.refusal = "The study has 1 mouse. Import more.";
        then(asked(200).get("withoutModel").asString()).isEqualTo("The study has 1 mouse. Import more.");
    }

    @Test
    void the_page_stays_live_while_a_report_is_made() throws Exception {
        site.workshop.slow = true;
        asked(202);
        then(site.get("/studies/PDX-1").statusCode()).isEqualTo(200);
        then(site.get("/studies/PDX-1/analysis").statusCode()).isEqualTo(200);
    }

    private JsonNode asked(String what, int status) throws Exception {
        HttpResponse<String> answer = site.get(MAKING + "?what=" + what);
        then(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Site.json(answer);
    }

    @ParameterizedTest
    @CsvSource({"document, /studies/PDX-1/report.pdf", "interim, /studies/PDX-1/report/interim.pdf"})
    void a_document_in_the_making_says_how_far_it_is_and_is_there_at_once_when_it_is_made(String what, String address)
            throws Exception {
        site.workshop.slow = true;
        then(asked(what, 202).get("sentence").asString()).isEqualTo("Part 7 of 25: Treatment effect.");
        site.workshop.slow = false;
        then(asked(what, 200).get("state").asString()).isEqualTo("MADE");
        then(site.get(address).body()).startsWith("%PDF by ");
        then(site.workshop.documents).hasValue(1);
    }

    @Test
    void a_version_in_the_making_can_be_canceled_and_freezes_nothing() throws Exception {
        site.workshop.slow = true;
        asked("version", 202);
        then(Site.json(site.send("DELETE", MAKING + "?what=version", null))
                        .get("sentence")
                        .asString())
                .isEqualTo("The version was canceled. Nothing was frozen; freeze it whenever you like.");
        then(site.workshop.stopped.await(30, TimeUnit.SECONDS))
                .as("the work stops")
                .isTrue();
        then(site.registry.versions.asked).doesNotContain("freeze");
    }

    @Test
    void a_version_that_was_made_beforehand_is_frozen_without_making_it_again() throws Exception {
        then(asked("version", 200).get("state").asString()).isEqualTo("MADE");
        then(site.send("POST", "/studies/PDX-1/report/versions", "{}").statusCode())
                .isEqualTo(201);
        then(site.workshop.documents).hasValue(1);
    }

    @Test
    void page_and_document_are_canceled_each_by_itself() throws Exception {
        site.workshop.slow = true;
        asked(202);
        asked("document", 202);
        site.send("DELETE", MAKING + "?what=document", null);
        site.workshop.slow = false;
        then(asked(200).get("state").asString()).isEqualTo("MADE");
        then(site.workshop.documents).hasValue(0);
    }

    @Test
    void what_nobody_makes_is_named() throws Exception {
        HttpResponse<String> answer = site.get(MAKING + "?what=poster");
        then(answer.statusCode()).isEqualTo(404);
        then(answer.body()).contains("Ask for page, document, interim or version.");
    }
}
