package org.graftline.mixedmodel.internal.prediction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.internal.variance.MovingMean;
import org.graftline.mixedmodel.internal.variance.VarianceFunction;
import org.graftline.mixedmodel.internal.variance.VarianceFunctions;
import org.jspecify.annotations.Nullable;

/**
 * The residual standard deviation σ·v of any row, at the estimated parameters of the variance function: whatever the model can say of a variance,
 * products, strata and known parameters included, read off the same function as in the fit.
 */
public final class ResidualSpread {
    /** A mean below this share of the median of the fit is taken as that share: v would run to 0 or infinity. */
    private static final double FLOOR = 1e-3;

    private final VarianceFunction function;
    private final TableDesign rows;
    private final double sigma;
    private final double[] phi;
    private final @Nullable MovingMean mean;

    /**
     * The spread of the rows of a table.
     *
     * @throws org.graftline.mixedmodel.VarianceCovariateException if a complete row has a covariate that the function cannot take
     */
    public static ResidualSpread of(Fit fit, TableDesign rows) {
        return new ResidualSpread(fit, rows, fit.sigma(), fit.variance().values());
    }

    private ResidualSpread(Fit fit, TableDesign rows, double sigma, Map<String, Double> values) {
        this.rows = rows;
        this.sigma = sigma;
        int[] used = rows.frame().used();
        MovingMean kind = VarianceFunctions.of(fit.spec().variance(), rows.frame(), used)
                .movingMean()
                .orElse(null);
        this.mean = kind;
        double floor = kind == null ? 0 : floor(kind == MovingMean.FITTED ? fit.fitted() : fit.populationFitted());
        this.function = VarianceFunctions.of(fit.spec().variance(), rows.frame(), used, kind == null ? null : floor);
        this.phi = new double[function.parameters()];
        for (int k = 0; k < phi.length; k++) {
            phi[k] = function.parameterOf(k, values.getOrDefault(function.name(k), Double.NaN));
        }
    }

    private static double floor(double[] fitted) {
        double[] sizes = Arrays.stream(fitted)
                .filter(f -> !Double.isNaN(f))
                .map(Math::abs)
                .sorted()
                .toArray();
        return FLOOR * sizes[(sizes.length - 1) / 2];
    }

    /** Whether v depends on the fitted value of the innermost level, random effects inside. */
    public boolean fittedDependent() {
        return mean == MovingMean.FITTED;
    }

    /**
     * σ·v of a complete row.
     *
     * @param f the mean that v looks at: the curve of the innermost group or xβ; not read when v looks at a column
     */
    public double standardDeviation(int row, double f) {
        return sigma * StrictMath.exp(function.ofRow(phi, rows.position(row), f, new double[phi.length]));
    }

    /** Names of the free parameters φ, in the order of {@link #logDerivatives}; of one that is reported as an exponential, its logarithm. */
    public List<String> parameters() {
        List<String> names = new ArrayList<>();
        for (int k = 0; k < phi.length; k++) {
            names.add((function.reportedAsExponential(k) ? "log " : "") + function.name(k));
        }
        return names;
    }

    /** ∂log v/∂φ of a complete row. */
    public double[] logDerivatives(int row, double f) {
        double[] slope = new double[phi.length];
        function.ofRow(phi, rows.position(row), f, slope);
        return slope;
    }
}
