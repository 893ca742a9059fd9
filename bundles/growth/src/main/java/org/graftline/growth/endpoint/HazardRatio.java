package org.graftline.growth.endpoint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.graftline.study.ArmName;
import org.graftline.study.DonorId;

/**
 * How much more often per day the event comes in one arm than in another, by Cox's partial likelihood (1972) with Efron's (1977) treatment
 * of equal days.
 *
 * @param log logarithm of the ratio
 * @param se standard error of it
 * @param lower of the interval of the ratio, by the normal distribution
 * @param upper of the interval of the ratio
 */
public record HazardRatio(double log, double se, double lower, double upper) {
    private static final double ALPHA = 0.05;
    private static final int MOST_STEPS = 50;
    private static final double SMALL = 1e-12;
    private static final double INFINITE = 15;

    private static HazardRatio of(double log, double se, double alpha) {
        double half = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(1 - alpha / 2) * se;
        return new HazardRatio(log, se, StrictMath.exp(log - half), StrictMath.exp(log + half));
    }

    /** @return the ratio itself */
    public double value() {
        return StrictMath.exp(log);
    }

    /**
     * Compares mice of the same donor with each other: each donor has a course of its own over the days. With a 95 % interval.
     *
     * @param treated the arm whose events are compared with all others
     * @throws NoEndpointException if the events do not tell the ratio
     */
    public static HazardRatio withinDonors(List<Follow> follows, ArmName treated) throws NoEndpointException {
        return withinDonors(follows, treated, ALPHA);
    }

    /**
     * As the other.
     *
     * @param alpha two-sided level: the interval has 1 − alpha
     * @throws NoEndpointException if the events do not tell the ratio
     */
    public static HazardRatio withinDonors(List<Follow> follows, ArmName treated, double alpha)
            throws NoEndpointException {
        Strata strata = new Strata(byDonor(follows), treated);
        double log = strata.estimate();
        return of(log, 1 / StrictMath.sqrt(strata.at(log).information()), alpha);
    }

    /**
     * Compares all mice with each other, and takes the standard error from the donors' sums (Lin and Wei 1989), so that mice of a donor may
     * be alike. With a 95 % interval. With a 95 % interval.
     *
     * @throws NoEndpointException if the events do not tell the ratio
     */
    public static HazardRatio robustByDonor(List<Follow> follows, ArmName treated) throws NoEndpointException {
        Strata all = new Strata(List.of(follows), treated);
        double log = all.estimate();
        double information = all.at(log).information();
        Map<DonorId, Double> sums = new LinkedHashMap<>();
        double[] residuals = RiskSet.scoreResiduals(follows, treated, log);
        for (int i = 0; i < residuals.length; i++) {
            sums.merge(follows.get(i).donor(), residuals[i], Double::sum);
        }
        double squares = sums.values().stream().mapToDouble(sum -> sum * sum).sum();
        return of(log, StrictMath.sqrt(squares) / information, ALPHA);
    }

    /**
     * Compares all mice as if they were independent. With a 95 % interval.
     *
     * @throws NoEndpointException if the events do not tell the ratio
     */
    public static HazardRatio plain(List<Follow> follows, ArmName treated) throws NoEndpointException {
        Strata all = new Strata(List.of(follows), treated);
        double log = all.estimate();
        return of(log, 1 / StrictMath.sqrt(all.at(log).information()), ALPHA);
    }

    private static Collection<List<Follow>> byDonor(List<Follow> follows) {
        return follows.stream()
                .collect(Collectors.groupingBy(Follow::donor, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private record Slope(double score, double information) {}

    private record Strata(List<List<RiskSet>> sets) {
        Strata(Collection<List<Follow>> strata, ArmName treated) {
            this(new ArrayList<>());
            strata.forEach(stratum -> sets.add(RiskSet.of(stratum, treated)));
        }

        Slope at(double log) {
            double score = 0;
            double information = 0;
            for (List<RiskSet> stratum : sets) {
                for (RiskSet set : stratum) {
                    score += set.score(log);
                    information += set.information(log);
                }
            }
            return new Slope(score, information);
        }

        /** Newton's method; the partial likelihood of one indicator has one maximum. */
        double estimate() throws NoEndpointException {
            double log = 0;
            for (int step = 0; step < MOST_STEPS; step++) {
                Slope slope = at(log);
                if (!(slope.information() > SMALL)) {
                    throw new NoEndpointException(
                            "No event came while mice of both arms were followed: the hazard ratio is not known.");
                }
                double change = Math.max(-1, Math.min(1, slope.score() / slope.information()));
                log += change;
                if (Math.abs(log) > INFINITE) {
                    throw new NoEndpointException(
                            "One arm had every event while both were followed: the hazard ratio has no finite value.");
                }
                if (Math.abs(change) < SMALL) {
                    return log;
                }
            }
            throw new NoEndpointException("The hazard ratio did not settle.");
        }
    }
}
