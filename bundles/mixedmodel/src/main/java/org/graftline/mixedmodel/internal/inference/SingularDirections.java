package org.graftline.mixedmodel.internal.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.graftline.mixedmodel.Convergence.Boundary;
import org.graftline.mixedmodel.Convergence.Kind;
import org.graftline.mixedmodel.CovarianceStructure;
import org.graftline.mixedmodel.Singularity;
import org.graftline.mixedmodel.internal.design.RandomDesign;

/** Finds the directions in which the covariance of a level has no extent. */
public final class SingularDirections {
    private static final double ZERO = 1e-8;
    private static final double PERFECT = 1e-6;

    private SingularDirections() {}

    /** {@code d}: D of the scaled columns, q×q, exactly of the rank that was certified. Empty when D is regular. */
    public static Optional<Singularity> of(RandomDesign level, double[] d) {
        int q = level.size();
        int rank = level.blocks().stream().mapToInt(b -> rank(d, q, b)).sum();
        List<String> sentences = boundary(level, d, "").stream()
                .map(SingularDirections::sentence)
                .toList();
        return rank == q ? Optional.empty() : Optional.of(new Singularity(level.level(), rank, q, sentences));
    }

    private static String sentence(Boundary b) {
        return switch (b.kind()) {
            case ZERO_VARIANCE ->
                "Level '%s': the standard deviation of '%s' is 0."
                        .formatted(b.level(), b.columns().get(0));
            case PERFECT_CORRELATION ->
                "Level '%s': the correlation of '%s' and '%s' is %s1."
                        .formatted(b.level(), b.columns().get(0), b.columns().get(1), b.sign() > 0 ? "+" : "−");
            case FEWER_DIMENSIONS ->
                "Level '%s': the effects of %s vary in %d dimensions only."
                        .formatted(b.level(), b.columns(), b.dimensions());
        };
    }

    /** What of a level lies on the boundary; {@code outer}: the level outside it, empty for none. */
    public static List<Boundary> boundary(RandomDesign level, double[] d, String outer) {
        int q = level.size();
        List<Boundary> out = new ArrayList<>();
        for (RandomDesign.Block block : level.blocks()) {
            int blockRank = rank(d, q, block);
            if (blockRank == block.size()) {
                continue;
            }
            List<String> alive = new ArrayList<>();
            int last = block.start() + block.size();
            for (int j = block.start(); j < last; j++) {
                String name = level.names().get(j);
                if (d[j * q + j] <= ZERO) {
                    out.add(new Boundary(level.level(), outer, Kind.ZERO_VARIANCE, List.of(name), 0, 0));
                } else {
                    alive.add(name);
                }
            }
            if (block.structure() != CovarianceStructure.UNSTRUCTURED || blockRank == alive.size()) {
                continue;
            }
            List<Boundary> pairs = perfectPairs(level, d, block, outer);
            out.addAll(pairs);
            if (pairs.isEmpty()) {
                out.add(new Boundary(level.level(), outer, Kind.FEWER_DIMENSIONS, alive, 0, blockRank));
            }
        }
        return out;
    }

    private static List<Boundary> perfectPairs(RandomDesign level, double[] d, RandomDesign.Block block, String outer) {
        int q = level.size();
        List<Boundary> out = new ArrayList<>();
        for (int i = block.start(); i < block.start() + block.size(); i++) {
            for (int j = block.start(); j < i; j++) {
                double r = d[i * q + j] / Math.sqrt(d[i * q + i] * d[j * q + j]);
                if (d[i * q + i] > ZERO && d[j * q + j] > ZERO && Math.abs(r) > 1 - PERFECT) {
                    out.add(new Boundary(
                            level.level(),
                            outer,
                            Kind.PERFECT_CORRELATION,
                            List.of(level.names().get(j), level.names().get(i)),
                            r > 0 ? 1 : -1,
                            1));
                }
            }
        }
        return out;
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
            double[] row = Arrays.copyOfRange(a, best * b, best * b + b);
            for (int i = 0; i < b; i++) {
                for (int j = 0; j < b; j++) {
                    a[i * b + j] -= row[i] * row[j] / pivot;
                }
            }
        }
        return rank;
    }
}
