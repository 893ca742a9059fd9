package org.graftline.web.internal.api;

import static org.assertj.core.api.BDDAssertions.then;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ReadingsApiTest {
    private static final String READINGS = "/studies/PDX-1/readings";
    private static final String FIRST = READINGS + "/" + Laboratory.FIRST;

    private Site site;

    @BeforeEach
    void open() throws Exception {
        site = new Site();
        site.loggedInAs("tom");
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    private HttpResponse<String> correct(int version, String why, String corrected) throws Exception {
        return site.send(
                "POST",
                FIRST + "/corrections",
                "{\"version\":%d,\"why\":\"%s\",\"corrected\":%s}".formatted(version, why, corrected));
    }

    @Test
    void readings_come_mouse_by_mouse_with_three_digits_a_unit_and_statuses_in_words() throws Exception {
        site.loggedInAs("dora");
        JsonNode mice = Site.json(site.get(READINGS)).get("mice");
        then(mice.get(0).get("mouse").asString()).isEqualTo("m1");
        then(mice.get(0).get("arm").asString()).isEqualTo("control");
        then(mice.get(0).get("lineage").asString()).isEqualTo("L1");
        then(mice.get(0).get("readings").get(0).get("shown").asString()).isEqualTo("312 mm³");
        then(mice.get(0).get("readings").get(1).get("shown").asString()).isEqualTo("1230 mm³");
        then(mice.get(0).get("readings").get(1).get("value").asString()).isEqualTo("1234.5");
        then(mice.get(1).get("readings").get(0).get("shown").asString()).isEqualTo("not palpable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?arm=erlotinib", "?mouse=M2", "?donor=d1&mouse=2"})
    void a_filter_narrows_the_mice_down(String query) throws Exception {
        site.loggedInAs("dora");
        JsonNode page = Site.json(site.get(READINGS + query));
        then(page.get("matchingMice").asInt()).isEqualTo(1);
        then(page.get("mice").get(0).get("mouse").asString()).isEqualTo("m2");
    }

    @Test
    void a_filter_that_nothing_passes_gives_an_empty_page() throws Exception {
        then(Site.json(site.get(READINGS + "?donor=none")).get("mice")).isEmpty();
    }

    @Test
    void a_page_that_is_no_number_is_refused() throws Exception {
        then(site.get(READINGS + "?page=x").statusCode()).isEqualTo(400);
    }

    @Test
    void the_history_of_a_reading_says_which_amendment_governed_it() throws Exception {
        site.loggedInAs("dora");
        JsonNode governedBy = Site.json(site.get(FIRST)).get("governedBy");

        then(governedBy.get("number").asInt()).isEqualTo(1);
        then(governedBy.get("governsFrom").asString()).isEqualTo("2026-03-02");
        then(governedBy.get("title").asString()).isEqualTo("weighed daily");
        then(governedBy.get("lookedAt").asString()).isEqualTo("2026-03-03");
    }

    @Test
    void a_new_reading_is_created_and_its_repetition_changes_nothing() throws Exception {
        String path = READINGS + "/" + UUID.randomUUID();
        String body = "{\"mouse\":\"m1\",\"day\":7,\"lengthMm\":\"8.4\",\"widthMm\":\"6.2\"}";
        HttpResponse<String> created = site.send("PUT", path, body);
        then(created.statusCode()).isEqualTo(201);
        JsonNode reading = Site.json(created).get("versions").get(0).get("reading");
        then(reading.get("shown").asString()).isEqualTo("161 mm³");
        then(reading.get("formula").asString()).isEqualTo("L × W² / 2");
        site.clock.pass(java.time.Duration.ofMinutes(5));
        HttpResponse<String> repeated = site.send("PUT", path, body);
        then(repeated.statusCode()).isEqualTo(200);
        then(Site.json(repeated)).isEqualTo(Site.json(created));
    }

    @Test
    void another_reading_under_the_same_uuid_is_a_conflict() throws Exception {
        String path = READINGS + "/" + UUID.randomUUID();
        site.send("PUT", path, "{\"mouse\":\"m1\",\"day\":7,\"value\":\"100\"}");
        then(site.send("PUT", path, "{\"mouse\":\"m1\",\"day\":7,\"value\":\"101\"}")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void a_message_repeated_after_a_correction_is_still_recognized() throws Exception {
        String path = READINGS + "/" + UUID.randomUUID();
        String body = "{\"mouse\":\"m1\",\"day\":7,\"value\":\"100\"}";
        site.send("PUT", path, body);
        site.send(
                "POST", path + "/corrections", "{\"version\":1,\"why\":\"misread\",\"corrected\":{\"value\":\"110\"}}");
        then(site.send("PUT", path, body).statusCode()).isEqualTo(200);
    }

    @Test
    void diameters_are_ordered_and_the_longer_is_the_length() throws Exception {
        JsonNode reading = Site.json(site.send(
                        "PUT",
                        READINGS + "/" + UUID.randomUUID(),
                        "{\"mouse\":\"m1\",\"day\":7,\"lengthMm\":\"6.2\",\"widthMm\":\"8.4\"}"))
                .get("versions")
                .get(0)
                .get("reading");
        then(reading.get("lengthMm").asString()).isEqualTo("8.4");
        then(reading.get("widthMm").asString()).isEqualTo("6.2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mouse\":\"m1\",\"day\":7,\"value\":\"-3\"}",
                "{\"mouse\":\"m1\",\"day\":7,\"value\":\"12,4\"}",
                "{\"mouse\":\"m1\",\"day\":7,\"value\":\"NaN\"}",
                "{\"mouse\":\"m1\",\"day\":7}",
                "{\"mouse\":\"m1\",\"day\":99999,\"value\":\"3\"}",
                "{\"mouse\":\"m1\",\"day\":7,\"status\":\"NOT_PALPABLE\",\"value\":\"3\"}",
                "{\"mouse\":\" \",\"day\":7,\"value\":\"3\"}"
            })
    void an_impossible_reading_is_refused_with_a_sentence(String body) throws Exception {
        HttpResponse<String> response = site.send("PUT", READINGS + "/" + UUID.randomUUID(), body);
        then(response.statusCode()).isEqualTo(422);
        then(Site.json(response).get("detail").asString()).endsWith(".");
    }

    @Test
    void a_reading_without_its_mouse_names_the_missing_key() throws Exception {
        then(site.send("PUT", READINGS + "/" + UUID.randomUUID(), "{\"day\":7,\"value\":\"3\"}")
                        .body())
                .contains("lacks the key 'mouse'");
    }

    @Test
    void an_address_with_no_uuid_is_refused() throws Exception {
        then(site.send("PUT", READINGS + "/1-1-1-1-1", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void a_correction_becomes_the_next_version_and_the_old_one_stays() throws Exception {
        then(correct(1, "caliper misread", "{\"value\":\"298\"}").statusCode()).isEqualTo(201);
        JsonNode history = Site.json(site.get(FIRST));
        then(history.get("zone").asString()).isEqualTo("Europe/Berlin");
        then(history.get("versions").size()).isEqualTo(2);
        then(history.get("versions").get(0).get("reading").get("shown").asString())
                .isEqualTo("312 mm³");
        JsonNode second = history.get("versions").get(1);
        then(second.get("reading").get("shown").asString()).isEqualTo("298 mm³");
        then(second.get("by").asString()).isEqualTo("Tom Tan");
        then(second.get("why").asString()).isEqualTo("caliper misread");
        then(Site.json(site.get(READINGS))
                        .get("mice")
                        .get(0)
                        .get("readings")
                        .get(0)
                        .get("version")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void a_correction_without_reason_is_refused() throws Exception {
        then(correct(1, " ", "{\"value\":\"298\"}").statusCode()).isEqualTo(422);
        then(Site.json(site.get(FIRST)).get("versions").size()).isEqualTo(1);
    }

    @Test
    void a_correction_of_a_version_that_holds_no_longer_is_a_conflict() throws Exception {
        correct(1, "caliper misread", "{\"value\":\"298\"}");
        HttpResponse<String> late = correct(1, "also misread", "{\"value\":\"299\"}");
        then(late.statusCode()).isEqualTo(409);
        then(Site.json(late).get("detail").asString()).contains("has version 2 by now");
    }

    @Test
    void a_correction_may_say_that_nothing_was_measured() throws Exception {
        correct(1, "typed into the wrong row", "{\"status\":\"NOT_MEASURED\",\"reason\":\"wrong row\"}");
        JsonNode reading = Site.json(site.get(FIRST)).get("versions").get(1).get("reading");
        then(reading.get("shown").asString()).isEqualTo("not measured");
        then(reading.get("value").isNull()).isTrue();
    }

    @Test
    void an_unknown_reading_is_not_found() throws Exception {
        then(site.get(READINGS + "/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    }

    @Test
    void a_person_without_a_role_reads_and_records_nothing() throws Exception {
        site.loggedInAs("nina");
        then(site.get(FIRST).statusCode()).isEqualTo(403);
        then(correct(1, "why", "{\"value\":\"1\"}").statusCode()).isEqualTo(403);
    }

    @Test
    void a_body_above_a_megabyte_is_refused() throws Exception {
        HttpResponse<String> response =
                site.send("PUT", READINGS + "/" + UUID.randomUUID(), "{\"mouse\":\"" + "m".repeat(1 << 20) + "\"}");
        then(response.statusCode()).isEqualTo(413);
    }
}
