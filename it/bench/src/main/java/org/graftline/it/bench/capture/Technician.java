package org.graftline.it.bench.capture;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Saves one reading after the other. Keeps what was acknowledged and how long it took. Used by one thread, then read by another. */
public final class Technician {
    private static final int DAY = 16;

    private final int number;
    private final Client client;
    private final List<UUID> acknowledged = new ArrayList<>();
    private final List<Reading> unanswered = new ArrayList<>();
    private final List<Long> nanos = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private final Consumer<Reading> listener;
    private int saved;

    /** A reading that was sent. */
    public record Reading(UUID uuid, Map<String, Object> body) {
        /** @return the value as typed */
        public String value() {
            return String.valueOf(body.get("value"));
        }
    }

    /** A reading that the server answered and did not take. */
    public record Refused(Reading reading, int status, JsonNode problem) {
        @Override
        public String toString() {
            return status + " " + problem;
        }
    }

    Technician(int number, Client client, Consumer<Reading> listener) {
        this.listener = listener;
        this.number = number;
        this.client = client;
    }

    /** Saves one reading; an answer that does not come leaves it unanswered. */
    void saveOne() throws InterruptedException {
        Reading reading = next();
        long begun = System.nanoTime();
        try {
            Client.Answer answer = put(reading);
            if (answer.status() == 201 || answer.status() == 200) {
                nanos.add(System.nanoTime() - begun);
                acknowledged.add(reading.uuid());
                listener.accept(reading);
            } else {
                refused.add(new Refused(reading, answer.status(), answer.body()));
            }
        } catch (IOException broken) {
            unanswered.add(reading); // the process may have died before or after it was stored
        }
    }

    /** Sends again what was not answered, as a client does when the server is back. */
    void repeatUnanswered(Client after) throws IOException, InterruptedException {
        for (Reading reading : unanswered) {
            after.send("PUT", path(reading.uuid()), reading.body()).required("The repetition");
            acknowledged.add(reading.uuid());
        }
        unanswered.clear();
    }

    private Client.Answer put(Reading reading) throws IOException, InterruptedException {
        return client.send("PUT", path(reading.uuid()), reading.body());
    }

    /** @return where a reading is put */
    public static String path(UUID uuid) {
        return "/studies/" + Laboratory.STUDY + "/bench/readings/" + uuid;
    }

    private Reading next() {
        int turn = saved++;
        Map<String, Object> body = new HashMap<>();
        body.put("mouse", Laboratory.mouse(number * 4 + turn));
        body.put("endpoint", turn % 2 == 0 ? "TUMOR_VOLUME" : "BODY_WEIGHT");
        body.put("day", DAY);
        body.put("value", turn % 2 == 0 ? "%d.%d".formatted(300 + turn % 40, number % 10) : "21." + turn % 10);
        body.put("capturedAt", Instant.now().toString());
        body.put("means", "TYPED");
        body.put("entered", Map.of("value", String.valueOf(body.get("value"))));
        return new Reading(UUID.randomUUID(), body);
    }

    /** @return what was acknowledged */
    public List<UUID> acknowledged() {
        return acknowledged;
    }

    List<Long> nanos() {
        return nanos;
    }

    /** @return what was answered and not taken */
    public List<Refused> refused() {
        return refused;
    }

    public int number() {
        return number;
    }

    int unanswered() {
        return unanswered.size();
    }

    /** @return whether the session ended */
    boolean isLoggedOut() {
        return !refused.isEmpty() && refused.get(refused.size() - 1).status() == 401;
    }

    /** @return what was sent and not answered */
    public List<Reading> withoutAnswer() {
        return List.copyOf(unanswered);
    }
}
