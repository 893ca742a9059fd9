package org.graftline.mixedmodel.prediction;

import org.graftline.mixedmodel.InvalidModelException;

/**
 * How to state predictions.
 *
 * @param confidence coverage of the intervals, between 0 and 1
 * @param coefficients whether β̂'s uncertainty is inside
 * @param quantiles normal or Student's t
 */
public record PredictionOptions(double confidence, CoefficientUncertainty coefficients, Quantiles quantiles) {
    /** Checks the coverage. */
    public PredictionOptions {
        if (!(0 < confidence && confidence < 1)) {
            throw new InvalidModelException(
                    "Intervals that cover %s".formatted(confidence), "Give a share between 0 and 1, for example 0.95");
        }
    }

    /** 95 % intervals that hold the uncertainty of β̂, with normal quantiles. */
    public static PredictionOptions defaults() {
        return new PredictionOptions(0.95, CoefficientUncertainty.INCLUDED, Quantiles.NORMAL);
    }

    /** The same with another choice for β̂. */
    public PredictionOptions with(CoefficientUncertainty choice) {
        return new PredictionOptions(confidence, choice, quantiles);
    }

    /** The same with other quantiles. */
    public PredictionOptions with(Quantiles choice) {
        return new PredictionOptions(confidence, coefficients, choice);
    }

    /** The same with another coverage. */
    public PredictionOptions withConfidence(double share) {
        return new PredictionOptions(share, coefficients, quantiles);
    }
}
