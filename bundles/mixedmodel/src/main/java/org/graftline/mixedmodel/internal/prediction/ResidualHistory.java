package org.graftline.mixedmodel.internal.prediction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graftline.mixedmodel.InvalidTableException;
import org.graftline.mixedmodel.internal.criterion.SmallCholesky;

/**
 * The readings seen so far in every run of correlated residuals, and what they say of further ones (MATHS.md section 6). A residual is e = σv·u with
 * u correlated; given the effects and β the residuals seen are known, so that u of new readings has mean K·u_seen, K = R_NS R_SS⁻¹, and covariance
 * R_NN − K R_SN. Immutable but for the copy that is being filled.
 */
public final class ResidualHistory {
    /** Conditional variances below this share of 1 are rounding. */
    private static final double NOTHING_LEFT = 1e-12;

    private final ResidualCorrelation correlation;
    private final Map<String, List<Seen>> runs;

    /**
     * A reading seen.
     *
     * @param x p numbers
     * @param z per level the q numbers of the row
     * @param sd σv
     */
    @SuppressWarnings("ArrayRecordComponent") // internal carrier, never handed out
    public record Seen(double time, double y, double[] x, double[][] z, double sd) {}

    /**
     * What is known of u of some new readings of one run.
     *
     * @param seen the readings it depends on
     * @param weights K, N×S row-major
     * @param left R_NN − K R_SN, N×N row-major
     */
    @SuppressWarnings("ArrayRecordComponent") // internal carrier, never handed out
    public record Given(List<Seen> seen, double[] weights, double[] left) {
        /** Covariance of u of two readings that is left. */
        public double left(int reading, int other) {
            int n = (int) Math.round(Math.sqrt(left.length));
            return left[reading * n + other];
        }

        /** The part Σ K y/sd of the mean of u, which is {@code offset + x'β + z'b} with the two methods below. */
        public double offset(int reading) {
            double sum = 0;
            for (int i = 0; i < seen.size(); i++) {
                sum += scaled(reading, i) * seen.get(i).y();
            }
            return sum;
        }

        /** Adds −size·Σ K x/sd to {@code x}. */
        public void addX(int reading, double size, double[] x) {
            for (int i = 0; i < seen.size(); i++) {
                for (int j = 0; j < x.length; j++) {
                    x[j] -= size * scaled(reading, i) * seen.get(i).x()[j];
                }
            }
        }

        /** Adds −size·Σ K z/sd to {@code z}, per level. */
        public void addZ(int reading, double size, double[][] z) {
            for (int i = 0; i < seen.size(); i++) {
                for (int l = 0; l < z.length; l++) {
                    for (int j = 0; j < z[l].length; j++) {
                        z[l][j] -= size * scaled(reading, i) * seen.get(i).z()[l][j];
                    }
                }
            }
        }

        private double scaled(int reading, int i) {
            return weights[reading * seen.size() + i] / seen.get(i).sd();
        }
    }

    /** Nothing seen yet. */
    public ResidualHistory(ResidualCorrelation correlation) {
        this(correlation, new HashMap<>());
    }

    private ResidualHistory(ResidualCorrelation correlation, Map<String, List<Seen>> runs) {
        this.correlation = correlation;
        this.runs = runs;
    }

    /** A copy that can be filled without changing this one. */
    public ResidualHistory copy() {
        Map<String, List<Seen>> all = new HashMap<>();
        runs.forEach((run, seen) -> all.put(run, new ArrayList<>(seen)));
        return new ResidualHistory(correlation, all);
    }

    /** Number of readings seen of a run. */
    public int size(String run) {
        return runs.getOrDefault(run, List.of()).size();
    }

    /**
     * Adds a reading.
     *
     * @param row named in messages
     * @throws InvalidTableException if the run has been read at that time already, and the times decide
     */
    public void add(String run, Seen reading, int row) {
        List<Seen> seen = runs.computeIfAbsent(run, k -> new ArrayList<>());
        if (correlation.markov() && seen.stream().anyMatch(s -> s.time() == reading.time())) {
            throw new InvalidTableException(
                    "Row %d is a second reading of '%s' at the time %s, so the correlation of the two residuals would be 1"
                            .formatted(row + 1, run, reading.time()),
                    "Give readings that have not been seen, or tell replicates apart by a factor in 'within'");
        }
        seen.add(reading);
    }

    /**
     * What is known of new readings of a run at some times.
     *
     * @throws InvalidTableException if so many readings cannot have the estimated, negative correlation
     */
    public Given given(String run, double[] times) {
        List<Seen> seen = relevant(run, times);
        int n = times.length;
        int s = seen.size();
        double[] chol = new double[s * s];
        double[] half = new double[s * n];
        for (int i = 0; i < s; i++) {
            for (int j = 0; j < s; j++) {
                chol[i * s + j] = i == j
                        ? 1
                        : correlation.between(seen.get(i).time(), seen.get(j).time());
            }
            for (int r = 0; r < n; r++) {
                half[i * n + r] = correlation.between(seen.get(i).time(), times[r]);
            }
        }
        if (!SmallCholesky.factor(chol, s)) {
            throw impossible(run, s);
        }
        SmallCholesky.solveLower(chol, s, half, n);
        double[] left = new double[n * n];
        for (int r = 0; r < n; r++) {
            for (int t = 0; t < n; t++) {
                double v = r == t ? 1 : correlation.between(times[r], times[t]);
                for (int i = 0; i < s; i++) {
                    v -= half[i * n + r] * half[i * n + t];
                }
                left[r * n + t] = Math.abs(v) < NOTHING_LEFT ? 0 : v;
            }
            if (left[r * n + r] < 0) {
                throw impossible(run, s + 1);
            }
        }
        SmallCholesky.solveLowerTransposed(chol, s, half, n);
        double[] weights = new double[n * s];
        for (int r = 0; r < n; r++) {
            for (int i = 0; i < s; i++) {
                weights[r * s + i] = half[i * n + r];
            }
        }
        return new Given(seen, weights, left);
    }

    private InvalidTableException impossible(String run, int readings) {
        return new InvalidTableException(
                "%d readings of '%s' cannot all have the correlation %s with each other"
                        .formatted(readings, run, correlation.parameter()),
                "Predict fewer readings of one group, or fit a model whose correlation is not negative");
    }

    /** All readings of the run, or, where that says as much, the nearest before and after each time. */
    private List<Seen> relevant(String run, double[] times) {
        List<Seen> all = runs.getOrDefault(run, List.of());
        if (!correlation.markov()) {
            return List.copyOf(all);
        }
        Set<Seen> nearest = new LinkedHashSet<>();
        for (double t : times) {
            Seen before = null;
            Seen after = null;
            for (Seen s : all) {
                if (s.time() <= t && (before == null || s.time() > before.time())) {
                    before = s;
                }
                if (s.time() >= t && (after == null || s.time() < after.time())) {
                    after = s;
                }
            }
            if (before != null) {
                nearest.add(before);
            }
            if (after != null) {
                nearest.add(after);
            }
        }
        return List.copyOf(nearest);
    }
}
