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

class DosingApiTest {
    private static final String ROOT = "/studies/PDX-1/conduct";
    private static final String DOSE = ROOT + "/doses/22222222-2222-4222-8222-222222222222";
    private static final String GIVEN =
            "{\"mouse\":\"m1\",\"day\":7,\"outcome\":\"GIVEN\",\"volumeMl\":\"0.20\",\"at\":\"2026-11-23T08:00:00Z\"}";

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

    @Test
    void the_round_tells_a_blinded_person_vial_and_volume_and_a_director_what_is_in_it() throws Exception {
        HttpResponse<String> blind = site.get(ROOT + "/doses/round");
        JsonNode due = Site.json(blind).at("/due/0");
        then(due.get("vial").asString()).isEqualTo("K");
        then(due.get("plannedMl").asString()).isEqualTo("0.20");
        then(due.get("routeWords").asString()).isEqualTo("by mouth (PO)");
        then(due.get("hold").asString()).startsWith("Weight loss");
        then(due.get("told").isNull()).isTrue();
        then(blind.body()).doesNotContain("control", "vehicle", "mlPerKg");
        site.loggedInAs("dora");
        then(Site.json(site.get(ROOT + "/doses/round?day=3"))
                        .at("/due/0/told/arm")
                        .asString())
                .isEqualTo("control");
        then(Site.json(site.get(ROOT + "/doses/round?day=3")).get("day").asInt())
                .isEqualTo(3);
        then(site.get(ROOT + "/doses/round?day=soon").statusCode()).isEqualTo(400);
    }

