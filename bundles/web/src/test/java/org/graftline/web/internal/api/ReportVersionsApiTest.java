package org.graftline.web.internal.api;

import static org.assertj.core.api.BDDAssertions.then;

import java.net.http.HttpResponse;
import java.util.List;
import org.graftline.report.UnmadePart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReportVersionsApiTest {
    private static final String VERSIONS = "/studies/PDX-1/report/versions";
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
    void a_version_is_frozen_with_what_made_it_and_served_as_it_was() throws Exception {
        HttpResponse<String> made = site.send("POST", VERSIONS, "{}");
        then(made.statusCode()).as(made.body()).isEqualTo(201);
        then(site.registry.versions.asked).contains("freeze true [Graftline test]");
        then(site.get(VERSIONS + "/1/frozen.pdf").body())
                .isEqualTo(site.get("/studies/PDX-1/report.pdf").body());
    }

    @Test
    void a_part_that_could_not_be_made_reaches_the_version_only_where_the_plan_requires_it() throws Exception {
        site.workshop.unmade = List.of(
                new UnmadePart("effect", "Treatment effect", "org.E", "It failed.", true),
                new UnmadePart("histology", "Histology", "org.H", "No slide.", false));
        site.send("POST", VERSIONS, "{}");
        then(site.registry.versions.missing)
                .containsExactly("The part 'Treatment effect' could not be made: It failed.");
    }

    @Test
    void two_versions_are_compared_by_what_they_print_and_what_they_were_made_from() throws Exception {
        site.send("POST", VERSIONS, "{}");
        JsonNode found = Site.json(site.get(VERSIONS + "/1/changes/2"));
        then(found.get("changes").get(0).get("before").asString()).isEqualTo("%PDF by Dora Rector");
        then(site.registry.versions.asked).containsSubsequence("document 1", "document 2");
        then(found.get("same").asInt()).isEqualTo(7);
        then(found.get("earlier").get("number").asInt()).isEqualTo(1);
        then(found.get("later").get("number").asInt()).isEqualTo(2);
        then(found.get("later").get("position").asInt()).isEqualTo(7);
        then(found.get("later").get("madeWith").isArray()).isTrue();
        then(Site.json(site.get(VERSIONS + "/2/changes/2")).get("detail").asString())
                .contains("with itself", "Choose two");
        then(site.get(VERSIONS + "/1/changes/x").statusCode()).isEqualTo(400);
    }

    @Test
    void a_signature_reaches_the_service_as_typed_and_a_meaning_from_the_list_alone() throws Exception {
        String typed = "{\"login\":\"dora\",\"password\":\"four words\",\"meaning\":\"%s\",\"documentSha256\":\"00\"}";
        then(site.send("POST", VERSIONS + "/1/signatures", typed.formatted("APPROVAL"))
                        .statusCode())
                .isEqualTo(200);
        then(site.registry.versions.asked).contains("sign dora four words APPROVAL");
        then(site.send("POST", VERSIONS + "/1/signatures", typed.formatted("SEEN"))
                        .statusCode())
                .isEqualTo(400);
        then(site.send("POST", VERSIONS + "/x/review", "{}").statusCode()).isEqualTo(400);
        then(site.send("PUT", "/studies/PDX-1/report/texts/table-2", "{\"text\":\"9\",\"version\":0}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_proof_of_a_provider_signs_in_place_of_name_and_password() throws Exception {
        then(site.send(
                                "POST",
                                VERSIONS + "/1/signatures",
                                "{\"proof\":\"drawn\",\"meaning\":\"APPROVAL\",\"documentSha256\":\"00\"}")
                        .statusCode())
                .isEqualTo(200);
        then(site.registry.versions.asked).contains("sign by drawn APPROVAL");
    }
}
