package org.graftline.web.internal.api;

import static org.assertj.core.api.BDDAssertions.then;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.graftline.study.MouseId;
import org.graftline.study.bench.Concern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BenchEntryTest {
    private static final String BENCH = "/studies/PDX-1/bench";
    private static final String SESSION = "11111111-1111-4111-8111-111111111111";
    private static final String READING = BENCH + "/readings/22222222-2222-4222-8222-222222222222";

    private Site site;

    @BeforeEach
    void open() throws Exception {
        site = new Site();
        site.loggedInAs("tom");
        site.send(
                "PUT",
                BENCH + "/sessions/" + SESSION,
                "{\"day\":7,\"mice\":[\"m1\",\"m2\"],\"endpoints\":[\"TUMOR_VOLUME\"],\"openedAt\":\"2026-11-23T07:55:00Z\"}");
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    private static String typed(String more) {
        return "{\"session\":\"%s\",\"mouse\":\"m1\",\"site\":\"tumor\",\"endpoint\":\"TUMOR_VOLUME\",\"day\":7%s}"
                .formatted(SESSION, more);
    }

    private HttpResponse<String> put(String body) throws Exception {
        return site.send("PUT", READING, body);
    }

    private JsonNode stored() throws Exception {
        return Site.json(site.get("/studies/PDX-1/readings/22222222-2222-4222-8222-222222222222"))
                .get("versions")
                .get(0)
                .get("reading");
    }

    @Test
    void the_board_tells_what_a_technician_begins_with() throws Exception {
        JsonNode board = Site.json(site.get(BENCH));
        then(board.at("/study/formula/words").asString()).isEqualTo("L × W² / 2");
        then(board.at("/study/formula/name").asString()).isEqualTo("HALF_LENGTH_WIDTH_SQUARED");
        then(board.at("/rules/independent").asBoolean()).isTrue();
        then(board.get("today").asString()).isEqualTo("2026-11-23");
        then(board.get("proposedDay").asDouble()).isEqualTo(7);
        then(board.at("/animals/0/tags").toString()).isEqualTo("[\"m1\",\"tag-m1\"]");
        then(board.at("/animals/0/cage").asString()).isEqualTo("C07");
        then(board.at("/sessions/0/openedByName").asString()).isEqualTo("Tom Tan");
        then(board.at("/person/id").asString()).isEqualTo("p-tom");
        then(board.get("blinded").asBoolean()).isTrue();
        then(board.get("ledgerPosition").asLong()).isEqualTo(2);
        then(board.at("/weights/m1/peakG").asString()).isEqualTo("22.4");
    }

    @Test
    void opening_a_session_again_changes_nothing_and_another_one_under_its_id_is_a_conflict() throws Exception {
        String path = BENCH + "/sessions/" + UUID.randomUUID();
        String body =
                "{\"day\":%d,\"mice\":[\"m1\"],\"endpoints\":[\"BODY_WEIGHT\"],\"openedAt\":\"2026-11-23T08:00:00Z\"}";
        HttpResponse<String> opened = site.send("PUT", path, body.formatted(7));
        then(opened.statusCode()).isEqualTo(201);
        then(Site.json(opened).at("/session/state").asString()).isEqualTo("OPEN");
        then(Site.json(opened).at("/rows/0/outcome").asString()).isEqualTo("OPEN");
        then(site.send("PUT", path, body.formatted(7)).statusCode()).isEqualTo(200);
        then(site.send("PUT", path, body.formatted(8)).statusCode()).isEqualTo(409);
    }

    @Test
    void a_reading_is_stored_and_comes_back_with_its_row_and_its_repetition_changes_nothing() throws Exception {
        String body = typed(
                ",\"status\":\"MEASURED\",\"lengthMm\":\"6.2\",\"widthMm\":\"8.4\",\"value\":null,\"means\":\"DEVICE\",\"device\":\"K2\","
                        + "\"entered\":{\"length\":\"6,2 mm\\r\",\"width\":\"8.4\",\"height\":null},\"capturedAt\":\"2026-11-23T07:59:00Z\"");
        HttpResponse<String> created = put(body);
        then(created.statusCode()).isEqualTo(201);
        JsonNode saved = Site.json(created);
        then(saved.at("/reading/shown").asString()).isEqualTo("161 mm³");
        then(saved.at("/reading/lengthMm").asString()).isEqualTo("8.4");
        then(saved.at("/reading/entered").toString()).isEqualTo("{\"length\":\"6,2 mm\\r\",\"width\":\"8.4\"}");
        then(saved.at("/reading/operatorName").asString()).isEqualTo("Tom Tan");
        then(saved.at("/reading/session").asString()).isEqualTo(SESSION);
        then(saved.at("/reading/meansWords").asString()).isEqualTo("sent by the device");
        then(saved.get("position").asLong()).isEqualTo(3);
        then(saved.get("alerts")).isEmpty();
        then(saved.at("/row/mouse").asString()).isEqualTo("m1");
        then(saved.at("/row/outcome").asString()).isEqualTo("DONE");
        then(saved.at("/row/earlier/1/value").asString()).isEqualTo("1234.5");
        site.clock.pass(java.time.Duration.ofMinutes(5));
        HttpResponse<String> repeated =
                site.send("PUT", "/api/v1" + READING, body, Map.of("X-Graftline-Clock", "2026-11-23T08:06:00Z"));
        then(repeated.statusCode()).isEqualTo(200);
        then(Site.json(repeated)).isEqualTo(saved);
        then(put(typed(",\"value\":\"99\"")).statusCode()).isEqualTo(409);
    }

    @Test
    void what_the_rules_ask_and_the_limits_it_reached_come_with_it_and_keeping_answers() throws Exception {
        site.room.ask(new Concern("wrong-mouse", "1600 mm³ fits m2 better. Look at the tag.", new MouseId("m2")));
        JsonNode saved = Site.json(put(typed(",\"value\":\"1600\"")));
        then(saved.at("/concerns/0/likelier").asString()).isEqualTo("m2");
        then(saved.at("/reading/concerns/0").asString()).startsWith("1600 mm³ fits");
        then(saved.at("/alerts/0").toString())
                .isEqualTo(
                        "{\"quantity\":\"TUMOR_VOLUME\",\"threshold\":\"1500\",\"tier\":\"STOP\",\"value\":\"1600\",\"unit\":\"mm³\","
                                + "\"sentence\":\"m1 reached the humane endpoint: tumor volume 1600 mm³, limit 1500 mm³. Tell whoever decides now.\"}");
        JsonNode kept = Site.json(site.send("POST", READING + "/kept", "{\"reason\":\"measured twice\"}"));
        then(kept.get("concerns")).isEmpty();
        then(kept.at("/reading/keptBecause").asString()).isEqualTo("measured twice");
        JsonNode gone = Site.json(site.send("POST", READING + "/withdrawn", "{\"reason\":\"other mouse\"}"));
        then(gone.at("/reading/status").asString()).isEqualTo("WITHDRAWN");
        then(gone.at("/reading/version").asInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23T08:00:02.500Z", "2026-11-23T07:59:57.500Z"})
    void the_clock_of_the_client_is_compared_with_ours(String clock) throws Exception {
        site.send("PUT", "/api/v1" + READING, typed(",\"value\":\"99\""), Map.of("X-Graftline-Clock", clock));
        then(Math.abs(stored().get("clockOffsetMs").asLong())).isEqualTo(2500);
    }

    @Test
    void a_client_without_a_clock_or_with_one_of_another_century_is_served_all_the_same() throws Exception {
        put(typed(",\"value\":\"99\""));
        then(stored().get("clockOffsetMs").isNull()).isTrue();
        String other = BENCH + "/readings/" + UUID.randomUUID();
        HttpResponse<String> answer = site.send(
                "PUT",
                "/api/v1" + other,
                typed(",\"value\":\"99\""),
                Map.of("X-Graftline-Clock", "9999-01-01T00:00:00Z"));
        then(answer.statusCode()).isEqualTo(201);
        then(Site.json(answer).at("/reading/clockOffsetMs").isNull()).isTrue();
    }

    @Test
    void a_clock_that_tells_no_time_is_refused() throws Exception {
        HttpResponse<String> answer =
                site.send("PUT", "/api/v1" + READING, typed(",\"value\":\"99\""), Map.of("X-Graftline-Clock", "noon"));
        then(answer.statusCode()).isEqualTo(400);
        then(answer.body()).contains("X-Graftline-Clock");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"value\":\"12,4\"",
                ",\"value\":\"12.4 g\"",
                ",\"value\":\"1e400\"",
                ",\"value\":\"-1\"",
                ",\"value\":\"٣\"",
                ",\"lengthMm\":\"8.4\"",
                ",\"lengthMm\":\"0\",\"widthMm\":\"0\"",
                ",\"status\":\"WITHDRAWN\"",
                ",\"status\":\"TOO_SMALL\",\"value\":\"0\"",
                ",\"value\":\"9\",\"means\":\"MIGRATED\"",
                ",\"value\":\"9\",\"means\":\"PAPER\"",
                ",\"value\":\"9\",\"means\":\"DEVICE\",\"transcribedFrom\":{\"writer\":\"p-dora\"}",
                ",\"value\":\"9\",\"transcribedFrom\":{\"writer\":\"p-nobody\"}",
                ",\"value\":\"9\",\"transcribedFrom\":{\"writer\":\"p-dora\",\"scanSha256\":\"00\"}",
                ",\"value\":\"9\",\"capturedAt\":\"+100000-01-01T00:00:00Z\"",
                ",\"value\":\"9\",\"device\":\"K\\u0000\"",
                ",\"value\":\"9\",\"reason\":\"\\ud800\"",
                ",\"value\":\"9\",\"entered\":{\"length\":\"\\u0007\"}",
                ",\"value\":\"9\",\"entered\":{\"<b>\":\"9\"}"
            })
    void what_cannot_be_or_cannot_be_kept_is_refused_with_a_sentence(String more) throws Exception {
        HttpResponse<String> answer = put(typed(more));
        then(answer.statusCode()).as(answer.body()).isEqualTo(422);
        then(Site.json(answer).get("detail").asString()).endsWith(".");
        then(site.get("/studies/PDX-1/readings/22222222-2222-4222-8222-222222222222")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_texts_as_typed_have_bounds() throws Exception {
        then(put(typed(",\"value\":\"9\",\"entered\":{\"value\":\"" + "9".repeat(201) + "\"}"))
                        .statusCode())
                .isEqualTo(422);
        StringBuilder eleven = new StringBuilder("\"f0\":\"0\"");
        for (int i = 1; i <= 10; i++) {
            eleven.append(",\"f%d\":\"0\"".formatted(i));
        }
        then(put(typed(",\"value\":\"9\",\"entered\":{" + eleven + "}")).statusCode())
                .isEqualTo(422);
        then(put(typed(",\"value\":\"9\",\"reason\":\"" + "r".repeat(1001) + "\""))
                        .statusCode())
                .isEqualTo(422);
        then(put(typed(",\"value\":\"9\",\"entered\":{\"value\":\"" + "9".repeat(200) + "\"}"))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_reading_from_paper_is_its_writers_at_the_time_that_was_written_down() throws Exception {
        String sha = Site.json(site.send("POST", BENCH + "/scans?name=C%3A%5Csheet.pdf", "%PDF-1.7"))
                .get("sha256")
                .asString();
        site.laboratory.keepFile("sheet.pdf", sha);
        JsonNode reading = Site.json(put(typed(
                        ",\"value\":\"99\",\"capturedAt\":\"2026-11-23T07:59:00Z\",\"transcribedFrom\":{\"writer\":\"p-dora\","
                                + "\"writtenAt\":\"2026-11-22T16:10:00Z\",\"scanSha256\":\"" + sha + "\"}")))
                .get("reading");
        then(reading.get("operatorName").asString()).isEqualTo("Dora Rector");
        then(reading.get("capturedAt").asString()).isEqualTo("2026-11-22T16:10:00Z");
        then(reading.get("means").asString()).isEqualTo("PAPER");
        then(reading.get("scanSha256").asString()).isEqualTo(sha);
    }

    @Test
    void a_scan_is_kept_once_and_comes_back_as_a_file_of_its_kind() throws Exception {
        HttpResponse<String> kept = site.send("POST", BENCH + "/scans?name=sheet.pdf", "%PDF-1.7");
        then(kept.statusCode()).isEqualTo(201);
        then(Site.json(kept).get("mediaType").asString()).isEqualTo("application/pdf");
        then(site.send("POST", BENCH + "/scans?name=sheet.pdf", "%PDF-1.7").statusCode())
                .isEqualTo(200);
        HttpResponse<String> back =
                site.get(BENCH + "/scans/" + Site.json(kept).get("sha256").asString());
        then(back.body()).isEqualTo("%PDF-1.7");
        then(back.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment; filename=\"scan-");
        then(site.get(BENCH + "/scans/" + "0".repeat(64)).statusCode()).isEqualTo(404);
        then(site.send("POST", BENCH + "/scans", "%PDF-1.7").statusCode()).isEqualTo(400);
        then(site.send(
                                "POST",
                                "/api/v1" + BENCH + "/scans?name=s.pdf",
                                "%PDF-1.7",
                                Map.of("Content-Type", "application/x-www-form-urlencoded"))
                        .statusCode())
                .isEqualTo(415);
        then(site.send("POST", BENCH + "/scans?name=s.pdf", "x".repeat((10 << 20) + 1))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void readings_move_with_a_reason() throws Exception {
        UUID as = UUID.randomUUID();
        HttpResponse<String> moved = site.send(
                "POST",
                BENCH + "/moves",
                "{\"moves\":[{\"reading\":\"%s\",\"as\":\"%s\",\"to\":\"m2\"}],\"reason\":\"two swapped\"}"
                        .formatted(Laboratory.FIRST, as));
        then(Site.json(moved).get(0).get("uuid").asString()).isEqualTo(as.toString());
        then(Site.json(moved).get(0).get("mouse").asString()).isEqualTo("m2");
        then(site.room.asked.get(site.room.asked.size() - 1)).endsWith(": two swapped");
        then(site.send("POST", BENCH + "/moves", "{\"moves\":[],\"reason\":\"r\"}")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void remarks_removals_tags_and_cages_reach_their_service() throws Exception {
        String remark = BENCH + "/remarks/" + UUID.randomUUID();
        String text = "{\"mouse\":\"m1\",\"day\":7,\"at\":\"2026-11-23T08:00:00Z\",\"text\":\"hunched\"}";
        then(site.send("PUT", remark, text).statusCode()).isEqualTo(201);
        then(site.send("PUT", remark, text).statusCode()).isEqualTo(200);
        then(site.send("PUT", remark, text.replace("hunched", " ")).statusCode())
                .isEqualTo(422);
        then(site.send(
                                "PUT",
                                BENCH + "/removals/m1",
                                "{\"day\":7,\"at\":\"2026-11-23T08:00:00Z\",\"cause\":\"FOUND_DEAD\",\"reason\":\"found dead\"}")
                        .statusCode())
                .isEqualTo(200);
        then(Site.json(site.send("POST", BENCH + "/tags/m1", "{\"tag\":\"4711\",\"reason\":\"tag lost\"}"))
                        .get("tags")
                        .toString())
                .isEqualTo("[\"m1\",\"old\",\"4711\"]");
        then(site.send(
                                "PUT",
                                BENCH + "/housing",
                                "{\"housing\":[{\"mouse\":\"m1\",\"cage\":\"C08\",\"rack\":\" \"}],\"reason\":\"fighting\"}")
                        .statusCode())
                .isEqualTo(200);
        then(site.room.asked)
                .contains(
                        "remark on m1: hunched",
                        "m1 FOUND_DEAD at 2026-11-23T08:00:00Z: found dead",
                        "tag 4711: tag lost",
                        "house [m1 in C08/null]: fighting");
    }

    @Test
    void a_session_is_signed_off_when_no_mouse_is_open() throws Exception {
        String path = BENCH + "/sessions/" + SESSION + "/sign-off";
        HttpResponse<String> early = site.send("POST", path, "{\"statement\":\"done\"}");
        then(early.statusCode()).isEqualTo(422);
        then(Site.json(early).get("detail").asString()).contains("m1");
        put(typed(",\"value\":\"99\""));
        site.send(
                "PUT",
                BENCH + "/readings/" + UUID.randomUUID(),
                typed(",\"status\":\"NOT_PALPABLE\"").replace("\"m1\"", "\"m2\""));
        JsonNode signed = Site.json(site.send("POST", path, "{\"statement\":\"every mouse looked at\"}"));
        then(signed.at("/session/state").asString()).isEqualTo("SIGNED_OFF");
        then(signed.at("/session/statement").asString()).isEqualTo("every mouse looked at");
    }

    @Test
    void the_rules_are_changed_by_those_who_saw_the_latest_ones() throws Exception {
        site.loggedInAs("dora");
        JsonNode unset = Site.json(site.get(BENCH + "/rules"));
        then(unset.get("version").asInt()).isZero();
        String body =
                "{\"dayZero\":\"2026-11-16\",\"independent\":false,\"blinded\":[\"TECHNICIAN\"],\"impliedDecimals\":1,\"smallestMm\":\"2\","
                        + "\"limits\":[{\"quantity\":\"WEIGHT_LOSS\",\"threshold\":\"20\",\"tier\":\"STOP\",\"unit\":\"%\"}],"
                        + "\"keepReasons\":[\"same again\"],\"missingReasons\":[\"not found\"],\"version\":0,\"why\":\"protocol 7\"}";
        JsonNode changed = Site.json(site.send("PUT", BENCH + "/rules", body));
        then(changed.get("version").asInt()).isEqualTo(1);
        then(changed.get("limits").toString())
                .isEqualTo("[{\"quantity\":\"WEIGHT_LOSS\",\"threshold\":\"20\",\"tier\":\"STOP\",\"unit\":\"%\","
                        + "\"sentence\":\"{mouse} reached the humane endpoint: weight loss from the start {value} %, limit 20 %."
                        + " Tell whoever decides now.\"}]");
        then(changed.get("dayZero").asString()).isEqualTo("2026-11-16");
        then(site.send("PUT", BENCH + "/rules", body).statusCode()).isEqualTo(409);
        then(site.send("PUT", BENCH + "/rules", body.replace("\"20\"", "\"-20\""))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void repeatability_names_operators_and_leaves_unknown_numbers_open() throws Exception {
        JsonNode lines = Site.json(site.get(BENCH + "/repeatability")).get("lines");
        then(lines.get(0).get("repeatabilityPercent").asDouble()).isEqualTo(24.8);
        then(lines.get(1).get("operatorName").asString()).isEqualTo("Tom Tan");
        then(lines.get(1).get("sdLog").isNull()).isTrue();
    }

    @Test
    void a_director_decides_contradictions_and_unblinds_with_a_reason() throws Exception {
        site.loggedInAs("dora");
        JsonNode open = Site.json(site.get("/studies/PDX-1/contradictions")).get(0);
        then(open.get("sentence").asString()).contains("found dead");
        then(open.at("/removal/cause").asString()).isEqualTo("FOUND_DEAD");
        then(site.send(
                                "POST",
                                "/studies/PDX-1/contradictions/"
                                        + open.get("id").asString(),
                                "{\"verdict\":\"WITHDRAW\",\"reason\":\"other mouse\"}")
                        .statusCode())
                .isEqualTo(200);
        then(site.send("POST", "/studies/PDX-1/unblindings", "{\"person\":\"p-tom\",\"reason\":\"dosing\"}")
                        .statusCode())
                .isEqualTo(201);
        then(site.room.asked).contains("WITHDRAW " + Laboratory.FIRST + ": other mouse", "unblind p-tom: dosing");
    }

    @Test
    void devices_are_registered_checked_and_shown_with_their_standing() throws Exception {
        site.loggedInAs("dora");
        String body =
                "{\"kind\":\"BALANCE\",\"name\":\"Balance\",\"serial\":\"9\",\"gauge\":\"20.0\",\"tolerance\":\"0.1\",\"why\":\"new\"}";
        then(site.send("PUT", "/devices/B1", body).statusCode()).isEqualTo(201);
        then(site.send("PUT", "/devices/B1", body.replace("\"why\"", "\"version\":1,\"why\""))
                        .statusCode())
                .isEqualTo(200);
        then(site.drawer.asked).contains("save B1 version 1: new", "save B1 version 2: new");
        JsonNode checked = Site.json(site.send(
                "PUT",
                "/devices/K2/checks/" + UUID.randomUUID(),
                "{\"at\":\"2026-11-23T08:00:00Z\",\"read\":\"10.01\",\"takeOff\":true}"));
        then(checked.get("trust").asString()).isEqualTo("FIT");
        then(checked.at("/checkedToday/byName").asString()).isEqualTo("Dora Rector");
        then(site.drawer.asked).contains("check K2 reads 10.01 of 10.00, TAKE_OFF_LIST");
        then(Site.json(site.get("/devices")).at("/devices/0/unit").asString()).isEqualTo("mm");
        then(site.get("/devices/none/checks").statusCode()).isEqualTo(404);
    }

    @Test
    void paper_shows_cages_and_boxes_with_barcodes_and_carries_no_script_or_inline_style() throws Exception {
        HttpResponse<String> cards = site.get(BENCH + "/paper/cage-cards");
        then(cards.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        then(cards.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "style-src 'self'")
                .doesNotContain("unsafe");
        then(cards.body())
                .contains(
                        "Cage C07",
                        "Rack R1",
                        ">m1<",
                        ">d1<",
                        "tag-m1",
                        "<svg class=\"bars\"",
                        "A &lt;b&gt;study&lt;/b&gt;")
                .doesNotContain("<script", "style=\"", "<style", "control", "erlotinib");
        String sheet = site.get(BENCH + "/paper/worksheet?session=" + SESSION).body();
        then(sheet).contains(SESSION, "Study day 7", "Written by", "2 mice").doesNotContain("1234.5", "control");
        then(sheet.indexOf(">m1<")).isLessThan(sheet.indexOf(">m2<"));
        then(site.get(BENCH + "/paper/worksheet").body()).contains("Study day ____");
        then(site.get(BENCH + "/paper/worksheet?session=" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
        then(site.send("GET", "/assets/paper.css", null, Map.of()).statusCode()).isEqualTo(200);
    }
}
