package org.graftline.mixedmodel.internal.variance;

import org.jspecify.annotations.Nullable;

/**
 * Where a part's covariate comes from: a column, or a mean that moves. |mean| is floored, since log|f| → −∞ as f → 0 and the
 * pseudo-likelihood with it has no bound (engine.md section 4, spikes).
 */
final class CovariateSource {
    /** The floor where the model names none: this share of the median |mean|. */
    private static final double FLOOR_SHARE = 1e-3;

    private final @Nullable MovingMean kind;
    private final @Nullable Double floor;
    private final double[] mean;
    /** The floor, NaN until it is asked for. */
    private double smallest;

    private CovariateSource(@Nullable MovingMean kind, @Nullable Double floor, double[] mean) {
        this.kind = kind;
        this.floor = floor;
        this.mean = mean;
        this.smallest = kind == null ? 0 : floor != null ? floor : Double.NaN;
    }

    /** A column of the table. */
    static CovariateSource column() {
        return new CovariateSource(null, null, new double[0]);
    }

    /** A mean, not known yet. */
    static CovariateSource moving(MovingMean kind, @Nullable Double floor) {
        return new CovariateSource(kind, floor, new double[0]);
    }

    boolean moves() {
        return kind != null;
    }

    @Nullable
    MovingMean kind() {
        return kind;
    }

    /** The same source at a mean. */
    CovariateSource around(double[] newMean) {
        return new CovariateSource(kind, floor, newMean);
    }

    /** log of the larger of |c| and the floor. */
    double[] logOfAbsolute(double[] covariate) {
        double least = smallest();
        double[] logs = new double[covariate.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = StrictMath.log(Math.max(least, Math.abs(covariate[i])));
        }
        return logs;
    }

    /** log of the larger of |c| and the floor. */
    double logOfAbsolute(double covariate) {
        return StrictMath.log(Math.max(smallest(), Math.abs(covariate)));
    }

    /** ∂log|f|/∂f of a row: 1/f, 0 where the floor holds. */
    double slopeOfLog(int row) {
        return Math.abs(mean[row]) > smallest() ? 1 / mean[row] : 0;
    }

    /** Number of rows on which the floor holds. */
    int floored() {
        double least = smallest();
        int count = 0;
        for (double f : mean) {
            if (!(Math.abs(f) > least)) {
                count++;
            }
        }
        return count;
    }

    double smallest() {
        if (Double.isNaN(smallest)) {
            smallest = FLOOR_SHARE * medianOfAbsolute(mean);
        }
        return smallest;
    }

    private static double medianOfAbsolute(double[] values) {
        if (values.length == 0) {
            return 0;
        }
        double[] absolute = new double[values.length];
        for (int i = 0; i < absolute.length; i++) {
            absolute[i] = Math.abs(values[i]);
            if (Double.isNaN(absolute[i])) {
                return Double.NaN;
            }
        }
        return Selection.select(absolute, (absolute.length - 1) / 2);
    }
}
