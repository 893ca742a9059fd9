package org.graftline.it.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** A study of a control and a treated arm, put together mouse by mouse and reading by reading. */
final class DrawnStudy {
    private static final StudyCode CODE = new StudyCode("BENCH");
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final List<ArmName> ARMS = List.of(new ArmName("control"), new ArmName("treated"));

    private final Map<DonorId, Donor> donors = new LinkedHashMap<>();
    private final List<Mouse> roster = new ArrayList<>();
    private final List<ArmAssignment> assignments = new ArrayList<>();
    private final List<Reading> readings = new ArrayList<>();

    /** Adds a mouse. */
    MouseId mouse(DonorId donor, String name, boolean treated) {
        MouseId mouse = new MouseId(name);
        donors.putIfAbsent(donor, new Donor(CODE, donor, 1, null, null));
        roster.add(new Mouse(CODE, mouse, 1, donor, List.of()));
        assignments.add(new ArmAssignment(CODE, mouse, 1, ARMS.get(treated ? 1 : 0)));
        return mouse;
    }

    /** Adds a volume, mm³ to a tenth. */
    void volume(MouseId mouse, int day, double mm3) {
        readings.add(reading(mouse, Endpoint.TUMOR_VOLUME, day)
                .measured(Decimal.of(Math.rint(10 * mm3) / 10), VolumeFormula.HALF_LENGTH_WIDTH_SQUARED, null)
                .site(Tumor.ONLY)
                .build());
    }

    /** Adds a body weight, g to a tenth. */
    void weight(MouseId mouse, int day, double grams) {
        readings.add(reading(mouse, Endpoint.BODY_WEIGHT, day)
                .measured(Decimal.of(Math.rint(10 * grams) / 10), null, null)
                .build());
    }

    StudyData data() {
        return new StudyData(
                new Study(CODE, 1, "Bench", ZoneOffset.UTC, VolumeFormula.HALF_LENGTH_WIDTH_SQUARED, "Simulated."),
                List.of(new Arm(CODE, ARMS.get(0), 1, ArmRole.CONTROL), new Arm(CODE, ARMS.get(1), 1, ArmRole.TREATED)),
                List.copyOf(donors.values()),
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
