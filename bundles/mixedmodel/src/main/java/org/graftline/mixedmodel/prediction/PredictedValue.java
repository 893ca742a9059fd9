package org.graftline.mixedmodel.prediction;

/**
 * One predicted number with its interval; all NaN where a covariate of the row is missing.
 *
 * @param estimate the prediction, in the unit of the response
 * @param standardDeviation of the error of the prediction
 * @param df degrees of freedom of the quantiles; infinite = normal
 * @param lower lower end of the interval
 * @param upper upper end of the interval
 */
public record PredictedValue(double estimate, double standardDeviation, double df, double lower, double upper) {
    /** What stands at a row with a missing covariate. */
    static final PredictedValue MISSING =
            new PredictedValue(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /**
     * Back from a logarithm: the median exp(estimate) with the ends of its interval. The standard deviation stays that of the logarithm,
     * the relative one of the back-transformed value.
     */
    public PredictedValue exponentiated() {
        return new PredictedValue(
                StrictMath.exp(estimate), standardDeviation, df, StrictMath.exp(lower), StrictMath.exp(upper));
    }
}
