package org.graftline.mixedmodel.likelihood;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.math3.special.Gamma;

/**
 * A mixture of chi-squared distributions, the law of a likelihood-ratio statistic when parameters lie on the boundary of their range (Self and
 * Liang 1987; Stram and Lee 1994). χ²₀ is the constant 0.
 *
 * @param weights by degrees of freedom, ascending; above 0 and of sum 1
 */
public record ChiBarSquare(SortedMap<Integer, Double> weights) {
    /** Copies the map. */
    public ChiBarSquare {
        weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
    }

    /** χ² with so many degrees of freedom, from 0. */
    public static ChiBarSquare chiSquare(int df) {
        return new ChiBarSquare(new TreeMap<>(Map.of(df, 1.0)));
    }

    /** ½χ²_q + ½χ²_{q+1}: one variance that is 0 under the hypothesis, with q covariances. */
    public static ChiBarSquare oneVariance(int covariances) {
        return new ChiBarSquare(new TreeMap<>(Map.of(covariances, 0.5, covariances + 1, 0.5)));
    }

    /** The law of the sum of two independent statistics: k independent variances are k times {@code oneVariance(0)}. */
    public ChiBarSquare plus(ChiBarSquare other) {
        TreeMap<Integer, Double> sum = new TreeMap<>();
        weights.forEach((df, w) -> other.weights.forEach((df2, w2) -> sum.merge(df + df2, w * w2, Double::sum)));
        return new ChiBarSquare(sum);
    }

    /** Probability of a statistic at least as large. */
    public double upperTail(double statistic) {
        double sum = 0;
        for (Map.Entry<Integer, Double> e : weights.entrySet()) {
            sum += e.getValue() * tail(e.getKey(), statistic);
        }
        return Math.min(1, sum);
    }

    private static double tail(int df, double statistic) {
        if (!(statistic > 0)) {
            return Double.isNaN(statistic) ? Double.NaN : 1;
        }
        // The upper tail itself: 1 − F would lose every digit of a small p.
        return df == 0 ? 0 : Gamma.regularizedGammaQ(df / 2.0, statistic / 2);
    }

    /** For example {@code 0.5 χ²(1) + 0.5 χ²(2)}. */
    public String words() {
        return weights.entrySet().stream()
                .map(e -> e.getValue() == 1
                        ? "χ²(%d)".formatted(e.getKey())
                        : e.getValue() + " χ²(%d)".formatted(e.getKey()))
                .collect(Collectors.joining(" + "));
    }
}
