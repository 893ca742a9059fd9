package org.graftline.mixedmodel.likelihood;

import java.util.List;
import org.graftline.mixedmodel.Method;

/**
 * A profile-likelihood interval: all values that a likelihood-ratio test at the coverage does not reject. On the scale and under the name of
 * {@code Fit.approximateIntervals()}.
 *
 * @param kind what kind of parameter
 * @param name for example {@code sigma}, {@code sd donor day}, {@code cor donor (Intercept) day}, {@code treated}, {@code fixed day}
 * @param method the criterion that was profiled; coefficients always have ML, since REML integrates them out
 * @param estimate the value at the maximum of that criterion; NaN when it does not exist
 * @param lower lower end; the edge of the range (0, −1) when the profile is below the limit there; the end of the scale (−∞, or 0 for what is reported as an
 *     exponential) when the likelihood never falls far enough; NaN when the note says why there is none
 * @param upper upper end, in the same way
 * @param curve the profile at every value visited, ascending; empty when nothing was profiled
 * @param note why an end is missing or infinite, and what was held beside the parameter; empty when both were found and nothing else was held
 */
public record ProfileInterval(
        Kind kind,
        String name,
        Method method,
        double estimate,
        double lower,
        double upper,
        List<CurvePoint> curve,
        String note) {
    /** Copies the list. */
    public ProfileInterval {
        curve = List.copyOf(curve);
    }

    /** Kinds of parameters. */
    public enum Kind {
        /** The residual standard deviation of a row with v = 1. */
        SIGMA,
        /** The standard deviation of a random effect. */
        STANDARD_DEVIATION,
        /** The correlation of two random effects of a level. */
        CORRELATION,
        /** A parameter of the variance function or the residual correlation. */
        RESIDUAL_PARAMETER,
        /** A coefficient of the fixed part. */
        COEFFICIENT
    }

    /**
     * One value of the profile.
     *
     * @param value of the parameter
     * @param zeta signed root of the rise of −2ℓ: 0 at the estimate, ±1.96 at the ends of a 95 % interval, a straight line where the likelihood
     *     is normal
     */
    public record CurvePoint(double value, double zeta) {}
}
