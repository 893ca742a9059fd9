package org.graftline.it.bench.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose disk is really full: a reading is refused in a sentence, and goes in once there is room, without a restart. */
class DiskFullIT {
    private static final int MEGABYTES = 96;
    /** Readings sent into the full disk; the first ones may still fit into blocks that the database has. */
    private static final int MOST = 3_000;

    private static final int REFUSED = 5;

    @Test
    void a_reading_is_refused_whole_in_a_sentence_and_the_same_one_goes_in_when_there_is_room(@TempDir Path folder)
            throws Exception {
        StringBuilder why = new StringBuilder();
        Optional<SmallDisk> mounted = SmallDisk.mount(folder, MEGABYTES, why);
        assumeTrue(mounted.isPresent(), () -> "No disk can be mounted here, so none is filled: " + why);
        try (SmallDisk disk = mounted.orElseThrow();
                Server server = Server.start(
                        Path.of(System.getProperty("graftline.distribution", "../../features/target/graftline")),
                        disk.folder().resolve("home"))) {
            Laboratory laboratory = new Laboratory(1);
            laboratory.setUp(server);
            Client technician = laboratory.logIn(server).get(0);
            Map<UUID, Map<String, Object>> acknowledged = new LinkedHashMap<>();
            Map<UUID, Map<String, Object>> refused = new LinkedHashMap<>();
            List<String> answers = new ArrayList<>();

            disk.fill();
            for (int turn = 0; turn < MOST && refused.size() < REFUSED; turn++) {
                UUID uuid = UUID.randomUUID();
                Map<String, Object> body = reading(turn);
                Client.Answer answer = technician.send("PUT", Technician.path(uuid), body);
                if (answer.status() == 201) {
                    acknowledged.put(uuid, body);
                } else {
                    refused.put(uuid, body);
                    answers.add(answer.status() + " " + answer.body());
                    disk.fill(); // what the refusal gave back
                }
            }

            assertThat(refused).as("the disk was full").hasSize(REFUSED);
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer).startsWith("503 ").doesNotContain("Exception"))
                    .anySatisfy(
                            answer -> assertThat(answer)
                                    .contains(
                                            "Not saved, nothing of it: the disk of the database is full. Make room, then repeat."));

            disk.free();
            for (Map.Entry<UUID, Map<String, Object>> one : refused.entrySet()) {
                Client.Answer answer = technician.send("PUT", Technician.path(one.getKey()), one.getValue());
                assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
                acknowledged.put(one.getKey(), one.getValue());
            }
            for (Map.Entry<UUID, Map<String, Object>> one : acknowledged.entrySet()) {
                assertThat(technician
                                .send("PUT", Technician.path(one.getKey()), one.getValue())
                                .status())
                        .as("known already")
                        .isEqualTo(200);
            }
            Client director = new Client(server.api());
            laboratory.logInDirector(director);
            assertThat(new Ledger(acknowledged.keySet()).compare(director)).isEmpty();
            assertThat(server.type("verify-audit")).contains("study:" + Laboratory.STUDY);
            System.out.printf(
                    "A full disk: %d readings went in before, %d were refused (%s), all of them are there once%n",
                    acknowledged.size() - REFUSED, REFUSED, answers.get(0));
        }
    }

    private static Map<String, Object> reading(int turn) {
        Map<String, Object> body = new HashMap<>();
        body.put("mouse", Laboratory.mouse(turn));
        body.put("endpoint", "BODY_WEIGHT");
        body.put("day", 16 + turn / Laboratory.MICE);
        body.put("value", "21." + turn % 10);
        body.put("capturedAt", Instant.now().toString());
        body.put("means", "TYPED");
        body.put("entered", Map.of("value", "21." + turn % 10));
        return body;
    }
}
