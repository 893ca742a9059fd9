package org.graftline.mixedmodel.internal.variance;

import java.util.Arrays;
import java.util.Map;

/**
 * log v = log(e^a + |c|^φ), a = log δ₁, per stratum. It has a ridge (φ → −∞ is the constant), so the search starts at the fitted
 * power.
 */
final class ConstPowerPart implements VariancePart {
    /** δ₁ starts as this share of the median of |c|^φ. */
    private static final double CONSTANT_SHARE = 0.05;

    private final double[] logs;
    private final Strata strata;
    private final CovariateSource source;
    private final LogLinearPart power;
    private final double medianLog;

    private ConstPowerPart(double[] covariate, Strata strata, CovariateSource source) {
        this.logs = source.logOfAbsolute(covariate);
        this.strata = strata;
        this.source = source;
        this.power = LogLinearPart.of(LogLinearPart.Kind.POWER, covariate, strata, source);
        this.medianLog = Selection.select(logs.clone(), (logs.length - 1) / 2);
    }

    /** {@code covariate}: per class, without zeros. */
    static ConstPowerPart of(double[] covariate, Strata strata, CovariateSource source) {
        return new ConstPowerPart(covariate, strata, source);
    }

    @Override
    public int parameters() {
        return 2 * strata.size();
    }

    @Override
    public void add(double[] phi, int at, double[] logV, double[][] dLogV) {
        int strataCount = strata.size();
        if (strataCount > 1) {
            for (int k = 0; k < parameters(); k++) {
                Arrays.fill(dLogV[at + k], 0);
            }
        }
        for (int c = 0; c < logV.length; c++) {
            int s = at + 2 * strata.ofClass()[c];
            double lp = phi[s + 1] * logs[c];
            double top = Math.max(phi[s], lp);
            double constant = StrictMath.exp(phi[s] - top);
            double powered = StrictMath.exp(lp - top);
            logV[c] += top + StrictMath.log(constant + powered);
            dLogV[s][c] = constant / (constant + powered);
            dLogV[s + 1][c] = powered / (constant + powered) * logs[c];
        }
    }

    @Override
    public double[] start() {
        return startAfter(power.start());
    }

    @Override
    public VariancePart forerunner() {
        return power;
    }

    @Override
    public double[] startAfter(double[] forerunnerPhi) {
        double[] start = new double[parameters()];
        for (int s = 0; s < strata.size(); s++) {
            start[2 * s] = StrictMath.log(CONSTANT_SHARE) + forerunnerPhi[s] * medianLog;
            start[2 * s + 1] = forerunnerPhi[s];
        }
        return start;
    }

    @Override
    public double[] scale() {
        double[] scale = new double[parameters()];
        for (int s = 0; s < strata.size(); s++) {
            scale[2 * s] = 1;
            scale[2 * s + 1] = power.scale()[s];
        }
        return scale;
    }

    @Override
    public String name(int parameter) {
        return strata.name(parameter % 2 == 0 ? "const" : "power", parameter / 2, 2);
    }

    @Override
    public void report(double[] phi, int at, Map<String, Double> into) {
        for (int k = 0; k < parameters(); k++) {
            into.put(name(k), reportedAsExponential(k) ? StrictMath.exp(phi[at + k]) : phi[at + k]);
        }
    }

    @Override
    public boolean reportedAsExponential(int parameter) {
        return parameter % 2 == 0;
    }

    @Override
    public boolean constant() {
        return power.constant();
    }

    @Override
    public VariancePart at(double[] mean) {
        return source.moves() ? of(mean, strata, source.around(mean)) : this;
    }

    @Override
    public void addMeanSlope(double[] phi, int at, double[] slope) {
        if (!source.moves()) {
            return;
        }
        for (int c = 0; c < slope.length; c++) {
            int s = at + 2 * strata.ofClass()[c];
            double share = 1 / (1 + StrictMath.exp(phi[s] - phi[s + 1] * logs[c]));
            slope[c] += share * phi[s + 1] * source.slopeOfLog(c);
        }
    }

    @Override
    public double ofRow(double[] phi, int at, int c, double mean, double[] slope) {
        Arrays.fill(slope, at, at + parameters(), 0);
        int s = at + 2 * strata.ofClass()[c];
        double log = source.moves() ? source.logOfAbsolute(mean) : logs[c];
        double lp = phi[s + 1] * log;
        double top = Math.max(phi[s], lp);
        double constant = StrictMath.exp(phi[s] - top);
        double powered = StrictMath.exp(lp - top);
        slope[s] = constant / (constant + powered);
        slope[s + 1] = powered / (constant + powered) * log;
        return top + StrictMath.log(constant + powered);
    }
}
