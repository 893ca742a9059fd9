package org.graftline.capture.internal.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.graftline.study.Reading;
import org.graftline.study.ReadingEntry;
import org.graftline.study.ReadingStatus;
import org.graftline.study.bench.Concern;

/**
 * What is asked about a reading. The record keeps the sentences; who asked, and which animal is likelier, is remembered for the latest
 * readings, so that a message that came twice is answered like the first.
 */
final class RecentConcerns {
    /** The rule of a question of which only the sentence is known any more. */
    static final String ASKED_BEFORE = "asked-before";

    private static final int MOST = 5_000;

    private final Map<UUID, List<Concern>> recent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, List<Concern>> eldest) {
            return size() > MOST;
        }
    };

    synchronized void remember(UUID reading, List<Concern> concerns) {
        if (!concerns.isEmpty()) {
            recent.put(reading, concerns);
        }
    }

    /** One more question about a reading. */
    synchronized void add(UUID reading, Concern concern) {
        List<Concern> all = new ArrayList<>(recent.getOrDefault(reading, List.of()));
        all.add(concern);
        recent.put(reading, List.copyOf(all));
    }

    /** @return the rules that asked about a reading, answered or not; empty for one that is no longer among the latest */
    synchronized Set<String> askedBy(UUID reading) {
        return recent.getOrDefault(reading, List.of()).stream()
                .map(Concern::rule)
                .collect(Collectors.toSet());
    }

    /** @return what is still asked about a reading in its current version */
    synchronized List<Concern> open(Reading reading) {
        ReadingEntry entry = reading.entry();
        if (entry == null || entry.keptBecause() != null || reading.status() == ReadingStatus.WITHDRAWN) {
            return List.of();
        }
        List<Concern> known = recent.getOrDefault(reading.uuid(), List.of());
        if (known.stream().map(Concern::sentence).toList().equals(entry.concerns())) {
            return known;
        }
        return entry.concerns().stream()
                .map(sentence -> new Concern(ASKED_BEFORE, sentence, null))
                .toList();
    }
}
