package org.graftline.capture.internal.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.graftline.study.Reading;

/**
 * Where the next reading of a mouse is expected from its latest visits alone: a line in log value whose slope is shrunk towards the
 * usual one of its {@link Scale}, weights by replicates. Needs no other mouse, no arm and no fit; two-parameter normal regression in
 * closed form.
 *
 * @param mean expected natural log
 * @param sd standard deviation of one reading around it
 */
record OwnCourse(double mean, double sd) {
    /** Older visits say little about the growth of today. */
    private static final int VISITS = 4;

    private static final double TWO_SIDED_95 = 1.96;

    /**
     * @param earlier readings by day
     * @param value what to follow; anything that is not above 0 is passed over
     * @return the course at that day; empty without an earlier value
     */
    static Optional<OwnCourse> at(double day, List<Reading> earlier, Scale scale, ToDoubleFunction<Reading> value) {
        List<Visit> visits = new ArrayList<>();
        for (Reading reading : earlier) {
            double one = value.applyAsDouble(reading);
            if (one > 0 && reading.day().value() < day) {
                add(visits, reading.day().value() - day, Math.log(one));
            }
        }
        return visits.isEmpty()
                ? Optional.empty()
                : Optional.of(line(visits.subList(Math.max(0, visits.size() - VISITS), visits.size()), scale));
    }

    private static void add(List<Visit> visits, double before, double log) {
        int last = visits.size() - 1;
        if (last >= 0 && visits.get(last).before == before) {
            Visit same = visits.get(last);
            visits.set(last, new Visit(before, same.sum + log, same.readings + 1));
        } else {
            visits.add(new Visit(before, log, 1));
        }
    }

    /** Posterior of the level at t = 0 where t counts from the new reading: flat level, slope ~ N(growth, spread²). */
    private static OwnCourse line(List<Visit> visits, Scale scale) {
        double slopePrecision = 1 / (scale.growthSpread * scale.growthSpread);
        double w = 0;
        double wt = 0;
        double wtt = slopePrecision;
        double wy = 0;
        double wty = slopePrecision * scale.growthPerDay;
        for (Visit visit : visits) {
            double y = visit.sum / visit.readings;
            double weight = visit.readings / scale.readingVariance(Math.exp(y));
            w += weight;
            wt += weight * visit.before;
            wtt += weight * visit.before * visit.before;
            wy += weight * y;
            wty += weight * visit.before * y;
        }
        double determinant = w * wtt - wt * wt;
        double mean = (wtt * wy - wt * wty) / determinant;
        return new OwnCourse(mean, Math.sqrt(wtt / determinant + scale.readingVariance(Math.exp(mean))));
    }

    /** @return how many standard deviations a value lies off */
    double off(double value) {
        return (Math.log(value) - mean) / sd;
    }

    /** @return the lower end of the usual range, 95 %, of a variance that is so many times the usual one */
    double low(double spread) {
        return Math.exp(mean - TWO_SIDED_95 * sd * Math.sqrt(spread));
    }

    /** @return the upper end */
    double high(double spread) {
        return Math.exp(mean + TWO_SIDED_95 * sd * Math.sqrt(spread));
    }

    private record Visit(double before, double sum, int readings) {}
}
