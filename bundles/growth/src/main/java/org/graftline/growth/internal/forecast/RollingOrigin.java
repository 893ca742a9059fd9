package org.graftline.growth.internal.forecast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.graftline.growth.CrossingBackTests;
import org.graftline.study.Decimal;
import org.graftline.study.MouseId;
import org.graftline.study.StudyData;
import org.graftline.study.bench.ProtocolLimit;
import org.graftline.study.conduct.CrossingForecasts.Crossing;
import org.osgi.service.component.annotations.Component;

/**
 * The back-test of the forecast as the product makes it: the same model, refitted when a fifth of the readings is new (in a running
 * study it is a twentieth), the same courses.
 */
@Component(property = "service.ranking:Integer=-100")
public final class RollingOrigin implements CrossingBackTests {
    private static final double NEW_SHARE = 0.2;
    private static final int FEWEST_NEW = 25;

    /** Counts in the study's days, since what was known on a day is a question of the calendar. */
    @Override
    public List<BackTest> run(StudyData study, List<Double> limitsMm3, double level) {
        StudyData data = study.withDayZeros(Map.of());
        List<ProtocolLimit> limits = limitsMm3.stream()
                .map(mm3 -> new ProtocolLimit(
                        ProtocolLimit.Quantity.TUMOR_VOLUME, Decimal.of(mm3), ProtocolLimit.Tier.STOP))
                .toList();
        List<List<Interval>> intervals = new ArrayList<>();
        limits.forEach(limit -> intervals.add(new ArrayList<>()));
        int[] withoutModel = new int[limits.size()];
        Map<MouseId, String> donors = new HashMap<>();
        data.mice().forEach(mouse -> donors.put(mouse.mouse(), mouse.donor().value()));
        List<Tumor> tumors = tumors(data, donors);
        TreeSet<Double> days = new TreeSet<>();
        tumors.forEach(tumor -> days.addAll(tumor.visits().keySet()));
        GrowthLaw law = null;
        int fitted = 0;
        for (double day : days) {
            int seen = tumors.stream()
                    .mapToInt(tumor -> tumor.visits().headMap(day, true).size())
                    .sum();
            if (seen - fitted >= Math.max(FEWEST_NEW, NEW_SHARE * fitted)) {
                law = OwnGrowth.of(until(data, day)).map(OwnGrowth::law).orElse(law);
                fitted = seen;
            }
            for (Tumor tumor : tumors) {
                Double next = tumor.visits().higherKey(day);
                if (!tumor.visits().containsKey(day) || next == null) {
                    continue;
                }
                NavigableMap<Double, Double> own = tumor.visits().headMap(day, true);
                double largest = own.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElseThrow();
                for (int k = 0; k < limits.size(); k++) {
                    double log = StrictMath.log(limits.get(k).threshold().value());
                    if (largest >= log) {
                        continue;
                    }
                    if (law == null) {
                        withoutModel[k]++;
                        continue;
                    }
                    intervals.get(k).add(interval(law, limits.get(k), log, tumor, own, next));
                }
            }
        }
        List<BackTest> results = new ArrayList<>();
        for (int k = 0; k < limits.size(); k++) {
            results.add(Tally.of(limitsMm3.get(k), level, intervals.get(k), withoutModel[k]));
        }
        return results;
    }

    private static Interval interval(
            GrowthLaw law,
            ProtocolLimit limit,
            double log,
            Tumor tumor,
            NavigableMap<Double, Double> own,
            double next) {
        Course course = law.course(tumor.name(), tumor.donor(), own);
        Crossing forecast = MouseCourses.crossing(limit, log, course, true, next, law.scatter());
        double last = own.lastEntry().getValue();
        boolean crossed = Optional.ofNullable(tumor.visits().get(next)).orElseThrow() >= log;
        return new Interval(forecast.measuredAt(), forecast.risk(), StrictMath.exp(last - log), crossed);
    }

    private record Tumor(String name, String donor, NavigableMap<Double, Double> visits) {}

    private static List<Tumor> tumors(StudyData data, Map<MouseId, String> donors) {
        List<Tumor> tumors = new ArrayList<>();
        new TreeMap<>(GrowthLaw.tumors(data))
                .forEach((mouse, its) -> its.forEach(
                        (name, visits) -> tumors.add(new Tumor(name, donors.getOrDefault(mouse, ""), visits))));
        return tumors;
    }

    private static StudyData until(StudyData data, double day) {
        return new StudyData(
                data.study(),
                data.arms(),
                data.donors(),
                data.mice(),
                data.tumors(),
                data.assignments(),
                data.removals(),
                data.readings().stream()
                        .filter(reading -> reading.day().value() <= day)
                        .toList(),
                null);
    }
}
