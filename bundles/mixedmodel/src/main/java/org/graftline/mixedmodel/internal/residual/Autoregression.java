package org.graftline.mixedmodel.internal.residual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * First-order autoregression over gaps Δ: the correlation of neighbors is ρ_Δ and R⁻¹ is tridiagonal (engine.md section 1):
 * off-diagonal −ρ/(1−ρ²), diagonal 1/(1−ρ²) with a row before (1 without), plus ρ²/(1−ρ²) with a row after; log|R| = Σ log(1−ρ²).
 */
final class Autoregression implements CorrelationFunction {
    private static final double START = 0.3;

    /** How ρ_Δ depends on the parameter. */
    enum Time {
        /** ρ_Δ = u^(Δ/m), u = logistic ψ, m the median gap: Φ = u^(1/m) is the correlation at distance 1. */
        CONTINUOUS,
        /** ρ_Δ = Φ^Δ, Φ = tanh ψ, Δ a whole number. */
        DISCRETE
    }

    /** The gaps before and after a row, as places among the gaps; −1 where there is no row. */
    private record Neighbors(int before, int after) {}

    private final Time time;
    private final double[] gaps;
    private final double median;
    /** The combinations that occur, in the order of their kinds, which follow those of the gaps. */
    private final List<Neighbors> diagonals = new ArrayList<>();

    private final Map<Neighbors, Integer> kindOfDiagonal = new HashMap<>();

    private Autoregression(Time time, double[] gaps, double median, List<Run> runs) {
        this.time = time;
        this.gaps = gaps;
        this.median = median;
        for (Run run : runs) {
            for (int a = 0; a < run.rows().length; a++) {
                kindOfDiagonal.computeIfAbsent(neighbors(run, a), n -> {
                    diagonals.add(n);
                    return gaps.length + diagonals.size() - 1;
                });
            }
        }
    }

    /** {@code runs}: ascending times without repetition; whole numbers when time is discrete; at least one gap. */
    static Autoregression over(Time time, List<Run> runs) {
        TreeMap<Double, Integer> counts = new TreeMap<>();
        int all = 0;
        for (Run run : runs) {
            for (int a = 1; a < run.times().length; a++) {
                counts.merge(run.times()[a] - run.times()[a - 1], 1, Integer::sum);
                all++;
            }
        }
        double median = counts.firstKey();
        int seen = 0;
        for (var gap : counts.entrySet()) {
            seen += gap.getValue();
            if (2 * seen >= all) {
                median = gap.getKey();
                break;
            }
        }
        return new Autoregression(
                time, counts.keySet().stream().mapToDouble(Double::doubleValue).toArray(), median, runs);
    }

    /** Kinds: off-diagonal by gap, then diagonal by the gaps before and after. */
    @Override
    public int kinds() {
        return gaps.length + diagonals.size();
    }

    private Neighbors neighbors(Run run, int a) {
        return new Neighbors(a == 0 ? -1 : gap(run, a), a + 1 == run.rows().length ? -1 : gap(run, a + 1));
    }

    private int gap(Run run, int a) {
        return Arrays.binarySearch(gaps, run.times()[a] - run.times()[a - 1]);
    }

    @Override
    public void evaluate(double psi, Values into) {
        int m = gaps.length;
        double[] lead = new double[m];
        double[] leadSlope = new double[m];
        double[] trail = new double[m];
        for (int g = 0; g < m; g++) {
            double rho = rho(psi, gaps[g]);
            double slope = slope(psi, gaps[g], rho);
            double free = 1 - rho * rho;
            into.entry[g] = -rho / free;
            into.entrySlope[g] = -(1 + rho * rho) / (free * free) * slope;
            into.logDet[g] = StrictMath.log(free);
            into.logDetSlope[g] = -2 * rho / free * slope;
            lead[g] = 1 / free;
            trail[g] = rho * rho / free;
            leadSlope[g] = 2 * rho / (free * free) * slope;
        }
        for (int k = 0; k < diagonals.size(); k++) {
            int before = diagonals.get(k).before();
            int after = diagonals.get(k).after();
            into.entry[m + k] = (before < 0 ? 1 : lead[before]) + (after < 0 ? 0 : trail[after]);
            into.entrySlope[m + k] = (before < 0 ? 0 : leadSlope[before]) + (after < 0 ? 0 : leadSlope[after]);
        }
    }

    private double rho(double psi, double gap) {
        if (time == Time.CONTINUOUS) {
            return StrictMath.exp(-gap / median * StrictMath.log1p(StrictMath.exp(-psi)));
        }
        double phi = StrictMath.tanh(psi);
        return phi < 0 && gap % 2 != 0 ? -StrictMath.pow(-phi, gap) : StrictMath.pow(Math.abs(phi), gap);
    }

    private double slope(double psi, double gap, double rho) {
        if (time == Time.CONTINUOUS) {
            return gap / median * rho / (1 + StrictMath.exp(psi));
        }
        double phi = StrictMath.tanh(psi);
        return gap == 1 ? 1 - phi * phi : phi == 0 ? 0 : gap * rho / phi * (1 - phi * phi);
    }

    @Override
    public double start() {
        return time == Time.CONTINUOUS
                ? StrictMath.log(START / (1 - START))
                : StrictMath.log((1 + START) / (1 - START)) / 2;
    }

    @Override
    public double scale() {
        return time == Time.CONTINUOUS ? 2 : 1;
    }

    @Override
    public double reported(double psi) {
        return rho(psi, 1);
    }

    @Override
    public double parameterOf(double reported) {
        if (time == Time.CONTINUOUS) {
            double u = StrictMath.pow(reported, median);
            return StrictMath.log(u / (1 - u));
        }
        return StrictMath.log((1 + reported) / (1 - reported)) / 2;
    }

    @Override
    public double slopeOfReported(double psi) {
        return slope(psi, 1, rho(psi, 1));
    }

    @Override
    public String name() {
        return "Phi";
    }

    @Override
    public void entries(Run run, Entries into) {
        int[] rows = run.rows();
        for (int a = 0; a < rows.length; a++) {
            into.add(rows[a], rows[a], kindOfDiagonal.getOrDefault(neighbors(run, a), -1));
            if (a > 0) {
                into.add(Math.max(rows[a], rows[a - 1]), Math.min(rows[a], rows[a - 1]), gap(run, a));
            }
        }
    }

    @Override
    public double correlation(double psi, Run run, int a, int b) {
        return a == b ? 1 : rho(psi, Math.abs(run.times()[a] - run.times()[b]));
    }

    @Override
    public double correlationSlope(double psi, Run run, int a, int b) {
        double gap = Math.abs(run.times()[a] - run.times()[b]);
        return a == b ? 0 : slope(psi, gap, rho(psi, gap));
    }
}
