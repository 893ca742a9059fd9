package org.graftline.mixedmodel;

import java.util.SplittableRandom;
import org.graftline.mixedmodel.variance.VarianceModel;

/**
 * A simulated study of log volumes: donors with eight mice each, four per arm, twelve readings per mouse on a grid of days. Also what timing
 * needs: {@code new SimulatedStudy(104, 1).data()} has 9,984 rows, {@code new SimulatedStudy(1042, 1)} 100,032.
 */
public final class SimulatedStudy {
    private static final int MICE = 8;
    private static final int READINGS = 12;

    private final int donors;
    private final long seed;

    /** {@code donors}: number of donors, 96 rows each. */
    public SimulatedStudy(int donors, long seed) {
        this.donors = donors;
        this.seed = seed;
    }

    /** Random line at donor and mouse, constant variance. */
    public static ModelSpec model() {
        return ModelSpec.of("logVolume", "~ day * arm")
                .level("donor")
                .random("~ day")
                .level("mouse")
                .random("~ day")
                .factor("arm", "control", "treated")
                .build();
    }

    /** The same with a residual standard deviation per arm. */
    public static ModelSpec modelBySd() {
        return model().toBuilder().variance(VarianceModel.ident("arm")).build();
    }

    /** The table; the same for the same seed. */
    public DataTable data() {
        SplittableRandom random = new SplittableRandom(seed);
        int n = donors * MICE * READINGS;
        String[] donor = new String[n];
        String[] mouse = new String[n];
        String[] arm = new String[n];
        double[] day = new double[n];
        double[] y = new double[n];
        int i = 0;
        for (int d = 0; d < donors; d++) {
            double b0 = 0.3 * random.nextGaussian();
            double b1 = 0.02 * random.nextGaussian();
            for (int m = 0; m < MICE; m++) {
                double c0 = 0.15 * random.nextGaussian();
                double c1 = 0.008 * random.nextGaussian();
                boolean treated = m % 2 == 1;
                for (int t = 0; t < READINGS; t++, i++) {
                    donor[i] = "D" + (1000 + d);
                    mouse[i] = "M" + m;
                    arm[i] = treated ? "treated" : "control";
                    day[i] = 3 * t + (random.nextDouble() < 0.1 ? 1 : 0);
                    y[i] = 5
                            + b0
                            + c0
                            + (0.08 + b1 + c1 - (treated ? 0.03 : 0)) * day[i]
                            + (treated ? 0.2 : 0.12) * random.nextGaussian();
                }
            }
        }
        return DataTable.builder()
                .texts("donor", donor)
                .texts("mouse", mouse)
                .texts("arm", arm)
                .numbers("day", day)
                .numbers("logVolume", y)
                .build();
    }
}
