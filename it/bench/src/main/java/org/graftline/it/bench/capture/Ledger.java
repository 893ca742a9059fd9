package org.graftline.it.bench.capture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What was acknowledged, compared with what is stored. */
final class Ledger {
    private final Set<UUID> acknowledged = new HashSet<>();

    Ledger() {}

    /** Begins with what was acknowledged already. */
    Ledger(Set<UUID> acknowledged) {
        this.acknowledged.addAll(acknowledged);
    }

    void add(Technician technician) {
        for (UUID uuid : technician.acknowledged()) {
            if (!acknowledged.add(uuid)) {
                throw new IllegalStateException("The reading " + uuid + " was acknowledged twice as new.");
            }
        }
    }

    int size() {
        return acknowledged.size();
    }

    /**
     * Reads every page of the study's readings.
     *
     * @param director may read them
     * @return what is wrong, a sentence each; empty if every acknowledged reading is there exactly once
     */
    List<String> compare(Client director) throws IOException, InterruptedException {
        Set<UUID> stored = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        int pages = 1;
        for (int page = 1; page <= pages; page++) {
            var body = director.send("GET", "/studies/" + Laboratory.STUDY + "/readings?page=" + page, null)
                    .required("Reading the study")
                    .body();
            pages = body.path("pages").asInt();
            body.path("mice")
                    .forEach(mouse -> mouse.path("readings").forEach(reading -> {
                        UUID uuid = UUID.fromString(reading.path("uuid").asString());
                        if (!stored.add(uuid)) {
                            wrong.add("Reading " + uuid + " is there twice.");
                        }
                    }));
        }
        acknowledged.stream()
                .filter(uuid -> !stored.contains(uuid))
                .forEach(uuid -> wrong.add("Reading " + uuid + " was acknowledged and is gone."));
        return wrong;
    }
}
