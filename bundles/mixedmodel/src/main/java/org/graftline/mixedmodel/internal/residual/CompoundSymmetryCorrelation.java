package org.graftline.mixedmodel.internal.residual;

import java.util.List;

/**
 * The same ρ for all pairs of a run of m rows: R⁻¹ = [I − ρ/(1+(m−1)ρ)·J]/(1−ρ), log|R| = (m−1)log(1−ρ) + log(1+(m−1)ρ), shared out over
 * the pairs. ρ = lo + (1−lo)·logistic ψ, lo = −1/(m_max−1).
 */
final class CompoundSymmetryCorrelation implements CorrelationFunction {
    private final int[] sizes;
    private final double lowest;

    /** {@code runs}: at least one of two rows or more. */
    CompoundSymmetryCorrelation(List<Run> runs) {
        sizes = runs.stream().mapToInt(r -> r.rows().length).distinct().sorted().toArray();
        lowest = -1.0 / (sizes[sizes.length - 1] - 1);
    }

    /** Kinds: by size, the diagonal and the pair. */
    @Override
    public int kinds() {
        return 2 * sizes.length;
    }

    @Override
    public void evaluate(double psi, Values into) {
        double rho = reported(psi);
        double slope = slopeOfReported(psi);
        double one = 1 / (1 - rho);
        for (int s = 0; s < sizes.length; s++) {
            int m = sizes[s];
            double all = 1 + (m - 1) * rho;
            double den = (1 - rho) * all;
            double pair = -rho / den;
            double pairSlope = -(den - rho * ((m - 1) * (1 - rho) - all)) / (den * den) * slope;
            into.entry[2 * s] = m == 1 ? 1 : one + pair;
            into.entrySlope[2 * s] = m == 1 ? 0 : one * one * slope + pairSlope;
            into.entry[2 * s + 1] = pair;
            into.entrySlope[2 * s + 1] = pairSlope;
            if (m > 1) {
                double pairs = m * (m - 1) / 2.0;
                into.logDet[2 * s + 1] = ((m - 1) * StrictMath.log(1 - rho) + StrictMath.log(all)) / pairs;
                into.logDetSlope[2 * s + 1] = (m - 1) * (-one + 1 / all) * slope / pairs;
            }
        }
    }

    @Override
    public double start() {
        return parameterOf(0.1);
    }

    @Override
    public double scale() {
        return 2;
    }

    @Override
    public double reported(double psi) {
        return lowest + (1 - lowest) / (1 + StrictMath.exp(-psi));
    }

    @Override
    public double parameterOf(double reported) {
        return StrictMath.log((reported - lowest) / (1 - reported));
    }

    @Override
    public double slopeOfReported(double psi) {
        double u = 1 / (1 + StrictMath.exp(-psi));
        return (1 - lowest) * u * (1 - u);
    }

    @Override
    public String name() {
        return "Rho";
    }

    @Override
    public void entries(Run run, Entries into) {
        int[] rows = run.rows();
        int s = java.util.Arrays.binarySearch(sizes, rows.length);
        for (int a = 0; a < rows.length; a++) {
            for (int b = 0; b < a; b++) {
                into.add(Math.max(rows[a], rows[b]), Math.min(rows[a], rows[b]), 2 * s + 1);
            }
            into.add(rows[a], rows[a], 2 * s);
        }
    }

    @Override
    public double correlation(double psi, Run run, int a, int b) {
        return a == b ? 1 : reported(psi);
    }

    @Override
    public double correlationSlope(double psi, Run run, int a, int b) {
        return a == b ? 0 : slopeOfReported(psi);
    }
}
