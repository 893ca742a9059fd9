package org.graftline.capture.internal.kept;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.graftline.capture.internal.reading.ReadingKey;
import org.graftline.study.Reading;
import org.jspecify.annotations.Nullable;

/**
 * How far replicates lie apart: the within-visit sum of squares of log volume and its degrees of freedom, of one-way analysis of
 * variance with the visit of one tumor as the factor (Bland and Altman 1996, "Measurement error", BMJ 313:744).
 *
 * @param visits visits with at least two readings
 * @param readings of those visits
 * @param squares Σ over visits of Σ (log v − mean log v)²
 * @param degrees Σ over visits of (readings − 1)
 */
public record Spread(int visits, int readings, double squares, int degrees) {
    /** Below this many degrees of freedom a standard deviation says nothing. */
    private static final int FEWEST = 2;

    /** Nothing measured twice. */
    public static final Spread NONE = new Spread(0, 0, 0, 0);

    /** @return the spread of volumes above 0, grouped by tumor and day */
    public static Spread ofVisits(Stream<Reading> volumes) {
        return of(volumes.collect(Collectors.groupingBy(ReadingKey::of)).values());
    }

    /** @return the spread of volumes above 0, each list a visit of one tumor */
    public static Spread of(Collection<List<Reading>> visits) {
        return visits.stream().map(Spread::ofVisit).reduce(NONE, Spread::plus);
    }

    private static Spread ofVisit(List<Reading> visit) {
        if (visit.size() < 2) {
            return NONE;
        }
        double mean = meanLog(visit);
        double squares = 0;
        for (Reading reading : visit) {
            double off = log(reading) - mean;
            squares += off * off;
        }
        return new Spread(1, visit.size(), squares, visit.size() - 1);
    }

    /** @return mean of log volume; its exponential is the geometric mean */
    public static double meanLog(List<Reading> visit) {
        return visit.stream().mapToDouble(Spread::log).average().orElseThrow();
    }

    private static double log(Reading reading) {
        return reading.value() == null
                ? Double.NaN
                : StrictMath.log(reading.value().value());
    }

    /** @return both together */
    public Spread plus(Spread other) {
        return new Spread(
                visits + other.visits, readings + other.readings, squares + other.squares, degrees + other.degrees);
    }

    /** @return within-visit standard deviation of log volume; null below two degrees of freedom */
    public @Nullable Double sdLog() {
        return degrees < FEWEST ? null : Math.sqrt(squares / degrees);
    }
}
