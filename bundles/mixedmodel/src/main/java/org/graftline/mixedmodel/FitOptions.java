package org.graftline.mixedmodel;

/**
 * How to run a fit; no option changes a number of the result.
 *
 * @param threads how many threads may work, at least 1; results are bitwise the same for any count
 */
public record FitOptions(int threads) {
    /** Checks the thread count. */
    public FitOptions {
        if (threads < 1) {
            throw new InvalidModelException("A fit with %d threads".formatted(threads), "Give 1 or more threads");
        }
    }

    /** One thread per processor, at most two: more gain little at the sizes of a study. */
    public static FitOptions defaults() {
        return new FitOptions(Math.min(2, Runtime.getRuntime().availableProcessors()));
    }
}
