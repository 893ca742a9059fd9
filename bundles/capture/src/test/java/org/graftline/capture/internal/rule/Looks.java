package org.graftline.capture.internal.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.graftline.study.Decimal;
import org.graftline.study.Diameters;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.TumorSite;
import org.graftline.study.VolumeFormula;
import org.graftline.study.bench.DeviceStanding;
import org.graftline.study.capture.Surroundings;
import org.jspecify.annotations.Nullable;

/** Readings of mice as a test needs them. */
final class Looks {
    private static final Instant THEN = Instant.parse("2026-03-01T10:00:00Z");

    private Looks() {}

    static Reading volume(String mouse, double day, String mm3) {
        return of(mouse, day, Endpoint.TUMOR_VOLUME)
                .measured(new Decimal(mm3), VolumeFormula.AS_REPORTED, null)
                .build();
    }

    static Reading caliper(String mouse, double day, String lengthMm, String widthMm) {
        Diameters diameters = new Diameters(new Decimal(lengthMm), new Decimal(widthMm), null);
        double mm3 = VolumeFormula.HALF_LENGTH_WIDTH_SQUARED.volumeMm3(
                diameters.lengthMm().value(), diameters.widthMm().value(), 0);
        return of(mouse, day, Endpoint.TUMOR_VOLUME)
                .measured(Decimal.of(mm3), VolumeFormula.HALF_LENGTH_WIDTH_SQUARED, diameters)
                .build();
    }

    static Reading weight(String mouse, double day, String g) {
        return of(mouse, day, Endpoint.BODY_WEIGHT)
                .measured(new Decimal(g), null, null)
                .build();
    }

    static Reading notPalpable(String mouse, double day) {
        return of(mouse, day, Endpoint.TUMOR_VOLUME)
                .withoutValue(ReadingStatus.NOT_PALPABLE)
                .build();
    }

    static Reading score(String mouse, double day, String score) {
        return of(mouse, day, Endpoint.BODY_CONDITION_SCORE)
                .measured(new Decimal(score), null, null)
                .build();
    }

    private static Reading.Builder of(String mouse, double day, Endpoint endpoint) {
        return Reading.of(UUID.randomUUID(), new StudyCode("S1"), new MouseId(mouse), endpoint, new StudyDay(day), THEN)
                .site(endpoint == Endpoint.TUMOR_VOLUME ? new TumorSite("flank") : null);
    }

    /** A tumor that grows 5 % a day, by caliper, from 8.0 × 6.0 mm on day 0 to day 9. */
    static List<Reading> growing(String mouse) {
        return List.of(
                caliper(mouse, 0, "8.0", "6.0"),
                caliper(mouse, 3, "8.4", "6.3"),
                caliper(mouse, 6, "8.8", "6.6"),
                caliper(mouse, 9, "9.3", "7.0"));
    }

    /** A mouse of about 21 g from day 0 to day 9. */
    static List<Reading> weighed(String mouse) {
        return List.of(
                weight(mouse, 0, "21.0"), weight(mouse, 3, "21.3"), weight(mouse, 6, "21.2"), weight(mouse, 9, "21.4"));
    }

    static Surroundings after(List<Reading> earlier) {
        return new Surroundings(earlier, List.of(), Map.of(), null, null);
    }

    static Surroundings beside(List<Reading> earlier, List<Reading> neighbor) {
        return new Surroundings(earlier, List.of(), Map.of(neighbor.get(0).mouse(), neighbor), null, null);
    }

    static Surroundings onTheDayOf(@Nullable Double sdLog, Reading... sameDay) {
        return new Surroundings(List.of(), List.of(sameDay), Map.of(), null, sdLog);
    }

    static Surroundings with(@Nullable DeviceStanding device) {
        return new Surroundings(List.of(), List.of(), Map.of(), device, null);
    }

    static List<Reading> scaled(List<Reading> readings, String mouse, double factor) {
        List<Reading> scaled = new ArrayList<>();
        for (Reading reading : readings) {
            Diameters d = Objects.requireNonNull(reading.diameters());
            scaled.add(caliper(
                    mouse,
                    reading.day().value(),
                    Decimal.of(factor * d.lengthMm().value()).text(),
                    Decimal.of(factor * d.widthMm().value()).text()));
        }
        return scaled;
    }
}
