package org.graftline.growth.internal.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.graftline.growth.CrossingBackTests.BackTest;
import org.graftline.growth.CrossingBackTests.Bin;
import org.graftline.growth.internal.StudyInCode;
import org.graftline.study.StudyData;
import org.junit.jupiter.api.Test;

class RollingOriginTest {
    /** Thirty donors of three mice whose growth rates wander from day to day. */
    private static StudyData wandering(long seed) {
        StudyInCode study = new StudyInCode("S1", "control");
        Random random = new Random(seed);
        for (int d = 0; d < 30; d++) {
            double donorRate = 0.06 + 0.02 * random.nextGaussian();
            for (int m = 0; m < 3; m++) {
                String mouse = "d%dm%d".formatted(d, m);
                study.mouse("d" + d, mouse, "control");
                double level = Math.log(150) + 0.3 * random.nextGaussian();
                double rate = donorRate + 0.015 * random.nextGaussian();
                for (int day = 0; day <= 35; day++) {
                    if (day % 3 == 0) {
                        study.volume(mouse, day, Math.exp(level + 0.12 * random.nextGaussian()));
                    }
                    level += rate;
                    rate += 0.006 * random.nextGaussian();
                }
            }
        }
        return study.data();
    }

    @Test
    void what_is_said_to_happen_so_often_does() {
        BackTest found =
                new RollingOrigin().run(wandering(5), List.of(1000.0), 0.05).get(0);
        double expected = 0;
        double variance = 0;
        for (Bin bin : found.bins()) {
            if (bin.intervals() > 0) {
                expected += bin.intervals() * bin.predicted();
                variance += bin.intervals() * bin.predicted() * (1 - bin.predicted());
            }
        }
        assertThat(found.crossings()).isGreaterThan(30);
        assertThat(Math.abs(found.crossings() - expected)).isLessThan(3.5 * Math.sqrt(variance));
        assertThat(found.brier()).isLessThan(0.6 * found.brierOfShare());
        assertThat(found.caught()).isGreaterThan((int) (0.85 * found.crossings()));
    }

    @Test
    void every_interval_is_counted_once() {
        StudyData data = wandering(6);
        BackTest found = new RollingOrigin().run(data, List.of(1e6), 0.05).get(0);
        int intervals = 90 * 11; // twelve readings of each mouse, none ever at the limit
        assertThat(found.intervals() + found.withoutModel()).isEqualTo(intervals);
        assertThat(found.bins().stream().mapToInt(Bin::intervals).sum()).isEqualTo(found.intervals());
        assertThat(found.crossings()).isZero();
    }

    @Test
    void nothing_measured_later_has_a_part_in_a_forecast() {
        StudyData data = wandering(7);
        StudyData short21 = new StudyData(
                data.study(),
                data.arms(),
                data.donors(),
                data.mice(),
                data.tumors(),
                data.assignments(),
                data.removals(),
                data.readings().stream()
                        .filter(reading -> reading.day().value() <= 21)
                        .toList(),
                null);
        StudyData changed = new StudyData(
                data.study(),
                data.arms(),
                data.donors(),
                data.mice(),
                data.tumors(),
                data.assignments(),
                data.removals(),
                data.readings().stream()
                        .filter(reading -> reading.day().value() <= 21
                                || reading.mouse().value().endsWith("m0"))
                        .toList(),
                null);
        // intervals that end by day 21 are the same in both, so the later ones only add
        BackTest known = new RollingOrigin().run(short21, List.of(600.0), 0.05).get(0);
        BackTest more = new RollingOrigin().run(changed, List.of(600.0), 0.05).get(0);
        assertThat(more.withoutModel()).isEqualTo(known.withoutModel());
        assertThat(more.intervals()).isGreaterThan(known.intervals());
        assertThat(more.flagged()).isGreaterThanOrEqualTo(known.flagged());
        assertThat(more.caught()).isGreaterThanOrEqualTo(known.caught());
    }
}
