package org.graftline.web.internal.api;

import static org.assertj.core.api.BDDAssertions.then;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TrailsApiTest {
    private static final String TRAIL = "/studies/PDX-1/report/trail";
    private Site site;

    @BeforeEach
    void open() throws Exception {
        site = new Site().loggedInAs("dora");
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    @Test
    void a_number_leads_to_its_readings_and_to_the_ledger_entries_that_wrote_them() throws Exception {
        JsonNode trail = Site.json(site.get(TRAIL + "?behind=VOLUMES"));
        then(trail.get("total").asInt()).isEqualTo(3);
        then(trail.get("counted").asInt()).isEqualTo(2);
        then(trail.get("zone").asString()).isEqualTo("Europe/Berlin");
        JsonNode first = trail.get("readings").get(0);
        then(first.get("mouse").asString()).isEqualTo("m1");
        then(first.get("shown").asString()).isEqualTo("312 mm³");
        JsonNode history = Site.json(site.get("/studies/PDX-1/readings/" + Laboratory.FIRST));
        then(first.get("entry").get("hash").asString())
                .isEqualTo(history.get("versions").get(0).get("entryHash").asString());
        then(first.get("entry").get("position").asInt()).isEqualTo(1);
        then(first.get("entry").get("actWords").asString()).isEqualTo("import file");
        then(first.get("by").asString()).isEqualTo("Dora Rector");
        then(trail.get("readings").get(2).get("counted").asBoolean()).isFalse();
        then(trail.get("readings").get(2).get("why").asString()).isEqualTo("not palpable");
    }

    @Test
    void a_number_of_the_model_comes_with_its_parameters() throws Exception {
        JsonNode trail = Site.json(site.get(TRAIL + "?behind=MODEL&from=coefficient%E2%90%9Festimate%E2%90%9Fday"));
        then(trail.get("sentence").asString()).startsWith("Computed from the model fitted to ");
        then(trail.get("parameters").get(0).get("used").asBoolean()).isTrue();
        then(trail.get("parameters").get(0).get("estimate").get("p").isNull()).isTrue();
    }

    @Test
    void a_corrected_reading_leads_to_the_entry_of_the_version_that_counts() throws Exception {
        HttpResponse<String> corrected = site.send(
                "POST",
                "/studies/PDX-1/readings/" + Laboratory.FIRST + "/corrections",
                "{\"version\":1,\"why\":\"misread\",\"corrected\":{\"value\":\"300\"}}");
        then(corrected.statusCode()).as(corrected.body()).isEqualTo(201);
        JsonNode readings = Site.json(site.get(TRAIL)).get("readings");
        for (JsonNode reading : readings) {
            boolean first = reading.get("uuid").asString().equals(Laboratory.FIRST.toString());
            then(reading.get("version").asInt()).isEqualTo(first ? 2 : 1);
            then(reading.get("entry").get("position").asInt()).isEqualTo(first ? 2 : 1);
        }
    }

    @Test
    void many_readings_come_fifty_a_page_with_the_count_said() throws Exception {
        for (int i = 0; i < 60; i++) {
            site.send(
                    "PUT",
                    "/studies/PDX-1/readings/" + UUID.randomUUID(),
                    "{\"mouse\":\"m1\",\"day\":%d,\"value\":\"900\"}".formatted(5 + i));
        }
        JsonNode one = Site.json(site.get(TRAIL));
        then(one.get("total").asInt()).isEqualTo(63);
        then(one.get("pages").asInt()).isEqualTo(2);
        then(one.get("readings")).hasSize(50);
        then(Site.json(site.get(TRAIL + "?page=2")).get("readings")).hasSize(13);
        then(Site.json(site.get(TRAIL + "?page=99")).get("page").asInt()).isEqualTo(2);
        then(site.get(TRAIL + "?page=x").statusCode()).isEqualTo(400);
    }

    @Test
    void a_page_of_older_records_is_told_to_reload() throws Exception {
        String snapshot =
                Site.json(site.get("/studies/PDX-1")).get("dataSha256").asString() + "."
                        + Site.json(site.get("/studies/PDX-1/analysis"))
                                .get("planSha256")
                                .asString();
        then(site.get(TRAIL + "?snapshot=" + snapshot).statusCode()).isEqualTo(200);
        site.send(
                "PUT",
                "/studies/PDX-1/readings/" + UUID.randomUUID(),
                "{\"mouse\":\"m1\",\"day\":7,\"value\":\"900\"}");
        HttpResponse<String> stale = site.get(TRAIL + "?snapshot=" + snapshot);
        then(stale.statusCode()).isEqualTo(409);
        then(Site.json(stale).get("detail").asString()).contains("Reload the page");
    }

    @Test
    void what_no_report_has_is_not_found_and_the_blinded_get_a_sentence() throws Exception {
        then(site.get(TRAIL + "?behind=nonsense").statusCode()).isEqualTo(404);
        site.laboratory.blind("dora");
        HttpResponse<String> refused = site.get(TRAIL);
        then(refused.statusCode()).isEqualTo(403);
        then(Site.json(refused).get("detail").asString()).startsWith("This study is blinded for you. ");
    }
}
