package org.graftline.mixedmodel.likelihood;

/**
 * A likelihood-ratio test against studies simulated from the smaller fit, each fitted by both models (Davison and Hinkley 1997, section 4.2).
 *
 * @param statistic 2(ℓ_larger − ℓ_smaller) of the data
 * @param plan what was simulated
 * @param atLeastAsLarge replicates with a statistic at least as large; every unsettled one counts as such
 * @param unsettled replicates in which one of the two fits did not converge
 */
public record BootstrapTest(double statistic, BootstrapPlan plan, int atLeastAsLarge, int unsettled) {
    /** (1 + #)/(B + 1). */
    public double p() {
        return (1.0 + atLeastAsLarge) / (plan.replicates() + 1.0);
    }

    /** Standard error of p by simulation: √(p(1−p)/(B+1)). */
    public double simulationError() {
        return Math.sqrt(p() * (1 - p()) / (plan.replicates() + 1.0));
    }

    /** The result in words, with the unsettled replicates. */
    public String sentence() {
        String text = "%d of %d studies simulated from the smaller model had a statistic of at least %.4f (p = %.4f)."
                .formatted(atLeastAsLarge, plan.replicates(), statistic, p());
        return unsettled == 0
                ? text
                : text
                        + " %d of them did not settle and are counted as at least as large, which makes p too large rather than too small."
                                .formatted(unsettled);
    }
}
