package org.graftline.mixedmodel.internal.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.graftline.mixedmodel.Method;
import org.graftline.mixedmodel.likelihood.ProfileInterval;
import org.graftline.mixedmodel.likelihood.ProfileInterval.CurvePoint;
import org.graftline.mixedmodel.likelihood.ProfileInterval.Kind;

/**
 * The interval of one parameter from its profile.
 *
 * @param kind what it is
 * @param name under which it is reported
 * @param estimate t̂ on the scale that is profiled
 * @param lowest smallest value it can take; −∞ when there is none
 * @param highest largest value it can take; +∞ when there is none
 * @param step first step outward, above 0
 * @param reported from the scale that is profiled to the scale that is reported; increasing
 */
public record ParameterProfile(
        Kind kind,
        String name,
        double estimate,
        double lowest,
        double highest,
        double step,
        DoubleUnaryOperator reported) {
    /** Finds the interval. */
    public ProfileInterval interval(SignedRoot root, Method method, double coverage) {
        double limit = Math.sqrt(new ChiSquaredDistribution(null, 1).inverseCumulativeProbability(coverage));
        IntervalEnds ends = new IntervalEnds(root, limit);
        double lower = ends.end(lowest, step);
        double upper = ends.end(highest, step);
        String note = note(root, lower, upper);
        boolean lost = root.above() > 0;
        List<CurvePoint> curve = new ArrayList<>();
        root.curve().forEach((t, zeta) -> curve.add(new CurvePoint(reported.applyAsDouble(t), zeta)));
        return new ProfileInterval(
                kind,
                name,
                method,
                reported.applyAsDouble(estimate),
                lost ? Double.NaN : end(lower, lowest),
                lost ? Double.NaN : end(upper, highest),
                curve,
                note);
    }

    /** The parameter without an interval. */
    public ProfileInterval without(Method method, String why) {
        return new ProfileInterval(
                kind, name, method, reported.applyAsDouble(estimate), Double.NaN, Double.NaN, List.of(), why);
    }

    private double end(double t, double edge) {
        return (Double.isInfinite(t) && t != edge) || Double.isNaN(t) ? t : reported.applyAsDouble(t);
    }

    private String note(SignedRoot root, double lower, double upper) {
        if (root.above() > 0) {
            return "With '%s' held the log-likelihood came out %s above the fit, so the fit is not the maximum and the profile means nothing. Fit again with other starting values, or a simpler model."
                    .formatted(name, root.above());
        }
        if (Double.isNaN(lower) || Double.isNaN(upper)) {
            return "The search did not settle with '%s' held %s its estimate; use the Wald interval, which is approximate."
                    .formatted(name, Double.isNaN(lower) ? "below" : "above");
        }
        if (Double.isInfinite(lower) || Double.isInfinite(upper)) {
            return "The likelihood does not fall far enough %s the estimate of '%s' to give an end: the data say too little about it."
                    .formatted(Double.isInfinite(lower) ? "below" : "above", name);
        }
        return "";
    }
}
