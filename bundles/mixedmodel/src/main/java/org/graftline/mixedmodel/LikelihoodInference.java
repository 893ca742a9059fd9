package org.graftline.mixedmodel;

import java.util.Map;
import org.graftline.mixedmodel.likelihood.BootstrapPlan;
import org.graftline.mixedmodel.likelihood.BootstrapTest;
import org.graftline.mixedmodel.likelihood.LikelihoodProfile;
import org.graftline.mixedmodel.likelihood.LikelihoodRatioTest;
import org.graftline.mixedmodel.likelihood.ModelComparison;

/** What the likelihood of fits says: profile intervals, tests between fits, comparison of models. Stateless; safe for many threads. */
public final class LikelihoodInference {
    private static final double COVERAGE = 0.95;

    private LikelihoodInference() {}

    /** 95 % profile intervals with {@link FitOptions#defaults()}. */
    public static LikelihoodProfile profile(Fit fit, DataTable data) {
        return profile(fit, data, COVERAGE, FitOptions.defaults());
    }

    /**
     * Profile-likelihood intervals of every parameter: σ, standard deviations and correlations of random effects, residual parameters by the
     * fit's own criterion, coefficients by ML (engine.md section 5). A parameter that has no interval says why in its note.
     *
     * <p>Where the variance follows a mean, it is held at the mean of the fit while all else is maximized: the likelihood of known weights, which has its maximum at
     * the fit. Every interval says so in its note.
     *
     * @param data the table of the fit
     * @param coverage above 0 and below 1
     * @throws InvalidModelException if the table is not the one that was fitted or the coverage is not between 0 and 1
     */
    public static LikelihoodProfile profile(Fit fit, DataTable data, double coverage, FitOptions options) {
        if (!(coverage > 0 && coverage < 1)) {
            throw new InvalidModelException(
                    "A profile interval with coverage %s".formatted(coverage), "Give a number such as 0.95");
        }
        return ProfileRun.of(prepared(fit, data).withMeanHeld(fit), fit, coverage, options.threads());
    }

    /**
     * The likelihood-ratio test of a smaller fit within a larger one, with the mixture of chi-squared laws that the structure of the difference
     * asks for when a variance is tested (engine.md section 5).
     *
     * @throws InvalidModelException if the two cannot be compared: another method, other rows or responses, REML with different fixed parts, weights
     *     that follow fitted values, a fit that did not converge, or a smaller model that is no special case of the larger
     */
    public static LikelihoodRatioTest compare(Fit smaller, Fit larger) {
        return new NestedFits(smaller, larger).test();
    }

    /**
     * The same test without a law: studies are simulated from the smaller fit and fitted by both models. Equal inputs give equal results to the last
     * bit whatever the thread count. Where a variance follows the mean the statistic is a difference of pseudo-likelihoods, which no law belongs to; its law under
     * the smaller model is what is simulated, so the test has its level.
     *
     * @param data the table of the fits
     * @throws InvalidModelException as {@link #compare}, but for weights that follow fitted values, and if the table is not the one that was fitted
     */
    public static BootstrapTest bootstrap(
            Fit smaller, Fit larger, DataTable data, BootstrapPlan plan, FitOptions options) {
        double statistic = NestedFits.ofAnyCriterion(smaller, larger).statistic();
        return ParametricBootstrap.run(
                prepared(smaller, data), smaller, prepared(larger, data), statistic, plan, options.threads());
    }

    /**
     * Puts fits side by side by AIC, BIC and AICc.
     *
     * @param fits by the name that the caller gives them, in the order wanted; at least one
     * @throws InvalidModelException if there is none, or two differ in method, rows or response, or under REML in their fixed parts
     */
    public static ModelComparison rank(Map<String, Fit> fits) {
        return RankedFits.of(fits);
    }

    private static PreparedModel prepared(Fit fit, DataTable data) {
        PreparedModel model = PreparedModel.of(fit.spec(), data);
        FitIdentity now = FitIdentity.of(model, fit.identity().point());
        if (now.response() != fit.identity().response()
                || !now.columns().equals(fit.identity().columns())) {
            throw new InvalidModelException(
                    "The table with %d rows is not the one that was fitted".formatted(data.rows()),
                    "Give the table that the fit was made from, rows in the same order");
        }
        return model;
    }
}
