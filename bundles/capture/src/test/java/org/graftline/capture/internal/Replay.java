package org.graftline.capture.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.graftline.study.Endpoint;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.StudyData;
import org.graftline.study.capture.Surroundings;

/**
 * A published study as if it were being entered: each measured reading in time order with what stood around it then. Five mice that
 * follow each other in the roster of one donor share a cage, since no published set names cages.
 */
final class Replay {
    private static final int CAGE = 5;

    private final Map<String, List<Reading>> series = new LinkedHashMap<>();
    private final Map<String, List<Reading>> firstSeries = new LinkedHashMap<>();
    private final Map<MouseId, List<MouseId>> cages = new LinkedHashMap<>();
    private final List<Reading> inOrder;
    private final IdentityHashMap<Reading, Integer> places = new IdentityHashMap<>();

    Replay(StudyData data) {
        this(data, UnaryOperator.identity());
    }

    /** With every reading as {@code made} makes it. */
    Replay(StudyData data, UnaryOperator<Reading> made) {
        inOrder = data.readings().stream()
                .filter(reading ->
                        reading.endpoint() == Endpoint.TUMOR_VOLUME || reading.endpoint() == Endpoint.BODY_WEIGHT)
                .map(made)
                .sorted(Comparator.comparing(Reading::day).thenComparing(Reading::replicate))
                .toList();
        inOrder.forEach(reading -> places.put(reading, places.size()));
        inOrder.forEach(reading ->
                series.computeIfAbsent(key(reading), k -> new ArrayList<>()).add(reading));
        series.values()
                .forEach(one -> firstSeries.putIfAbsent(
                        one.get(0).mouse() + "\n" + one.get(0).endpoint(), one));
        Map<String, List<Mouse>> byDonor = new LinkedHashMap<>();
        data.mice()
                .forEach(mouse -> byDonor.computeIfAbsent(mouse.donor().value(), k -> new ArrayList<>())
                        .add(mouse));
        byDonor.values().forEach(mice -> {
            for (int i = 0; i < mice.size(); i++) {
                int from = i / CAGE * CAGE;
                cages.put(
                        mice.get(i).mouse(),
                        mice.subList(from, Math.min(mice.size(), from + CAGE)).stream()
                                .map(Mouse::mouse)
                                .toList());
            }
        });
    }

    private static String key(Reading reading) {
        return reading.mouse() + "\n" + reading.site() + "\n" + reading.endpoint();
    }

    /** The readings that have a value, in time order. */
    List<Reading> measured() {
        return inOrder.stream().filter(reading -> reading.value() != null).toList();
    }

    List<Reading> earlier(Reading candidate) {
        return series.getOrDefault(key(candidate), List.of()).stream()
                .filter(reading -> reading.day().compareTo(candidate.day()) < 0)
                .toList();
    }

    Surroundings around(Reading candidate) {
        Map<MouseId, List<Reading>> neighbors = new LinkedHashMap<>();
        for (MouseId neighbor : cages.getOrDefault(candidate.mouse(), List.of())) {
            if (!neighbor.equals(candidate.mouse())) {
                neighbors.put(
                        neighbor,
                        firstTumor(neighbor, candidate).stream()
                                .filter(reading -> reading.day().compareTo(candidate.day()) < 0)
                                .toList());
            }
        }
        List<Reading> sameDay = series.getOrDefault(key(candidate), List.of()).stream()
                .filter(reading -> reading.day().equals(candidate.day()) && reading.replicate() < candidate.replicate())
                .toList();
        return new Surroundings(earlier(candidate), sameDay, neighbors, today(candidate), null, List.of(), null);
    }

    /** What of the cage was read on that day before, in the order of entry. */
    private Map<MouseId, List<Reading>> today(Reading candidate) {
        Map<MouseId, List<Reading>> today = new LinkedHashMap<>();
        for (Reading mate : cageMates(candidate)) {
            if (places.getOrDefault(mate, 0) < places.getOrDefault(candidate, Integer.MAX_VALUE)) {
                today.computeIfAbsent(mate.mouse(), mouse -> new ArrayList<>()).add(mate);
            }
        }
        return today;
    }

    /** The same with the readings of two mice of the cage exchanged, the candidate's being the second. */
    Surroundings around(Reading candidate, Reading exchanged) {
        Surroundings around = around(candidate);
        Map<MouseId, List<Reading>> today = new LinkedHashMap<>(around.neighborsToday());
        today.put(exchanged.mouse(), List.of(exchanged));
        return new Surroundings(around.earlier(), around.sameDay(), around.neighbors(), today, null, List.of(), null);
    }

    /** The reading of a mouse of the same cage on the same day, if there is one. */
    List<Reading> cageMates(Reading candidate) {
        return cages.getOrDefault(candidate.mouse(), List.of()).stream()
                .filter(mouse -> !mouse.equals(candidate.mouse()))
                .flatMap(mouse -> firstTumor(mouse, candidate).stream())
                .filter(reading -> reading.day().equals(candidate.day()) && reading.value() != null)
                .toList();
    }

    private List<Reading> firstTumor(MouseId mouse, Reading candidate) {
        return firstSeries.getOrDefault(mouse + "\n" + candidate.endpoint(), List.of());
    }
}
