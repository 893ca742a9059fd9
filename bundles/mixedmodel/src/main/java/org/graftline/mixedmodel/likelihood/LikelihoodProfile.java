package org.graftline.mixedmodel.likelihood;

import java.util.List;
import java.util.Optional;

/**
 * The profile-likelihood intervals of every parameter of a fit.
 *
 * @param coverage for example 0.95
 * @param intervals σ, standard deviations, residual parameters, correlations, coefficients
 * @param evaluations evaluations of criterion and gradient
 */
public record LikelihoodProfile(double coverage, List<ProfileInterval> intervals, int evaluations) {
    /** Copies the list. */
    public LikelihoodProfile {
        intervals = List.copyOf(intervals);
    }

    /** The interval of this name; empty when the fit has no such parameter. */
    public Optional<ProfileInterval> interval(String name) {
        return intervals.stream().filter(i -> i.name().equals(name)).findFirst();
    }
}
