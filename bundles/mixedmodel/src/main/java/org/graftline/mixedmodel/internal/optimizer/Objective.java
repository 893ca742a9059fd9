package org.graftline.mixedmodel.internal.optimizer;

import java.util.Arrays;
import org.graftline.mixedmodel.internal.criterion.PassResult;
import org.graftline.mixedmodel.internal.criterion.ProfiledLikelihood;

/** −2ℓ as a function of the coordinates of a chart. */
final class Objective implements TrustRegion.Objective {
    private final ProfiledLikelihood likelihood;
    private final Chart chart;
    private final PassResult result;
    private double[] last;

    Objective(ProfiledLikelihood likelihood, Chart chart, PassResult result) {
        this(likelihood, chart, result, new double[0]);
    }

    /** {@code result} is known to belong to x. */
    Objective(ProfiledLikelihood likelihood, Chart chart, PassResult result, double[] x) {
        this.likelihood = likelihood;
        this.chart = chart;
        this.result = result;
        this.last = x.clone();
    }

    @Override
    public double evaluate(double[] x, double[] gradient) {
        resultAt(x);
        if (result.value < Double.POSITIVE_INFINITY) {
            chart.pullBack(x, result.gradientsOfD(), result::gradientOfPhi, gradient);
        }
        return result.value;
    }

    /** What the evaluation at x left; evaluated again where another one has overwritten it. */
    PassResult resultAt(double[] x) {
        if (last.length == 0 || !Arrays.equals(last, x)) {
            last = x.clone();
            likelihood.evaluate(chart.layout().factors(x), chart.phi(x), ProfiledLikelihood.Want.GRADIENT, result);
        }
        return result;
    }

    /** The same with both parts of the residual sum of squares, which comes with every gradient where the residuals have parameters. */
    PassResult withResidualsAt(double[] x) {
        if (likelihood.residual().parameters() > 0) {
            return resultAt(x);
        }
        last = x.clone();
        likelihood.evaluate(chart.layout().factors(x), chart.phi(x), ProfiledLikelihood.Want.RESIDUALS, result);
        return result;
    }
}
