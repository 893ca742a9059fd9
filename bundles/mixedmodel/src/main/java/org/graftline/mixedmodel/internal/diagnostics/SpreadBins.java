package org.graftline.mixedmodel.internal.diagnostics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.FDistribution;
import org.graftline.mixedmodel.diagnostics.SpreadTest;

/** The spread of residuals in bins and the test of Brown and Forsythe (1974). */
public final class SpreadBins {
    private final List<SpreadTest.Bin> bins = new ArrayList<>();
    private final List<double[]> deviations = new ArrayList<>();

    /** Bins of equal counts by a number; rows with a NaN in either array are passed over. */
    public static SpreadTest byValue(String by, double[] value, double[] residual, int count) {
        int[] order = java.util.stream.IntStream.range(0, value.length)
                .filter(i -> !Double.isNaN(value[i]) && !Double.isNaN(residual[i]))
                .boxed()
                .sorted((a, b) -> Double.compare(value[a], value[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        SpreadBins out = new SpreadBins();
        int from = 0;
        for (int k = 0; k < count && from < order.length; k++) {
            int to = Math.max(from + 1, (int) ((long) order.length * (k + 1) / count));
            while (to < order.length && value[order[to]] == value[order[to - 1]]) {
                to++; // equal values stay together
            }
            int[] rows = Arrays.copyOfRange(order, from, to);
            double low = value[rows[0]];
            double high = value[rows[rows.length - 1]];
            double center = Arrays.stream(rows).mapToDouble(i -> value[i]).sum() / rows.length;
            out.add(low + " … " + high, center, residual, rows);
            from = to;
        }
        return out.test(by);
    }

    /** One bin per stratum, in the order of the names; rows without a stratum or residual are passed over. */
    public static SpreadTest byStratum(String by, String[] stratum, double[] residual) {
        Map<String, List<Integer>> rows = new TreeMap<>();
        for (int i = 0; i < stratum.length; i++) {
            if (!stratum[i].isEmpty() && !Double.isNaN(residual[i])) {
                rows.computeIfAbsent(stratum[i], k -> new ArrayList<>()).add(i);
            }
        }
        SpreadBins out = new SpreadBins();
        rows.forEach((name, of) -> out.add(
                name,
                Double.NaN,
                residual,
                of.stream().mapToInt(Integer::intValue).toArray()));
        return out.test(by);
    }

    private void add(String name, double center, double[] residual, int[] rows) {
        double[] r = Arrays.stream(rows).mapToDouble(i -> residual[i]).toArray();
        double square = 0;
        for (double v : r) {
            square += v * v;
        }
        bins.add(new SpreadTest.Bin(name, center, r.length, square / r.length));
        double[] sorted = r.clone();
        Arrays.sort(sorted);
        int m = sorted.length;
        double median = m % 2 == 1 ? sorted[m / 2] : (sorted[m / 2 - 1] + sorted[m / 2]) / 2;
        deviations.add(Arrays.stream(r).map(v -> Math.abs(v - median)).toArray());
    }

    private SpreadTest test(String by) {
        int n = 0;
        double grand = 0;
        for (double[] d : deviations) {
            n += d.length;
            grand += Arrays.stream(d).sum();
        }
        grand /= n;
        double between = 0;
        double within = 0;
        for (double[] d : deviations) {
            double mean = Arrays.stream(d).sum() / d.length;
            between += d.length * (mean - grand) * (mean - grand);
            for (double v : d) {
                within += (v - mean) * (v - mean);
            }
        }
        int df1 = bins.size() - 1;
        int df2 = n - bins.size();
        boolean testable = df1 > 0 && df2 > 0 && within > 0;
        double f = testable ? between / df1 / (within / df2) : Double.NaN;
        double p = testable ? 1 - new FDistribution(null, df1, df2).cumulativeProbability(f) : Double.NaN;
        return new SpreadTest(by, bins, f, df1, df2, p);
    }
}
