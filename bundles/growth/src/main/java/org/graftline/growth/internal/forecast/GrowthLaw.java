package org.graftline.growth.internal.forecast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.graftline.mixedmodel.Fit;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.StudyData;

/**
 * How tumors of a study grow, learned once: {@link Population} and {@link Scatter}. Then the course of any tumor follows from its own
 * readings in microseconds. Immutable; safe for many threads.
 */
final class GrowthLaw {
    private final Population population;
    private final Scatter scatter;
    private final int readings;

    private GrowthLaw(Population population, Scatter scatter, int readings) {
        this.population = population;
        this.scatter = scatter;
        this.readings = readings;
    }

    /** @param fit a line per donor and tumor of these visits */
    static GrowthLaw of(Fit fit, Map<String, NavigableMap<Double, Double>> visits, Map<String, String> donorOf) {
        Population population = Population.of(fit, visits, donorOf);
        List<Scatter.Seen> tumors = new ArrayList<>();
        new TreeMap<>(visits)
                .forEach((tumor, days) -> tumors.add(new Scatter.Seen(
                        population.prior(tumor, donorOf.getOrDefault(tumor, ""), days.firstKey()), days)));
        int readings = visits.values().stream().mapToInt(Map::size).sum();
        return new GrowthLaw(population, Scatter.of(population.residualVariance(), tumors), readings);
    }

    int readings() {
        return readings;
    }

    Scatter scatter() {
        return scatter;
    }

    /**
     * @param own its measured log volumes by the mouse's own day; none for a tumor nobody measured yet
     * @return the tumor after its last reading; without one, on day 0
     */
    Course course(String tumor, String donor, NavigableMap<Double, Double> own) {
        Course course = population.prior(tumor, donor, own.isEmpty() ? 0 : own.firstKey());
        for (Map.Entry<Double, Double> visit : own.entrySet()) {
            course = scatter.ahead(course, visit.getKey());
            course = scatter.after(course, visit.getValue());
        }
        return course;
    }

    /** @return the measured volumes of every tumor of a study, by mouse and tumor, on the days that the mouse counts */
    static Map<MouseId, Map<String, NavigableMap<Double, Double>>> tumors(StudyData data) {
        Map<MouseId, Map<String, List<Reading>>> readings = new HashMap<>();
        for (Reading reading : data.readings()) {
            if (TumorVisits.isMeasured(reading)) {
                readings.computeIfAbsent(reading.mouse(), mouse -> new TreeMap<>())
                        .computeIfAbsent(TumorVisits.name(reading.mouse(), reading.site()), t -> new ArrayList<>())
                        .add(reading);
            }
        }
        Map<MouseId, Map<String, NavigableMap<Double, Double>>> tumors = new HashMap<>();
        readings.forEach((mouse, its) -> {
            Map<String, NavigableMap<Double, Double>> visits = new TreeMap<>();
            double zero = TumorVisits.zero(data.dayZeros(), mouse);
            its.forEach((tumor, looks) -> visits.put(tumor, TumorVisits.of(looks, zero)));
            tumors.put(mouse, visits);
        });
        return tumors;
    }
}
