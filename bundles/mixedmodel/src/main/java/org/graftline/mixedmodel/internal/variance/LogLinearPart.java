package org.graftline.mixedmodel.internal.variance;

import java.util.Arrays;
import java.util.Map;

/** log v = φ_s·h: h = c gives the exponential function, h = log|c| the power. */
final class LogLinearPart implements VariancePart {
    /** A power near ½ is what counts and volumes suggest of a column; 0.8 of a fitted volume (engine.md section 4). */
    private static final double POWER_START = 0.5;

    private static final double POWER_OF_MEAN_START = 0.8;

    /** Which function of the covariate h is. */
    enum Kind {
        EXPONENTIAL("expon"),
        POWER("power");

        private final String parameter;

        Kind(String parameter) {
            this.parameter = parameter;
        }
    }

    private final Kind kind;
    private final double[] h;
    private final Strata strata;
    private final CovariateSource source;
    private final double scale;

    private LogLinearPart(Kind kind, double[] h, Strata strata, CovariateSource source) {
        this.kind = kind;
        this.h = h;
        this.strata = strata;
        this.source = source;
        this.scale = 1 / RowClasses.spread(h);
    }

    /**
     * @param covariate per class; without zeros for a power
     */
    static LogLinearPart of(Kind kind, double[] covariate, Strata strata, CovariateSource source) {
        double[] h = kind == Kind.EXPONENTIAL ? covariate : source.logOfAbsolute(covariate);
        return new LogLinearPart(kind, h, strata, source);
    }

    @Override
    public int parameters() {
        return strata.size();
    }

    @Override
    public void add(double[] phi, int at, double[] logV, double[][] dLogV) {
        if (strata.size() == 1) {
            System.arraycopy(h, 0, dLogV[at], 0, h.length);
            for (int c = 0; c < logV.length; c++) {
                logV[c] += phi[at] * h[c];
            }
            return;
        }
        for (int k = 0; k < strata.size(); k++) {
            Arrays.fill(dLogV[at + k], 0);
        }
        for (int c = 0; c < logV.length; c++) {
            int s = strata.ofClass()[c];
            logV[c] += phi[at + s] * h[c];
            dLogV[at + s][c] = h[c];
        }
    }

    @Override
    public double[] start() {
        double[] start = new double[strata.size()];
        if (kind == Kind.POWER) {
            Arrays.fill(start, source.moves() ? POWER_OF_MEAN_START : POWER_START);
        }
        return start;
    }

    @Override
    public double[] scale() {
        double[] all = new double[strata.size()];
        Arrays.fill(all, scale);
        return all;
    }

    @Override
    public String name(int parameter) {
        return strata.name(kind.parameter, parameter, 1);
    }

    @Override
    public void report(double[] phi, int at, Map<String, Double> into) {
        for (int k = 0; k < parameters(); k++) {
            into.put(name(k), phi[at + k]);
        }
    }

    @Override
    public boolean constant() {
        return !source.moves() && Arrays.stream(h).allMatch(v -> v == h[0]);
    }

    @Override
    public VariancePart at(double[] mean) {
        return source.moves() ? of(kind, mean, strata, source.around(mean)) : this;
    }

    @Override
    public void addMeanSlope(double[] phi, int at, double[] slope) {
        if (!source.moves()) {
            return;
        }
        for (int c = 0; c < slope.length; c++) {
            double power = phi[at + strata.ofClass()[c]];
            slope[c] += kind == Kind.EXPONENTIAL ? power : power * source.slopeOfLog(c);
        }
    }

    @Override
    public double ofRow(double[] phi, int at, int c, double mean, double[] slope) {
        Arrays.fill(slope, at, at + parameters(), 0);
        int k = at + strata.ofClass()[c];
        slope[k] = !source.moves() ? h[c] : kind == Kind.EXPONENTIAL ? mean : source.logOfAbsolute(mean);
        return phi[k] * slope[k];
    }
}
