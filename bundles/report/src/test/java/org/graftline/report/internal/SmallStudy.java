package org.graftline.report.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.graftline.growth.AnalysisOptions;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.NotAnalyzableException;
import org.graftline.growth.Unfitted;
import org.graftline.growth.internal.VolumeGrowthAnalyses;
import org.graftline.report.ReportSource;
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
import org.graftline.study.ReadingStatus;
import org.graftline.study.Removal;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.StudyDay;
import org.graftline.study.Tumor;
import org.graftline.study.VolumeFormula;
import org.jspecify.annotations.Nullable;

/** A study written down mouse by mouse, with its model really fitted where one can be. */
final class SmallStudy {
    static final StudyCode CODE = new StudyCode("SMALL-1");
    private static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");
    private final Random random = new Random(7);
    private final TreeMap<String, Donor> donors = new TreeMap<>();
    private final Set<ArmName> arms = new TreeSet<>();
    private final List<Mouse> mice = new ArrayList<>();
    private final List<ArmAssignment> assignments = new ArrayList<>();
    private final List<Removal> removals = new ArrayList<>();
    private final List<Reading> readings = new ArrayList<>();

    /** A donor with a diagnosis, or without one. */
    SmallStudy donor(String name, @Nullable String diagnosis) {
        donors.put(name, new Donor(CODE, new DonorId(name), 1, null, diagnosis));
        return this;
    }

    /** A mouse without any reading; its donor is added where it is new. */
    SmallStudy mouse(String name, String donor, String arm) {
        donors.putIfAbsent(donor, new Donor(CODE, new DonorId(donor), 1, null, null));
        arms.add(new ArmName(arm));
        mice.add(new Mouse(CODE, new MouseId(name), 1, new DonorId(donor), List.of()));
        assignments.add(new ArmAssignment(CODE, new MouseId(name), 1, new ArmName(arm)));
        return this;
    }

    /** A volume, mm³. */
    SmallStudy volume(String mouse, double day, double mm3) {
        readings.add(reading(mouse, Endpoint.TUMOR_VOLUME, day)
                .measured(Decimal.of(mm3), VolumeFormula.HALF_LENGTH_WIDTH_SQUARED, null)
                .site(Tumor.ONLY)
                .build());
        return this;
    }

    SmallStudy notPalpable(String mouse, double day) {
        readings.add(reading(mouse, Endpoint.TUMOR_VOLUME, day)
                .withoutValue(ReadingStatus.NOT_PALPABLE)
                .site(Tumor.ONLY)
                .build());
        return this;
    }

    /** A body weight, g. */
    SmallStudy weight(String mouse, double day, double grams) {
        readings.add(reading(mouse, Endpoint.BODY_WEIGHT, day)
                .measured(Decimal.of(grams), null, null)
                .build());
        return this;
    }

    /** A mouse that grows from about 150 mm³ with a scatter of 8 % a reading. */
    SmallStudy growing(String name, String donor, String arm, double ratePerDay, double... days) {
        mouse(name, donor, arm);
        double start = 150 * Math.exp(0.2 * random.nextGaussian());
        double rate = ratePerDay + 0.004 * random.nextGaussian();
        for (double day : days) {
            volume(name, day, Math.rint(start * Math.exp(rate * day + 0.08 * random.nextGaussian())));
        }
        return this;
    }

    SmallStudy removed(String mouse, double day, Removal.Cause cause) {
        removals.add(new Removal(CODE, new MouseId(mouse), 1, new StudyDay(day), cause));
        return this;
    }

    private static Reading.Builder reading(String mouse, Endpoint endpoint, double day) {
        return Reading.of(
                        UUID.nameUUIDFromBytes((mouse + endpoint + day).getBytes(StandardCharsets.UTF_8)),
                        CODE,
                        new MouseId(mouse),
                        endpoint,
                        new StudyDay(day),
                        NOON)
                .recordedAt(NOON.plusSeconds((long) (day * 86_400)));
    }

    StudyData data() {
        return new StudyData(
                new Study(
                        CODE,
                        1,
                        "A study that is too small",
                        ZoneId.of("Europe/Zurich"),
                        VolumeFormula.HALF_LENGTH_WIDTH_SQUARED,
                        "Made up for a test."),
                arms.stream()
                        .map(arm -> new Arm(
                                CODE, arm, 1, arm.value().equals("control") ? ArmRole.CONTROL : ArmRole.TREATED))
                        .toList(),
                List.copyOf(donors.values()),
                mice,
                mice.stream()
                        .map(mouse -> new Tumor(CODE, mouse.mouse(), Tumor.ONLY, 1))
                        .toList(),
                assignments,
                removals,
                readings,
                null);
    }

    /** As the programs make it that ask for reports. */
    ReportSource source() {
        StudyData data = data();
        GrowthAnalysis analysis;
        try {
            analysis = new VolumeGrowthAnalyses().analyze(data, AnalysisOptions.DEFAULT);
        } catch (NotAnalyzableException why) {
            analysis = Unfitted.of(data, why);
        }
        return new ReportSource(
                data,
                analysis,
                List.of(),
                "Dr. Jo Example",
                Instant.parse("2026-11-23T22:41:07Z"),
                List.of("Graftline 0.1.0"),
                List.of());
    }
}
