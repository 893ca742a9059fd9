package org.graftline.it.bench.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.graftline.it.bench.capture.Client;
import org.graftline.it.bench.capture.Laboratory;
import org.graftline.it.bench.capture.Technician.Reading;

/** What was acknowledged, written down outside of the server before the next reading is sent, and compared with what is stored. */
final class Oracle implements AutoCloseable {
    private final Writer log;
    private final Map<UUID, String> acknowledged = new HashMap<>();
    private int imported;

    /** @param log where it is written down: a line for each, its UUID and its value */
    Oracle(Path log) throws IOException {
        this.log = Files.newBufferedWriter(log);
    }

    /** Counts what the study begins with. */
    void begin(Client director) throws IOException, InterruptedException {
        imported = stored(director).readings().size();
    }

    /** Takes down one that was acknowledged. */
    synchronized void acknowledged(Reading reading) {
        acknowledged.put(reading.uuid(), reading.value());
        try {
            log.write(reading.uuid() + " " + reading.value() + "\n");
            log.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    synchronized int size() {
        return acknowledged.size();
    }

    /**
     * All readings of the study.
     *
     * @param readings value by UUID
     * @param twice those that are there more than once
     */
    record Stored(Map<UUID, String> readings, Set<UUID> twice) {}

    /** @return what the server shows of the study */
    static Stored stored(Client director) throws IOException, InterruptedException {
        Map<UUID, String> readings = new HashMap<>();
        Set<UUID> twice = new HashSet<>();
        int pages = 1;
        for (int page = 1; page <= pages; page++) {
            var body = director.send("GET", "/studies/" + Laboratory.STUDY + "/readings?page=" + page, null)
                    .required("Reading the study")
                    .body();
            pages = body.path("pages").asInt();
            body.path("mice")
                    .forEach(mouse -> mouse.path("readings").forEach(reading -> {
                        UUID uuid = UUID.fromString(reading.path("uuid").asString());
                        if (readings.put(uuid, reading.path("value").asString()) != null) {
                            twice.add(uuid);
                        }
                    }));
        }
        return new Stored(readings, twice);
    }

    /** Adds what is wrong to a tally: lost, changed, there twice, or there and never acknowledged. */
    synchronized void compare(Stored stored, Tally tally) {
        stored.twice().forEach(uuid -> tally.twice("Reading " + uuid + " is there twice."));
        acknowledged.forEach((uuid, value) -> {
            String found = stored.readings().get(uuid);
            if (found == null) {
                tally.lost("Reading " + uuid + " was acknowledged and is gone.");
            } else if (!found.equals(value)) {
                tally.wrong("Reading %s was acknowledged with %s and is there with %s.".formatted(uuid, value, found));
            }
        });
        int expected = imported + acknowledged.size();
        if (stored.readings().size() > expected) {
            tally.wrong("%d readings are there, and %d were imported or acknowledged."
                    .formatted(stored.readings().size(), expected));
        }
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
