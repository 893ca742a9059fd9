package org.graftline.mixedmodel;

import java.util.List;

/**
 * A level whose covariance matrix G is singular at the optimum: a converged answer that says that fewer dimensions suffice.
 *
 * @param level the level
 * @param rank rank of G
 * @param columns number of random-effect columns of the level
 * @param sentences what is singular in plain words: which standard deviation is 0, which correlation is ±1
 */
public record Singularity(String level, int rank, int columns, List<String> sentences) {
    /** Copies the list. */
    public Singularity {
        sentences = List.copyOf(sentences);
    }
}
