package org.graftline.it.bench;

import java.util.Random;
import org.graftline.study.DonorId;
import org.graftline.study.MouseId;
import org.graftline.study.StudyData;

/** A study of two arms in which donors differ in growth and response: a volume and a weight of every mouse on every second day. */
final class SimulatedReadings {
    private static final int MICE_OF_A_DONOR = 10;

    private SimulatedReadings() {}

    static StudyData of(int mice, int days) {
        Random random = new Random(20261129);
        DrawnStudy study = new DrawnStudy();
        double rate = 0;
        double effect = 0;
        for (int m = 0; m < mice; m++) {
            if (m % MICE_OF_A_DONOR == 0) {
                rate = 0.06 + 0.012 * random.nextGaussian();
                effect = -0.02 + 0.01 * random.nextGaussian();
            }
            MouseId mouse =
                    study.mouse(new DonorId("D%03d".formatted(m / MICE_OF_A_DONOR)), "M%04d".formatted(m), m % 2 == 1);
            double start = Math.log(150) + 0.25 * random.nextGaussian();
            double slope = rate + m % 2 * effect + 0.006 * random.nextGaussian();
            for (int k = 0; k < days; k++) {
                study.volume(mouse, 2 * k, Math.exp(start + slope * 2 * k + 0.12 * random.nextGaussian()));
                study.weight(mouse, 2 * k, 21 + random.nextGaussian());
            }
        }
        return study.data();
    }
}
