package org.graftline.mixedmodel;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One block of random effects: which level, which columns, which covariance. Two terms of one level are independent
 * blocks.
 *
 * @param level the grouping column, one of {@link ModelSpec#levels()}
 * @param formula the right side of a formula, for example {@code ~ day}
 * @param structure the pattern of the block's covariance matrix
 * @param stratum a factor with a covariance matrix of its own per level (for example the arm); null = one matrix for all
 */
public record RandomTerm(
        String level,
        String formula,
        CovarianceStructure structure,
        @Nullable String stratum) {
    /** A block with one covariance matrix for all groups. */
    public RandomTerm(String level, String formula, CovarianceStructure structure) {
        this(level, formula, structure, null);
    }

    /** The factor with a covariance matrix per level; empty = one matrix for all. */
    public Optional<String> by() {
        return Optional.ofNullable(stratum);
    }
}
