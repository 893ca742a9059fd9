package org.graftline.it.bench;

import java.io.PrintStream;
import java.util.Arrays;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.FitOptions;
import org.graftline.mixedmodel.MixedModel;
import org.graftline.mixedmodel.ModelSpec;

/**
 * Times a three-level fit with constant variance on simulated tumor volumes: random line at donor and at mouse, 8 mice a donor, 12
 * readings a mouse. Warm, two threads; prints minimum, median and maximum of the counted runs.
 */
public final class FitBenchmark {
    private static final int MICE_PER_DONOR = 8;
    private static final int DAYS = 12;
    private static final int THREADS = 2;

    private FitBenchmark() {}

    /** @param sizes numbers of donors; 104 donors are 9,984 rows, 1042 are 100,032 */
    public static void main(String[] sizes) {
        for (String size : sizes.length == 0 ? new String[] {"104", "1042"} : sizes) {
            time(Integer.parseInt(size), System.out);
        }
    }

    private static void time(int donors, PrintStream out) {
        DataTable table = simulated(donors);
        ModelSpec model = ModelSpec.of("logvolume", "~ day + day:treated")
                .level("donor")
                .random("~ day")
                .level("mouse")
                .random("~ day")
                .build();
        int warm = donors > 500 ? 5 : 25;
        int counted = donors > 500 ? 7 : 21;
        double[] millis = new double[counted];
        Fit fit = MixedModel.fit(model, table, new FitOptions(THREADS));
        for (int run = -warm; run < counted; run++) {
            long began = System.nanoTime();
            fit = MixedModel.fit(model, table, new FitOptions(THREADS));
            if (run >= 0) {
                millis[run] = (System.nanoTime() - began) / 1e6;
            }
        }
        Arrays.sort(millis);
        out.printf(
                "%,d rows: min %.0f ms, median %.0f ms, max %.0f ms over %d runs; %s, log-likelihood %.3f, %d evaluations%n",
                fit.rows(),
                millis[0],
                millis[counted / 2],
                millis[counted - 1],
                counted,
                fit.status(),
                fit.logLik(),
                fit.evaluations());
    }

    private static DataTable simulated(int donors) {
        java.util.Random random = new java.util.Random(7); // the same study on every machine
        int rows = donors * MICE_PER_DONOR * DAYS;
        String[] donor = new String[rows];
        String[] mouse = new String[rows];
        double[] day = new double[rows];
        double[] treated = new double[rows];
        double[] logvolume = new double[rows];
        int row = 0;
        for (int i = 0; i < donors; i++) {
            double donorStart = 0.4 * random.nextGaussian();
            double donorRate = 0.02 * random.nextGaussian();
            for (int j = 0; j < MICE_PER_DONOR; j++) {
                double start = 5 + donorStart + 0.3 * random.nextGaussian();
                double rate = 0.07 + donorRate + 0.01 * random.nextGaussian() - (j % 2) * 0.03;
                for (int k = 0; k < DAYS; k++, row++) {
                    donor[row] = "D" + i;
                    mouse[row] = "D" + i + "-" + j;
                    day[row] = 3 * k;
                    treated[row] = j % 2;
                    logvolume[row] = start + rate * 3 * k + 0.2 * random.nextGaussian();
                }
            }
        }
        return DataTable.builder()
                .texts("donor", donor)
                .texts("mouse", mouse)
                .numbers("day", day)
                .numbers("treated", treated)
                .numbers("logvolume", logvolume)
                .build();
    }
}
