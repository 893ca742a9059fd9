package org.graftline.growth.internal.forecast;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.StudyDay;
import org.graftline.study.TumorSite;
import org.jspecify.annotations.Nullable;

/**
 * The measured volumes of one tumor: the mean natural log of the replicates of each day, by day. What could not be measured has no part.
 */
final class TumorVisits {
    private TumorVisits() {}

    /**
     * @param zero the study's day from which its days are counted
     * @return the log volumes, log mm³, by day; equal readings give equal digits in whatever order they come
     */
    static NavigableMap<Double, Double> of(List<Reading> readings, double zero) {
        Map<Double, double[]> sums = new TreeMap<>();
        readings.stream()
                .filter(TumorVisits::isMeasured)
                .sorted(Comparator.comparingDouble(TumorVisits::log))
                .forEach(reading -> {
                    double[] sum = sums.computeIfAbsent(reading.day().value() - zero, day -> new double[2]);
                    sum[0] += log(reading);
                    sum[1]++;
                });
        NavigableMap<Double, Double> visits = new TreeMap<>();
        sums.forEach((day, sum) -> visits.put(day, sum[0] / sum[1]));
        return visits;
    }

    static boolean isMeasured(Reading reading) {
        return reading.endpoint() == Endpoint.TUMOR_VOLUME
                && reading.status() == ReadingStatus.MEASURED
                && reading.value() != null
                && reading.value().value() > 0;
    }

    static double log(Reading reading) {
        return reading.value() == null
                ? Double.NaN
                : StrictMath.log(reading.value().value());
    }

    /** @return the study's day on which a mouse has its own day 0; 0 where it counts as the study does */
    static double zero(Map<MouseId, StudyDay> dayZeros, MouseId mouse) {
        StudyDay zero = dayZeros.get(mouse);
        return zero == null ? 0 : zero.value();
    }

    /** Names a tumor within its study. */
    static String name(MouseId mouse, @Nullable TumorSite site) {
        return mouse.value() + "\n" + (site == null ? "" : site.value());
    }
}
