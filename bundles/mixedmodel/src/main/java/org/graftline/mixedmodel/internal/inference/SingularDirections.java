package org.graftline.mixedmodel.internal.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graftline.mixedmodel.CovarianceStructure;
import org.graftline.mixedmodel.Singularity;
import org.graftline.mixedmodel.internal.design.RandomDesign;

/** Says in words in which directions the covariance of a level has no extent. */
public final class SingularDirections {
    private static final double ZERO = 1e-8;
    private static final double PERFECT = 1e-6;

    private SingularDirections() {}

    /** {@code d}: D of the scaled columns, q×q, exactly of the rank that was certified. Empty when D is regular. */
    public static Optional<Singularity> of(RandomDesign level, double[] d) {
        int q = level.size();
        List<String> sentences = new ArrayList<>();
        int rank = 0;
        for (RandomDesign.Block block : level.blocks()) {
            int blockRank = rank(d, q, block);
            rank += blockRank;
            if (blockRank == block.size()) {
                continue;
            }
            List<String> alive = new ArrayList<>();
            int last = block.start() + block.size();
            for (int j = block.start(); j < last; j++) {
                if (d[j * q + j] <= ZERO) {
                    sentences.add("Level '%s': the standard deviation of '%s' is 0."
                            .formatted(level.level(), level.names().get(j)));
                } else {
                    alive.add(level.names().get(j));
                }
            }
            if (block.structure() != CovarianceStructure.UNSTRUCTURED || blockRank == alive.size()) {
                continue;
            }
            boolean pair = false;
            for (int i = block.start(); i < last; i++) {
                for (int j = block.start(); j < i; j++) {
                    double r = d[i * q + j] / Math.sqrt(d[i * q + i] * d[j * q + j]);
                    if (d[i * q + i] > ZERO && d[j * q + j] > ZERO && Math.abs(r) > 1 - PERFECT) {
                        pair = true;
                        sentences.add("Level '%s': the correlation of '%s' and '%s' is %s1."
                                .formatted(
                                        level.level(),
                                        level.names().get(j),
                                        level.names().get(i),
                                        r > 0 ? "+" : "−"));
                    }
                }
            }
            if (!pair) {
                sentences.add("Level '%s': the effects of %s vary in %d dimensions only."
                        .formatted(level.level(), alive, blockRank));
            }
        }
        return rank == q ? Optional.empty() : Optional.of(new Singularity(level.level(), rank, q, sentences));
    }

    /** Rank by pivoted Cholesky with pivots in units of the variances themselves. */
    private static int rank(double[] d, int q, RandomDesign.Block block) {
        int b = block.size();
        double[] a = new double[b * b];
        for (int i = 0; i < b; i++) {
            for (int j = 0; j < b; j++) {
                a[i * b + j] = d[(block.start() + i) * q + block.start() + j];
            }
        }
        int rank = 0;
        for (; rank < b; rank++) {
            int best = 0;
            for (int i = 1; i < b; i++) {
                if (a[i * b + i] > a[best * b + best]) {
                    best = i;
                }
            }
            double pivot = a[best * b + best];
            if (!(pivot > ZERO / 10)) {
                break;
            }
            double[] row = java.util.Arrays.copyOfRange(a, best * b, best * b + b);
            for (int i = 0; i < b; i++) {
                for (int j = 0; j < b; j++) {
                    a[i * b + j] -= row[i] * row[j] / pivot;
                }
            }
        }
        return rank;
    }
}
