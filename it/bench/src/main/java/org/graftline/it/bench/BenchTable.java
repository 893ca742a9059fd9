package org.graftline.it.bench;

import org.graftline.mixedmodel.DataTable;

/**
 * Tables of any size for timing: 8 mice a donor, 12 days a mouse, log volumes that grow by a line with constant error, and volumes that
 * grow by a line with an error of the power 0.8 of their mean.
 */
final class BenchTable {
    private static final int MICE = 8;
    private static final int DAYS = 12;
    private static final int ROWS_PER_DONOR = MICE * DAYS;
    private static final long SEED = 7;

    private BenchTable() {}

    /** A table of about so many rows: whole donors, two at least. */
    static DataTable ofRows(long wanted) {
        int donors = (int) Math.max(2, Math.round(wanted / (double) ROWS_PER_DONOR));
        int rows = donors * ROWS_PER_DONOR;
        String[] donor = new String[rows];
        String[] mouse = new String[rows];
        String[] arm = new String[rows];
        double[] day = new double[rows];
        double[] treated = new double[rows];
        double[] logVolume = new double[rows];
        double[] volume = new double[rows];
        int row = 0;
        for (int d = 0; d < donors; d++) {
            CounterRandom random = new CounterRandom(SEED, d);
            long place = 0;
            double logStart = 5 + 0.4 * random.normal(place++);
            double logRate = 0.07 + 0.02 * random.normal(place++);
            double start = 150 + 20 * random.normal(place++);
            double rate = 45 + 9 * random.normal(place++);
            String itsDonor = "D" + d;
            for (int m = 0; m < MICE; m++) {
                int itsArm = m % 2;
                double ownLogStart = logStart + 0.3 * random.normal(place++);
                double ownLogRate = logRate - 0.03 * itsArm + 0.01 * random.normal(place++);
                double ownStart = start + 12 * random.normal(place++);
                double ownRate = rate - 15 * itsArm + 5 * random.normal(place++);
                String itsMouse = "M" + m;
                for (int t = 0; t < DAYS; t++) {
                    donor[row] = itsDonor;
                    mouse[row] = itsMouse;
                    arm[row] = itsArm == 0 ? "control" : "treated";
                    treated[row] = itsArm;
                    day[row] = 3 * t;
                    double mean = Math.max(20, ownStart + ownRate * day[row]);
                    logVolume[row] = ownLogStart + ownLogRate * day[row] + 0.2 * random.normal(place++);
                    volume[row++] = mean + 0.25 * StrictMath.pow(mean, 0.8) * random.normal(place++);
                }
            }
        }
        return DataTable.builder()
                .texts("donor", donor)
                .texts("mouse", mouse)
                .texts("arm", arm)
                .numbers("day", day)
                .numbers("treated", treated)
                .numbers("logvolume", logVolume)
                .numbers("volume", volume)
                .build();
    }
}
