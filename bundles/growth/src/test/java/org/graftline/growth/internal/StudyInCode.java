package org.graftline.growth.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
import org.graftline.study.ReadingStatus;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.StudyDay;
import org.graftline.study.Tumor;
import org.graftline.study.TumorSite;
import org.graftline.study.VolumeFormula;
import org.jspecify.annotations.Nullable;

/** Builds a study reading by reading. */
public final class StudyInCode {
    private static final Instant THEN = Instant.parse("2026-01-05T08:00:00Z");

    private final StudyCode code;
    private final String control;
    private final Map<String, @Nullable String> donors = new TreeMap<>();
    private final Map<String, String> donorOf = new TreeMap<>();
    private final Map<String, String> armOf = new TreeMap<>();
    private final List<Reading> readings = new ArrayList<>();

    public StudyInCode(String name, String controlArm) {
        code = new StudyCode(name);
        control = controlArm;
    }

    public StudyInCode donor(String donor, @Nullable String lineage) {
        donors.put(donor, lineage);
        return this;
    }

    public StudyInCode mouse(String donor, String mouse, String arm) {
        donors.putIfAbsent(donor, null);
        donorOf.put(mouse, donor);
        armOf.put(mouse, arm);
        return this;
    }

    public StudyInCode volume(String mouse, double day, double mm3) {
        return volume(mouse, "tumor", day, mm3);
    }

    public StudyInCode volume(String mouse, String site, double day, double mm3) {
        readings.add(reading(mouse, site, day)
                .measured(Decimal.of(mm3), VolumeFormula.AS_REPORTED, null)
                .build());
        return this;
    }

    /** A second reading of the visit. */
    public StudyInCode again(String mouse, double day, double mm3) {
        readings.add(reading(mouse, "tumor", day)
                .replicate(2)
                .measured(Decimal.of(mm3), VolumeFormula.AS_REPORTED, null)
                .build());
        return this;
    }

    public StudyInCode without(String mouse, double day, ReadingStatus status, @Nullable String reason) {
        readings.add(
                reading(mouse, "tumor", day).withoutValue(status).reason(reason).build());
        return this;
    }

    private Reading.Builder reading(String mouse, String site, double day) {
        UUID uuid = UUID.nameUUIDFromBytes(("reading " + readings.size()).getBytes(StandardCharsets.UTF_8));
        return Reading.of(uuid, code, new MouseId(mouse), Endpoint.TUMOR_VOLUME, new StudyDay(day), THEN)
                .site(new TumorSite(site));
    }

    public StudyData data() {
        Study study = new Study(code, 1, "Made for a test", ZoneOffset.UTC, VolumeFormula.AS_REPORTED, "");
        List<Arm> arms = armOf.values().stream()
                .distinct()
                .sorted()
                .map(a -> new Arm(code, new ArmName(a), 1, a.equals(control) ? ArmRole.CONTROL : ArmRole.TREATED))
                .toList();
        List<Tumor> tumors = readings.stream()
                .map(r -> new Tumor(code, r.mouse(), Objects.requireNonNull(r.site()), 1))
                .distinct()
                .sorted(Comparator.comparing(Tumor::id))
                .toList();
        return new StudyData(
                study,
                arms,
                donors.entrySet().stream()
                        .map(d -> new Donor(code, new DonorId(d.getKey()), 1, d.getValue(), null))
                        .toList(),
                donorOf.entrySet().stream()
                        .map(m -> new Mouse(code, new MouseId(m.getKey()), 1, new DonorId(m.getValue()), List.of()))
                        .toList(),
                tumors,
                armOf.entrySet().stream()
                        .map(m -> new ArmAssignment(code, new MouseId(m.getKey()), 1, new ArmName(m.getValue())))
                        .toList(),
                List.of(),
                readings,
                null);
    }
}
