package org.graftline.mixedmodel;

import java.util.List;

/**
 * The proof behind the word "converged" (engine.md section 3): several kinds of test, each with its number, its threshold and the
 * verdict.
 *
 * @param checks every test made, in order
 * @param restarts how often the search was started again from a perturbed point
 */
public record Certificate(List<Check> checks, int restarts) {
    /** Copies the list. */
    public Certificate {
        checks = List.copyOf(checks);
    }

    /** The kinds of test. */
    public enum Test {
        /** Newton decrement g'H⁻¹g/2: log-likelihood still to gain, at most the threshold. */
        DECREMENT,
        /** Stationarity of one level's factor: largest entry of the scaled S̄L, at most the threshold. */
        STATIONARITY,
        /** Smallest multiplier on the null space of one level's G, scaled; at least minus the threshold. */
        MULTIPLIER,
        /** Smallest over largest eigenvalue of the scaled Hessian on the face, above the threshold. */
        HESSIAN,
        /**
         * Largest gain in log-likelihood that a restart found over the reported point, at most the threshold. From 5,000 rows a restart that comes back to the
         * summit on a sample of the outermost groups has gained nothing.
         */
        RESTART,
        /** Relative difference of two ways to compute the residual sum of squares, at most the threshold. */
        ARITHMETIC,
        /** Relative distance of the mean that the weights look at from the mean that the fit predicts, below the threshold. */
        FIXED_POINT,
        /** Share of rows whose |mean| had to be raised to the floor, at most the threshold. */
        FLOOR
    }

    /**
     * One test.
     *
     * @param test its kind
     * @param subject the level it looks at; for {@link Test#HESSIAN} the parameters of the flattest direction; else empty
     * @param value the number found
     * @param threshold the number it is held against, in the sense that {@link Test} states
     * @param passed the verdict
     */
    public record Check(Test test, String subject, double value, double threshold, boolean passed) {}

    /** Whether every test passed. */
    public boolean holds() {
        return checks.stream().allMatch(Check::passed);
    }

    /** The tests that failed, empty when {@link #holds()}. */
    public List<Check> failures() {
        return checks.stream().filter(c -> !c.passed()).toList();
    }
}
