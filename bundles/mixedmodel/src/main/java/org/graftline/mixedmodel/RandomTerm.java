package org.graftline.mixedmodel;

/**
 * One block of random effects: which level, which columns, which covariance. Two terms of one level are independent
 * blocks.
 *
 * @param level the grouping column, one of {@link ModelSpec#levels()}
 * @param formula the right side of a formula, for example {@code ~ day}
 * @param structure the pattern of the block's covariance matrix
 */
public record RandomTerm(String level, String formula, CovarianceStructure structure) {}
