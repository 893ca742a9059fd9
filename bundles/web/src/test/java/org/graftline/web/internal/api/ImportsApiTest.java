package org.graftline.web.internal.api;

import static org.assertj.core.api.BDDAssertions.then;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ImportsApiTest {
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

    private JsonNode uploaded() throws Exception {
        return Site.json(site.send("POST", "/studies/NEW-1/imports?name=C%3A%5Cfolder%5Cgrowth.csv", "mouse,vol\n"));
    }

    private HttpResponse<String> commit(JsonNode preview, String body) throws Exception {
        return site.send("POST", "/studies/NEW-1/imports/" + preview.get("id").asString() + "/commit", body);
    }

    @Test
    void a_preview_says_in_words_what_would_happen() throws Exception {
        JsonNode preview = uploaded();
        then(preview.get("createsStudy").asBoolean()).isTrue();
        then(preview.get("files").get(0).get("name").asString()).isEqualTo("growth.csv");
        then(preview.get("reasons").get(0).asString()).isEqualTo("'vol' holds volumes: the header says so.");
        then(preview.get("mapping").get("VOLUME_MM3").asString()).isEqualTo("vol");
        then(preview.get("counts").get("newReadings").asInt()).isEqualTo(2);
        then(preview.get("committable").asBoolean()).isTrue();
    }

    @Test
    void a_preview_names_the_animals_that_the_roster_lacks() throws Exception {
        then(uploaded().get("unknownMice").get(0).asString()).isEqualTo("M9");
    }

    @Test
    void another_design_is_previewed_on_the_same_file() throws Exception {
        String id = uploaded().get("id").asString();
        HttpResponse<String> again =
                site.send("POST", "/studies/NEW-1/imports/" + id + "/preview", "{\"design\":\"{}\"}");
        then(Site.json(again).get("designSource").asString()).isEqualTo("GIVEN");
        then(Site.json(again).get("id").asString()).isEqualTo(id);
    }

    @Test
    void a_commit_hands_on_title_zone_and_origin_and_forgets_the_preview() throws Exception {
        JsonNode preview = uploaded();
        String body = "{\"reason\":\"first file\",\"title\":\"New\",\"zone\":\"America/Toronto\",\"origin\":\"\"}";
        then(commit(preview, body).statusCode()).isEqualTo(200);
        then(String.valueOf(site.workshop.committedWith))
                .isEqualTo("StudyDetails[title=New, zone=America/Toronto, origin=]");
        then(commit(preview, body).statusCode()).isEqualTo(404);
    }

    @Test
    void a_commit_without_reason_or_with_an_unknown_zone_stores_nothing() throws Exception {
        JsonNode preview = uploaded();
        then(commit(preview, "{\"reason\":\" \"}").body()).contains("reason is blank");
        then(commit(preview, "{\"reason\":\"x\",\"zone\":\"Mars/Base\"}").body())
                .contains("'Mars/Base' is no time zone");
        then(commit(preview, "{\"reason\":\"x\",\"accepted\":[0]}").statusCode())
                .isEqualTo(422);
        then(site.workshop.committedWith).isNull();
    }

    @Test
    void a_file_with_errors_cannot_be_committed() throws Exception {
        site.workshop.fileHasErrors = true;
        JsonNode preview = uploaded();
        then(preview.get("committable").asBoolean()).isFalse();
        then(preview.get("problems").get(0).get("text").asString())
                .isEqualTo("growth.csv line 3, column 'volume', value 'abc': 'abc' is not a number. Mend it.");
        then(commit(preview, "{\"reason\":\"x\"}").statusCode()).isEqualTo(422);
        then(site.workshop.committedWith).isNull();
    }

    @Test
    void an_unreadable_file_is_refused_with_its_sentence() throws Exception {
        HttpResponse<String> response = site.send("POST", "/studies/NEW-1/imports?name=x.csv", "");
        then(response.statusCode()).isEqualTo(422);
        then(Site.json(response).get("detail").asString()).isEqualTo("x.csv is empty. Choose another file.");
    }

    @Test
    void nobody_commits_the_preview_of_somebody_else() throws Exception {
        JsonNode preview = uploaded();
        site.laboratory.promote("tom");
        site.loggedInAs("tom");
        then(commit(preview, "{\"reason\":\"x\"}").statusCode()).isEqualTo(404);
    }

    @Test
    void a_preview_is_kept_for_half_an_hour() throws Exception {
        JsonNode preview = uploaded();
        site.clock.pass(Duration.ofMinutes(29));
        site.get("/session");
        site.clock.pass(Duration.ofMinutes(2));
        then(commit(preview, "{\"reason\":\"x\"}").body()).contains("Choose the file again");
    }

    @Test
    void a_preview_can_be_forgotten() throws Exception {
        JsonNode preview = uploaded();
        then(site.send("DELETE", "/studies/NEW-1/imports/" + preview.get("id").asString(), null)
                        .statusCode())
                .isEqualTo(204);
        then(commit(preview, "{\"reason\":\"x\"}").statusCode()).isEqualTo(404);
    }
}
