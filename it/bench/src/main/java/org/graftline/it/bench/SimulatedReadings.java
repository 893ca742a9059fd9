package org.graftline.it.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.graftline.study.Arm;
import org.graftline.study.ArmAssignment;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.graftline.study.Decimal;
import org.graftline.study.Donor;
import org.graftline.study.DonorId;
import org.graftline.study.Endpoint;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.StudyDay;
import org.graftline.study.Tumor;
import org.graftline.study.VolumeFormula;

/** A study of two arms in which donors differ in growth and response: a volume and a weight of every mouse on every second day. */
final class SimulatedReadings {
    private static final StudyCode CODE = new StudyCode("BENCH");
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final int MICE_OF_A_DONOR = 10;

    private SimulatedReadings() {}

    static StudyData of(int mice, int days) {
        Random random = new Random(20261129);
        List<ArmName> arms = List.of(new ArmName("control"), new ArmName("treated"));
        List<Donor> donors = new ArrayList<>();
        List<Mouse> roster = new ArrayList<>();
        List<ArmAssignment> assignments = new ArrayList<>();
        List<Reading> readings = new ArrayList<>();
        double rate = 0;
        double effect = 0;
        for (int m = 0; m < mice; m++) {
            DonorId donor = new DonorId("D%03d".formatted(m / MICE_OF_A_DONOR));
            if (m % MICE_OF_A_DONOR == 0) {
                donors.add(new Donor(CODE, donor, 1, null, null));
                rate = 0.06 + 0.012 * random.nextGaussian();
                effect = -0.02 + 0.01 * random.nextGaussian();
            }
            MouseId mouse = new MouseId("M%04d".formatted(m));
            roster.add(new Mouse(CODE, mouse, 1, donor, List.of()));
            assignments.add(new ArmAssignment(CODE, mouse, 1, arms.get(m % 2)));
            double start = Math.log(150) + 0.25 * random.nextGaussian();
            double slope = rate + m % 2 * effect + 0.006 * random.nextGaussian();
            for (int k = 0; k < days; k++) {
                double volume = Math.exp(start + slope * 2 * k + 0.12 * random.nextGaussian());
                readings.add(reading(mouse, Endpoint.TUMOR_VOLUME, 2 * k)
                        .measured(
                                Decimal.of(Math.rint(10 * volume) / 10),
                                VolumeFormula.HALF_LENGTH_WIDTH_SQUARED,
                                null)
                        .site(Tumor.ONLY)
                        .build());
                readings.add(reading(mouse, Endpoint.BODY_WEIGHT, 2 * k)
                        .measured(Decimal.of(Math.rint(10 * (21 + random.nextGaussian())) / 10), null, null)
                        .build());
            }
        }
        return new StudyData(
                new Study(CODE, 1, "Bench", ZoneOffset.UTC, VolumeFormula.HALF_LENGTH_WIDTH_SQUARED, "Simulated."),
                List.of(
                        new Arm(CODE, arms.get(0), 1, ArmRole.CONTROL),
                        new Arm(CODE, arms.get(1), 1, ArmRole.TREATED)),
                donors,
                roster,
                roster.stream()
                        .map(mouse -> new Tumor(CODE, mouse.mouse(), Tumor.ONLY, 1))
                        .toList(),
                assignments,
                List.of(),
                readings,
                null);
    }

    private static Reading.Builder reading(MouseId mouse, Endpoint endpoint, int day) {
        return Reading.of(
                        UUID.nameUUIDFromBytes((mouse + " " + endpoint + day).getBytes(StandardCharsets.UTF_8)),
                        CODE,
                        mouse,
                        endpoint,
                        new StudyDay(day),
                        START)
                .recordedAt(START.plusSeconds(86_400L * day));
    }
}
