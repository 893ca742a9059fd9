package org.graftline.growth.internal.forecast;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * How readings scatter and rates drift, as the study's own one-step forecasts show it.
 *
 * @param variance of a reading about the true log volume at the center
 * @param bySize how much less it scatters per unit of log volume above the center: small tumors are relatively noisier
 * @param center mean log volume
 * @param drift variance that a growth rate gains per day
 * @param waning share of the growth rate that goes per day
 * @param turn variance that the rate gains on day 0 at once, when treatments begin
 */
record Scatter(double variance, double bySize, double center, double drift, double waning, double turn) {
    /** A reading further off than so many standard deviations surprises. */
    private static final double OUTLIER = 2.5;

    private static final double MOST_FACTOR = 100;
    private static final double[] SHARES = {1, 0.85, 0.7, 0.55, 0.42, 0.32, 0.24, 0.17, 0.12, 0.08};
    private static final double[] DRIFTS = {
        0, 1e-6, 3e-6, 1e-5, 2e-5, 4e-5, 8e-5, 1.6e-4, 3.2e-4, 6.4e-4, 1.3e-3, 2.6e-3, 5e-3, 1e-2, 2e-2
    };
    private static final double[] WANINGS = {0, 0.005, 0.01, 0.02, 0.03, 0.045, 0.06, 0.08, 0.11, 0.15, 0.2, 0.3};
    private static final double[] TURNS = {0, 1e-4, 4e-4, 1.6e-3, 6.4e-3, 2.5e-2};
    private static final double[] BY_SIZE = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8};
    private static final int ROUNDS = 3;

    /**
     * A tumor of the fit.
     *
     * @param prior its course at its first reading, before it
     * @param visits log volumes by day
     */
    record Seen(Course prior, NavigableMap<Double, Double> visits) {}

    /** @return variance of a reading of a tumor that is expected to have this log volume */
    double residual(double level) {
        double factor = StrictMath.exp(-2 * bySize * (level - center));
        return variance * Math.min(MOST_FACTOR, Math.max(1 / MOST_FACTOR, factor));
    }

    /**
     * Finds what makes the readings that came likeliest, each forecast from those before it: maximum likelihood over a grid, one number
     * at a time.
     *
     * @param residual the residual variance of the line
     * @param tumors the fitted tumors with their prior courses
     */
    static Scatter of(double residual, List<Seen> tumors) {
        double center = tumors.stream()
                .flatMap(tumor -> tumor.visits().values().stream())
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
        Scatter start = new Scatter(residual, 0, center, 0, 0, 0);
        Search search = new Search(start, start.surprise(tumors));
        for (int share = 0;
                share < SHARES.length;
                share += 2) { // these two stand for each other: looked at together first
            for (int drift = 0; drift < DRIFTS.length; drift += 2) {
                search.look(new Scatter(residual * SHARES[share], 0, center, DRIFTS[drift], 0, 0), tumors);
            }
        }
        double before = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS && search.value < before; round++) {
            before = search.value;
            for (double drift : DRIFTS) {
                search.look(search.best.drifting(drift, search.best.waning, search.best.turn), tumors);
            }
            for (double waning : WANINGS) {
                search.look(search.best.drifting(search.best.drift, waning, search.best.turn), tumors);
            }
            for (double turn : TURNS) {
                search.look(search.best.drifting(search.best.drift, search.best.waning, turn), tumors);
            }
            for (double share : SHARES) {
                search.look(search.best.scattering(residual * share, search.best.bySize), tumors);
            }
            for (double bySize : BY_SIZE) {
                search.look(search.best.scattering(search.best.variance, bySize), tumors);
            }
        }
        return search.best;
    }

    private Scatter drifting(double otherDrift, double otherWaning, double otherTurn) {
        return new Scatter(variance, bySize, center, otherDrift, otherWaning, otherTurn);
    }

    private Scatter scattering(double otherVariance, double otherBySize) {
        return new Scatter(otherVariance, otherBySize, center, drift, waning, turn);
    }

    /** @return the course at a later day */
    Course ahead(Course course, double day) {
        if (turn > 0 && course.day() <= 0 && day > 0) {
            return course.at(0, drift, waning).turning(turn).at(day, drift, waning);
        }
        return course.at(day, drift, waning);
    }

    /**
     * The course after a reading on its day. A surprising reading may be the hand or the tumor; what is planned must be safe in both
     * cases, so the course goes on from it.
     */
    Course after(Course course, double logVolume) {
        double r = residual(course.level());
        double error = logVolume - course.level();
        double beyond = error * error - OUTLIER * OUTLIER * (course.p00() + r);
        return (beyond > 0 ? course.shifting(beyond) : course).seeing(logVolume, r);
    }

    /** The best so far. */
    private static final class Search {
        private Scatter best;
        private double value;

        Search(Scatter best, double value) {
            this.best = best;
            this.value = value;
        }

        void look(Scatter other, List<Seen> tumors) {
            double itsValue = other.surprise(tumors);
            if (itsValue < value) {
                best = other;
                value = itsValue;
            }
        }
    }

    /** @return minus the log density of every reading given those before it, without constants */
    private double surprise(List<Seen> tumors) {
        double sum = 0;
        for (Seen tumor : tumors) {
            Course course = tumor.prior();
            for (Map.Entry<Double, Double> visit : tumor.visits().entrySet()) {
                course = ahead(course, visit.getKey());
                double f = course.p00() + residual(course.level());
                double error = visit.getValue() - course.level();
                sum += StrictMath.log(f) + loss(error * error / f);
                course = after(course, visit.getValue());
            }
        }
        return sum;
    }

    /** Huber's (1964): quadratic within, linear beyond, so that a few misread tumors do not make all readings seem coarse. */
    private static double loss(double squared) {
        return squared <= OUTLIER * OUTLIER ? squared : 2 * OUTLIER * Math.sqrt(squared) - OUTLIER * OUTLIER;
    }
}
