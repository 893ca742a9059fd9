package org.graftline.mixedmodel.likelihood;

import org.graftline.mixedmodel.InvalidModelException;

/**
 * How many studies to simulate, from which seed.
 *
 * @param replicates B, at least 19, so that p can fall to 0.05
 * @param seed equal seeds give equal studies, whatever the thread count
 */
public record BootstrapPlan(int replicates, long seed) {
    private static final int FEWEST = 19;

    /** Checks the number of replicates. */
    public BootstrapPlan {
        if (replicates < FEWEST) {
            throw new InvalidModelException(
                    "A bootstrap of %d replicates".formatted(replicates),
                    "Simulate at least %d studies; 999 is usual".formatted(FEWEST));
        }
    }

    /** 999 studies. */
    public static BootstrapPlan ofSeed(long seed) {
        return new BootstrapPlan(999, seed);
    }
}
