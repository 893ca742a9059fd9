package org.graftline.mixedmodel.likelihood;

import java.util.Comparator;
import java.util.List;
import org.graftline.mixedmodel.Method;

/**
 * Fits of the same data by the same criterion side by side, in the order given.
 *
 * @param method the criterion
 * @param rows number of rows n
 * @param independentUnits number of outermost groups m, the sample size of AICc; the rows when no fit has random effects
 * @param unit the outermost level, empty when there is none
 * @param models one row per fit
 * @param cautions what to keep in mind when ranking; empty when nothing
 */
public record ModelComparison(
        Method method, int rows, int independentUnits, String unit, List<Row> models, List<String> cautions) {
    /** Copies the lists. */
    public ModelComparison {
        models = List.copyOf(models);
        cautions = List.copyOf(cautions);
    }

    /**
     * One fit.
     *
     * @param name what the caller calls it
     * @param parameters k
     * @param logLik log-likelihood
     * @param aic −2ℓ + 2k
     * @param bic −2ℓ + k·log(n−p) under REML, log n under ML: nlme's
     * @param bicN −2ℓ + k·log n: lme4's
     * @param aicc AIC + 2k(k+1)/(m−k−1), m the independent units; +∞ when m ≤ k + 1
     * @param behind AIC less the smallest AIC of the comparison
     * @param weight Akaike weight exp(−behind/2), normalized over the comparison
     * @param converged whether the fit is proven to be a maximum
     */
    public record Row(
            String name,
            int parameters,
            double logLik,
            double aic,
            double bic,
            double bicN,
            double aicc,
            double behind,
            double weight,
            boolean converged) {}

    /** The rows by AIC, smallest first. */
    public List<Row> byAic() {
        return models.stream().sorted(Comparator.comparingDouble(Row::aic)).toList();
    }
}
