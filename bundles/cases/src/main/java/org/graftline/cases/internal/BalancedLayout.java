package org.graftline.cases.internal;

import java.util.Random;
import org.graftline.mixedmodel.DataTable;

/** Groups of equal size with a response made from a fixed seed. */
@SuppressWarnings("ArrayRecordComponent") // package-private carrier, never compared
record BalancedLayout(int groups, int size, double[] y, boolean reverse) {
    private static final long SEED = 20_260_101;

    /** @param between standard deviation between groups; that within groups is 1 */
    static BalancedLayout oneWay(int groups, int size, double between) {
        Random random = new Random(SEED);
        double[] y = new double[groups * size];
        for (int g = 0; g < groups; g++) {
            double b = between * random.nextGaussian();
            for (int i = 0; i < size; i++) {
                y[g * size + i] = 10 + b + random.nextGaussian();
            }
        }
        return new BalancedLayout(groups, size, y, false);
    }

    BalancedLayout times(double factor) {
        double[] scaled = y.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor;
        }
        return new BalancedLayout(groups, size, scaled, reverse);
    }

    BalancedLayout reversed() {
        return new BalancedLayout(groups, size, y, !reverse);
    }

    DataTable table() {
        double[] values = new double[y.length];
        String[] group = new String[y.length];
        for (int i = 0; i < y.length; i++) {
            int at = reverse ? y.length - 1 - i : i;
            values[at] = y[i];
            group[at] = "g%04d".formatted(i / size);
        }
        return DataTable.builder().texts("group", group).numbers("y", values).build();
    }
}
