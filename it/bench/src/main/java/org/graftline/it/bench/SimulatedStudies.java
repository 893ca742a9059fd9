package org.graftline.it.bench;

import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.ModelSpec;
import org.graftline.mixedmodel.variance.VarianceModel;

/**
 * Studies for which the truth is known: donors that carry both arms and differ in start, growth rate and response to the treatment; mice
 * that differ in start and rate; log volumes with a residual standard deviation per arm.
 *
 * @param donors number of donors
 * @param micePerArm mice of each arm in each donor
 * @param effect change of the growth rate per day by the treatment, of the average donor
 * @param seed of all studies
 */
record SimulatedStudies(int donors, int micePerArm, double effect, long seed) {
    private static final int[] DAYS = {0, 4, 7, 11, 14, 18, 21, 25};
    private static final double START = 4.8;
    private static final double RATE = 0.085;
    private static final double DONOR_START = 0.25;
    private static final double DONOR_RATE = 0.02;
    private static final double DONOR_RESPONSE = 0.025;
    private static final double MOUSE_START = 0.15;
    private static final double MOUSE_RATE = 0.012;
    private static final double[] RESIDUAL = {0.12, 0.20};

    /** The default growth model for such a study, with a standard deviation per arm. */
    static ModelSpec model() {
        return ModelSpec.of("logvolume", "~ day + day:treated")
                .level("donor")
                .random("~ day + day:treated")
                .level("mouse")
                .random("~ day")
                .factor("arm", "control", "treated")
                .variance(VarianceModel.ident("arm"))
                .build();
    }

    /** The coefficient of {@link #effect()}. */
    static String coefficient() {
        return "day:treated";
    }

    /** One study; the same for the same number, however many there are. */
    DataTable study(int number) {
        CounterRandom random = new CounterRandom(seed, number);
        int rows = donors * 2 * micePerArm * DAYS.length;
        String[] donor = new String[rows];
        String[] mouse = new String[rows];
        String[] arm = new String[rows];
        double[] day = new double[rows];
        double[] treated = new double[rows];
        double[] y = new double[rows];
        long place = 0;
        int row = 0;
        for (int d = 0; d < donors; d++) {
            double start = START + DONOR_START * random.normal(place++);
            double rate = RATE + DONOR_RATE * random.normal(place++);
            double response = effect + DONOR_RESPONSE * random.normal(place++);
            for (int m = 0; m < 2 * micePerArm; m++) {
                int itsArm = m % 2;
                double own = start + MOUSE_START * random.normal(place++);
                double growth = rate + itsArm * response + MOUSE_RATE * random.normal(place++);
                for (int at : DAYS) {
                    donor[row] = "D" + d;
                    mouse[row] = "M" + m;
                    arm[row] = itsArm == 0 ? "control" : "treated";
                    treated[row] = itsArm;
                    day[row] = at;
                    y[row++] = own + growth * at + RESIDUAL[itsArm] * random.normal(place++);
                }
            }
        }
        return DataTable.builder()
                .texts("donor", donor)
                .texts("mouse", mouse)
                .texts("arm", arm)
                .numbers("day", day)
                .numbers("treated", treated)
                .numbers("logvolume", y)
                .build();
    }
}
