package org.graftline.capture.internal.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.graftline.study.Reading;
import org.graftline.study.capture.PlausibilityRule;

/** Asks all plausibility rules about new readings, each against what stands before it in its series. */
final class Concerns {
    private static final Comparator<Reading> IN_TIME =
            Comparator.comparing(Reading::day).thenComparingInt(Reading::replicate);

    private final List<PlausibilityRule> rules;
    private final Map<ReadingKey.SeriesKey, List<Reading>> series = new HashMap<>();
    private final IdentityHashMap<Reading, Integer> places = new IdentityHashMap<>();

    /** @param rules highest ranking first */
    Concerns(List<PlausibilityRule> rules) {
        this.rules = rules;
    }

    /** Lays out readings, old and new, in the order of their days. */
    void lay(Collection<Reading> readings) {
        for (Reading reading : readings) {
            series.computeIfAbsent(ReadingKey.of(reading).series(), k -> new ArrayList<>())
                    .add(reading);
        }
    }

    /** Puts the series in order; to be called once, when all is laid out. */
    void order() {
        for (List<Reading> list : series.values()) {
            list.sort(IN_TIME);
            for (int i = 0; i < list.size(); i++) {
                places.put(list.get(i), i);
            }
        }
    }

    void about(List<Reading> added, Findings findings) {
        for (Reading reading : added) {
            List<Reading> of = series.getOrDefault(ReadingKey.of(reading).series(), List.of());
            List<Reading> earlier = of.subList(0, places.getOrDefault(reading, 0));
            for (PlausibilityRule rule : rules) {
                rule.concern(reading, earlier)
                        .ifPresent(concern ->
                                findings.concern(rule.getClass().getName(), Comparison.line(reading), concern));
            }
        }
    }
}