    @Test
    void a_dose_is_recorded_once_however_often_the_message_comes() throws Exception {
        HttpResponse<String> first = site.send("PUT", DOSE, GIVEN);
        then(first.statusCode()).isEqualTo(201);
        JsonNode saved = Site.json(first);
        then(saved.at("/dose/personName").asString()).isEqualTo("Tom Tan");
        then(saved.at("/dose/mgPerKg").isNull()).isTrue();
        then(saved.get("notes")).hasSize(1);
        HttpResponse<String> again = site.send("PUT", DOSE, GIVEN);
        then(again.statusCode()).isEqualTo(200);
        then(Site.json(again)).isEqualTo(saved);
        then(site.send("PUT", DOSE, GIVEN.replace("0.20", "0.21")).statusCode()).isEqualTo(409);
        then(Site.json(site.get(ROOT + "/doses?mouse=m1"))).hasSize(1);
        then(Site.json(site.get(ROOT + "/doses?mouse=m2"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mouse\":\"m1\",\"day\":7,\"outcome\":\"GIVEN\",\"volumeMl\":\"0,2\",\"at\":\"2026-11-23T08:00:00Z\"}",
                "{\"mouse\":\"m1\",\"day\":7,\"outcome\":\"GIVEN\",\"volumeMl\":\"0\",\"at\":\"2026-11-23T08:00:00Z\"}",
                "{\"mouse\":\"m1\",\"day\":7,\"outcome\":\"GIVEN\",\"at\":\"+99999-11-23T08:00:00Z\"}",
                "{\"mouse\":\"m1\",\"day\":7,\"outcome\":\"WITHHELD\",\"because\":\"\\u0000\",\"at\":\"2026-11-23T08:00:00Z\"}",
                "{\"mouse\":\"\",\"day\":7,\"outcome\":\"GIVEN\",\"at\":\"2026-11-23T08:00:00Z\"}"
            })
    void what_is_no_dose_is_refused_with_a_sentence(String body) throws Exception {
        HttpResponse<String> answer = site.send("PUT", DOSE, body);
        then(answer.statusCode()).as(answer.body()).isEqualTo(422);
        then(Site.json(answer).get("detail").asString()).endsWith(".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mouse\":\"m1\",\"day\":7,\"outcome\":\"RETURNED\",\"at\":\"2026-11-23T08:00:00Z\"}",
                "{\"mouse\":\"m1\",\"outcome\":\"GIVEN\",\"at\":\"2026-11-23T08:00:00Z\"}",
                "{\"mouse\":\"m1\",\"day\":7,\"outcome\":\"GIVEN\",\"arm\":\"x\",\"at\":\"2026-11-23T08:00:00Z\"}"
            })
    void what_cannot_be_read_is_told_by_key(String body) throws Exception {
        then(site.send("PUT", DOSE, body).statusCode()).isEqualTo(400);
    }

    @Test
    void a_correction_and_taking_back_are_versions_with_a_reason() throws Exception {
        site.send("PUT", DOSE, GIVEN);
        site.send(
                "POST",
                DOSE + "/corrections",
                "{\"version\":1,\"why\":\"half was spilt\",\"corrected\":%s}"
                        .formatted(GIVEN.replace("GIVEN", "PARTIAL").replace("0.20", "0.10")));
        site.send("POST", DOSE + "/retracted", "{\"version\":2,\"why\":\"other mouse\"}");
        JsonNode history = Site.json(site.get(DOSE + "/history"));
        then(history.findValuesAsString("reason")).containsExactly("Dose", "half was spilt", "other mouse");
        then(history.at("/2/dose/outcome").asString()).isEqualTo("RETRACTED");
        then(history.at("/1/dose/volumeMl").asString()).isEqualTo("0.10");
    }

    @Test
    void a_regimen_goes_in_and_comes_back_for_those_who_may_know() throws Exception {
        then(site.get(ROOT + "/regimens").statusCode()).isEqualTo(403);
        site.loggedInAs("dora");
        String body =
                java.util.Objects.requireNonNull(ApiCalls.BODIES.get("PUT /studies/{code}/conduct/regimens/{arm}"));
        then(site.send("PUT", ROOT + "/regimens/control", body).statusCode()).isEqualTo(200);
        JsonNode answer = Site.json(site.get(ROOT + "/regimens"));
        then(answer.at("/regimens/0/treatments/0/schedule/every").asInt()).isEqualTo(1);
        then(answer.at("/regimens/0/treatments/0/stepMl").asString()).isEqualTo("0.01");
        then(answer.at("/regimens/0/byName").asString()).isEqualTo("Dora Rector");
        then(answer.at("/tellTales/0").asString()).contains("would unblind");
        HttpResponse<String> none =
                site.send("PUT", ROOT + "/regimens/control", body.replace("\"every\":1", "\"every\":0"));
        then(none.statusCode()).isEqualTo(422);
        then(none.body()).contains("no dosing days");
    }

    @Test
    void the_page_of_an_animal_holds_everything_and_no_arm_for_the_blinded() throws Exception {
        site.send("PUT", DOSE, GIVEN);
        site.send(
                "PUT",
                ROOT + "/necropsies/m1",
                "{\"method\":\"CARBON_DIOXIDE\",\"at\":\"2026-11-23T09:00:00Z\",\"tumors\":[{\"site\":\"tumor\",\"mg\":\"812\"}],"
                        + "\"samples\":[{\"kind\":\"lung\"}],\"findings\":\"clean\"}");
        JsonNode animal = Site.json(site.get(ROOT + "/animals/m1"));
        then(animal.get("arm").isNull()).isTrue();
        then(animal.at("/doses/0/vial").asString()).isEqualTo("K");
        then(animal.at("/deviations/0/kind").asString()).isEqualTo("MISSED");
        then(animal.at("/necropsy/tumors/0/mg").asString()).isEqualTo("812");
        then(animal.at("/necropsy/findings").asString()).isEqualTo("clean");
        then(animal.at("/necropsy/byName").asString()).isEqualTo("Tom Tan");
        site.loggedInAs("dora");
        then(Site.json(site.get(ROOT + "/animals/m1")).get("arm").asString()).isEqualTo("control");
        then(site.get(ROOT + "/animals/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void a_photo_is_served_as_what_it_is_and_never_as_a_page() throws Exception {
        String photo = ROOT + "/photos/" + UUID.randomUUID();
        String asked = "?mouse=m1&day=7&subject=ULCER&at=2026-11-23T08:00:00Z";
        then(site.send("PUT", photo, "x").statusCode()).isEqualTo(400);
        then(site.send("PUT", photo + asked.replace("ULCER", "SELFIE"), "x").statusCode())
                .isEqualTo(422);
        then(site.send("PUT", photo + asked, "x".repeat((10 << 20) + 1)).statusCode())
                .isEqualTo(413);
        then(site.send("PUT", photo + asked, "x").statusCode()).isEqualTo(201);
        then(site.send("PUT", photo + asked, "x").statusCode()).isEqualTo(200);
        HttpResponse<String> back = site.get(photo);
        then(back.headers().firstValue("Content-Type")).contains("image/png");
        then(back.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        then(back.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> then(policy).contains("default-src 'none'"));
        then(Site.json(site.get(ROOT + "/photos?mouse=m1")).at("/0/subject").asString())
                .isEqualTo("ULCER");
        then(site.get(ROOT + "/photos/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    }
}
