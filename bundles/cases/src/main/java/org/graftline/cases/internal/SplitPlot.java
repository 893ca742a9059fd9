package org.graftline.cases.internal;

import java.util.Random;
import org.graftline.mixedmodel.DataTable;

/** Blocks of two whole plots, one treated, each of a number of sub-plots with rising dose; a response made from a fixed seed. */
final class SplitPlot {
    private static final long SEED = 20_260_102;

    private final int blocks;
    private final int doses;
    private final double[][][] y;

    SplitPlot(int blocks, int doses) {
        this.blocks = blocks;
        this.doses = doses;
        y = new double[blocks][2][doses];
        Random random = new Random(SEED);
        for (int b = 0; b < blocks; b++) {
            double block = 2 * random.nextGaussian();
            for (int t = 0; t < 2; t++) {
                double plot = 1.5 * random.nextGaussian();
                for (int d = 0; d < doses; d++) {
                    y[b][t][d] = 20 + block + plot + t + 0.5 * d + random.nextGaussian();
                }
            }
        }
    }

    /** Block × treatment interaction mean square: sub-plots per plot times the variance of the treatment contrast. */
    double plotMeanSquare() {
        double[] difference = new double[blocks];
        double mean = 0;
        for (int b = 0; b < blocks; b++) {
            difference[b] = mean(y[b][1]) - mean(y[b][0]);
            mean += difference[b] / blocks;
        }
        double sum = 0;
        for (double d : difference) {
            sum += (d - mean) * (d - mean);
        }
        return doses * sum / 2 / (blocks - 1);
    }

    /** Mean square within plots about one common slope of dose. */
    double residualMeanSquare() {
        double xy = 0;
        double yy = 0;
        for (double[][] block : y) {
            for (double[] plot : block) {
                double mean = mean(plot);
                for (int d = 0; d < doses; d++) {
                    xy += (plot[d] - mean) * dose(d);
                    yy += (plot[d] - mean) * (plot[d] - mean);
                }
            }
        }
        return (yy - xy * xy / doseSquares()) / (2.0 * blocks * (doses - 1) - 1);
    }

    /** Σ (dose − mean dose)² over all sub-plots. */
    double doseSquares() {
        double sum = 0;
        for (int d = 0; d < doses; d++) {
            sum += dose(d) * dose(d);
        }
        return 2 * blocks * sum;
    }

    private double dose(int d) {
        return d - (doses - 1) / 2.0;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum / values.length;
    }

    DataTable table() {
        int n = blocks * 2 * doses;
        String[] block = new String[n];
        String[] plot = new String[n];
        double[] treatment = new double[n];
        double[] dose = new double[n];
        double[] response = new double[n];
        for (int i = 0; i < n; i++) {
            int b = i / (2 * doses);
            int t = i / doses % 2;
            block[i] = "b%02d".formatted(b);
            plot[i] = "p" + t;
            treatment[i] = t;
            dose[i] = i % doses;
            response[i] = y[b][t][i % doses];
        }
        return DataTable.builder()
                .texts("block", block)
                .texts("plot", plot)
                .numbers("treatment", treatment)
                .numbers("dose", dose)
                .numbers("y", response)
                .build();
    }
}
