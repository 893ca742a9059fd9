package org.graftline.web.internal.api;

import static org.assertj.core.api.BDDAssertions.then;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the pages of a study show besides its numbers: decisions that wait, mice, who knows the arms, who wrote a sheet. */
class StudyDeskTest {
    private Site site;

    @BeforeEach
    void open() throws Exception {
        site = new Site().loggedInAs("dora");
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void what_waits_comes_as_one_answer_with_its_sentences() throws Exception {
        JsonNode waiting = Site.json(site.get("/studies/PDX-1/waiting"));

        then(waiting.at("/contradictions/0/sentence").asString()).contains("found dead");
        then(waiting.at("/questions/0/sentences").toString()).isEqualTo("[\"Is it 31.2?\"]");
    }

    @Test
    void what_a_technician_sees_of_it_holds_no_cell_of_a_file() throws Exception {
        site.loggedInAs("tom");

        then(site.get("/studies/PDX-1/waiting").body()).doesNotContain("control", "erlotinib", Laboratory.FILE);
    }

    @Test
    void a_mouse_comes_with_every_tag_and_what_happened_to_it() throws Exception {
        JsonNode mouse = Site.json(site.get("/studies/PDX-1/mice/m1"));

        then(mouse.get("tags").toString()).isEqualTo("[\"m1\",\"old\",\"0471\"]");
        then(mouse.get("cage").asString()).isEqualTo("C07");
        then(mouse.get("removal").isNull()).isTrue();
        then(mouse.at("/happenings/0").toString())
                .isEqualTo(
                        "{\"kind\":\"TAGGED\",\"detail\":\"0471\",\"at\":\"2026-11-23T08:00:00Z\",\"by\":\"p-tom\",\"byName\":\"Tom Tan\","
                                + "\"reason\":\"ear tag lost\",\"position\":2}");
    }

    @Test
    void the_list_of_the_unblinded_says_who_when_why_and_by_whom() throws Exception {
        JsonNode people = Site.json(site.get("/studies/PDX-1/unblindings")).get("people");

        then(people.get(0).toString())
                .isEqualTo("{\"person\":\"p-dora\",\"name\":\"Dora Rector\",\"sight\":\"OPEN\",\"told\":null}");
        then(people.at("/1/told").toString())
                .isEqualTo(
                        "{\"at\":\"2026-11-23T08:00:00Z\",\"by\":\"p-dora\",\"byName\":\"Dora Rector\",\"reason\":\"dosing\"}");
    }

    @Test
    void writers_are_told_by_name_and_nothing_else() throws Exception {
        site.loggedInAs("tom");

        then(Site.json(site.get("/studies/PDX-1/bench/writers")).toString())
                .isEqualTo("{\"writers\":[{\"person\":\"p-dora\",\"name\":\"Dora Rector\",\"standing\":\"PRESENT\"},"
                        + "{\"person\":\"p-old\",\"name\":\"Olga Former\",\"standing\":\"FORMER\"}]}");
    }

    @Test
    void a_sheet_of_somebody_who_is_disabled_keeps_their_name() throws Exception {
        site.loggedInAs("tom");
        site.laboratory.disable("dora");
        String body = "{\"mouse\":\"m1\",\"day\":7,\"value\":\"160\",\"transcribedFrom\":{\"writer\":\"%s\"}}";

        HttpResponse<String> saved =
                site.send("PUT", "/studies/PDX-1/bench/readings/" + ApiCalls.READING, body.formatted("p-dora"));

        then(saved.statusCode()).isEqualTo(201);
        then(Site.json(saved).at("/reading/operatorName").asString()).isEqualTo("Dora Rector");
        then(site.send("PUT", "/studies/PDX-1/bench/readings/" + Laboratory.FIRST, body.formatted("p-ghost"))
                        .body())
                .contains("Nobody here has the id 'p-ghost'");
    }

    @Test
    void limits_come_with_the_sentence_that_a_page_without_a_network_says() throws Exception {
        String rules = "{\"independent\":true,\"blinded\":[\"TECHNICIAN\"],\"impliedDecimals\":0,"
                + "\"limits\":[{\"quantity\":\"ULCERATION_SCORE\",\"threshold\":\"2\",\"tier\":\"WATCH\",\"sentence\":\"taken, not needed\"}],"
                + "\"keepReasons\":[\"a\"],\"missingReasons\":[\"b\"],\"version\":0,\"why\":\"protocol\"}";
        site.send("PUT", "/studies/PDX-1/bench/rules", rules);

        for (String place : new String[] {"/bench/rules|/limits/0", "/bench|/rules/limits/0"}) {
            String[] both = place.split("\\|", -1);
            then(Site.json(site.get("/studies/PDX-1" + both[0]))
                            .at(both[1] + "/sentence")
                            .asString())
                    .isEqualTo(
                            "{mouse} is to be watched: ulceration score {value}, limit 2. Look closer, come back sooner.");
        }
    }
}
