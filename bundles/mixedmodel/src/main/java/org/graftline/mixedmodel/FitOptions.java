package org.graftline.mixedmodel;

/**
 * How to run a fit; no option changes a number of the result.
 *
 * @param threads how many threads may work, at least 1; results are bitwise the same for any count
 * @param smallSample whether to prepare Satterthwaite's and Kenward and Roger's tests, which takes two evaluations per variance parameter
 */
public record FitOptions(int threads, SmallSampleTests smallSample) {
    /** Whether a fit prepares tests for small samples. */
    public enum SmallSampleTests {
        /** They can be asked for later. */
        PREPARED,
        /** They cannot; for batches of fits of which only the likelihood or the estimates count. */
        LEFT_OUT
    }

    /** Checks the thread count. */
    public FitOptions {
        if (threads < 1) {
            throw new InvalidModelException("A fit with %d threads".formatted(threads), "Give 1 or more threads");
        }
    }

    /** With small-sample tests. */
    public FitOptions(int threads) {
        this(threads, SmallSampleTests.PREPARED);
    }

    /** One thread per processor, at most two: more gain little at the sizes of a study. */
    public static FitOptions defaults() {
        return new FitOptions(Math.min(2, Runtime.getRuntime().availableProcessors()));
    }

    /** The same without the preparation of small-sample tests. */
    public FitOptions withoutSmallSampleTests() {
        return new FitOptions(threads, SmallSampleTests.LEFT_OUT);
    }
}
