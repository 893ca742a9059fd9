package org.graftline.growth.internal;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** P values of several comparisons together, so that the chance of any false finding stays below alpha (Holm 1979). */
final class Holm {
    private Holm() {}

    /**
     * The k-th smallest of n times n − k + 1, never below one before it and never above 1.
     *
     * @param p of each comparison; NaN where there is none, which takes no part
     * @return in the same order
     */
    static double[] adjusted(double[] p) {
        double[] adjusted = new double[p.length];
        java.util.Arrays.fill(adjusted, Double.NaN);
        List<Integer> order = IntStream.range(0, p.length)
                .filter(i -> !Double.isNaN(p[i]))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> p[i]).thenComparing(i -> i))
                .toList();
        double largest = 0;
        for (int k = 0; k < order.size(); k++) {
            int i = order.get(k);
            largest = Math.max(largest, Math.min(1, (order.size() - k) * p[i]));
            adjusted[i] = largest;
        }
        return adjusted;
    }
}
