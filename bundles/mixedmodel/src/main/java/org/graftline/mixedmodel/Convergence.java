package org.graftline.mixedmodel;

import java.util.List;

/**
 * How a fit came to its answer: what a reader needs to believe it, or to see why not. Numbers belong to the scaled parameters in which the
 * search works, so that 1 means "as large as the noise"; a covariance that is singular counts with the dimensions it has.
 *
 * @param status what the {@link Certificate} says
 * @param sentence the outcome in words, with what lies on the boundary
 * @param gradientNorm largest entry of the gradient of −2ℓ
 * @param freeParameters names of the parameters that the search could move at the answer; empty when there is nothing but β and σ
 * @param information eigenvalues, ascending, of the observed information (half the Hessian of −2ℓ) of the free parameters; all above 0 at a maximum
 * @param starts every climb in order, with the log-likelihood it reached
 * @param iterations Newton steps over all climbs
 * @param evaluations evaluations of criterion and gradient over all climbs
 * @param boundary what is 0 or ±1 at the answer; empty inside
 */
public record Convergence(
        FitStatus status,
        String sentence,
        double gradientNorm,
        List<String> freeParameters,
        List<Double> information,
        List<Start> starts,
        int iterations,
        int evaluations,
        List<Boundary> boundary) {
    /** Copies the lists. */
    public Convergence {
        freeParameters = List.copyOf(freeParameters);
        information = List.copyOf(information);
        starts = List.copyOf(starts);
        boundary = List.copyOf(boundary);
    }

    /** Where a climb began. */
    public enum Origin {
        /** The usual beginning: every covariance 0.3 of the noise. */
        USUAL,
        /** The summit of a simpler model, where a second one is to be expected. */
        SIMPLER,
        /** The summit with factors three times as large and variance parameters moved up. */
        LARGER,
        /** The summit with factors a third as large and variance parameters moved down. */
        SMALLER,
        /** The summit with its correlations reversed, where one of them is near ±1: two summits can face each other there. */
        REVERSED,
        /** A point of the boundary, left in the direction of a negative multiplier. */
        MULTIPLIER
    }

    /**
     * One climb.
     *
     * @param origin where it began
     * @param logLik log-likelihood where it ended; −∞ when it could not be evaluated. With many rows a climb from around the summit runs on a sample; one
     *     that comes back there has that of the summit
     */
    public record Start(Origin origin, double logLik) {}

    /** What can lie on the boundary. */
    public enum Kind {
        /** A variance is 0. */
        ZERO_VARIANCE,
        /** A correlation is +1 or −1. */
        PERFECT_CORRELATION,
        /** Three or more effects vary in fewer dimensions than there are effects. */
        FEWER_DIMENSIONS
    }

    /**
     * One fact about the boundary.
     *
     * @param level the level
     * @param outer the level outside it, empty for the outermost
     * @param kind what is on the boundary
     * @param columns the effects concerned: one for a variance, two for a correlation
     * @param sign of a correlation, +1 or −1; 0 for the other kinds
     * @param dimensions number of dimensions in which the effects vary
     */
    public record Boundary(String level, String outer, Kind kind, List<String> columns, int sign, int dimensions) {
        /** Copies the list. */
        public Boundary {
            columns = List.copyOf(columns);
        }

        /** The fact in words: what is 0 or ±1, and what that says about the groups. */
        public String sentence(StudyWords words) {
            String groups = words.groups(level);
            String where = outer.isEmpty() ? groups : "%s of one %s".formatted(groups, words.group(outer));
            List<String> effects = columns.stream().map(words::effect).toList();
            return switch (kind) {
                case ZERO_VARIANCE ->
                    "The variance of %s between %s is zero: %s are alike in %s beyond noise."
                            .formatted(effects.get(0), groups, where, effects.get(0));
                case PERFECT_CORRELATION ->
                    "The correlation of %s and %s between %s is %s1: in %s the two go together without exception, beyond noise."
                            .formatted(effects.get(0), effects.get(1), groups, sign > 0 ? "+" : "−", where);
                case FEWER_DIMENSIONS ->
                    "Between %s the effects %s vary in %d dimensions, not %d: some combination of them is the same in %s, beyond noise."
                            .formatted(groups, String.join(", ", effects), dimensions, effects.size(), where);
            };
        }
    }

    /** The facts about the boundary in the words of a study, one sentence each; empty when nothing is on it. */
    public String boundarySentence(StudyWords words) {
        return String.join(" ", boundary.stream().map(b -> b.sentence(words)).toList());
    }
}
