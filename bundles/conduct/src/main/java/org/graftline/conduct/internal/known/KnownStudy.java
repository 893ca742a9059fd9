package org.graftline.conduct.internal.known;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.graftline.study.ArmAssignment;
import org.graftline.study.ArmName;
import org.graftline.study.Endpoint;
import org.graftline.study.Housing;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.Removal;
import org.graftline.study.Study;
import org.graftline.study.StudyData;
import org.graftline.study.StudyDay;
import org.graftline.study.StudyException;
import org.graftline.study.conduct.Regimens.Planned;
import org.jspecify.annotations.Nullable;

/** A study at one ledger position, as dosing and necropsy look at it. Never changed; any thread may read. */
public final class KnownStudy {
    private static final Comparator<Reading> IN_TIME = Comparator.comparing(Reading::day)
            .thenComparing(reading -> reading.capturedAt() == null ? reading.recordedAt() : reading.capturedAt())
            .thenComparingInt(Reading::replicate)
            .thenComparing(Reading::uuid);

    private final StudyData data;
    private final @Nullable LocalDate dayZero;
    private final Map<MouseId, StudyDay> ownDays;
    private final Map<MouseId, Instant> drawnAt;
    private final Map<ArmName, List<Planned>> regimens;
    private final Map<MouseId, Mouse> mice;
    private final Map<MouseId, ArmName> arms;
    private final Map<MouseId, Removal> removals;
    private final Map<MouseId, Housing> housing;
    private final Map<MouseId, List<Reading>> readings;

    /**
     * @param data the records
     * @param housing where the mice live
     * @param dayZero the date of study day 0; null where it has none
     * @param ownDays the study's day on which mice have a day 0 of their own
     * @param drawnAt when a randomization gave a mouse its first arm; imported assignments are absent
     * @param regimens every version of each arm's regimen, first to last
     */
    KnownStudy(
            StudyData data,
            List<Housing> housing,
            @Nullable LocalDate dayZero,
            Map<MouseId, StudyDay> ownDays,
            Map<MouseId, Instant> drawnAt,
            Map<ArmName, List<Planned>> regimens) {
        this.data = data;
        this.dayZero = dayZero;
        this.ownDays = Map.copyOf(ownDays);
        this.drawnAt = Map.copyOf(drawnAt);
        this.regimens = Map.copyOf(regimens);
        this.mice = data.mice().stream().collect(Collectors.toMap(Mouse::mouse, mouse -> mouse));
        this.arms = data.assignments().stream().collect(Collectors.toMap(ArmAssignment::mouse, ArmAssignment::arm));
        this.removals = data.removals().stream().collect(Collectors.toMap(Removal::mouse, removal -> removal));
        this.housing = housing.stream().collect(Collectors.toMap(Housing::mouse, place -> place));
        this.readings = new HashMap<>(data.readings().stream()
                .filter(reading -> reading.value() != null)
                .sorted(IN_TIME)
                .collect(Collectors.groupingBy(Reading::mouse)));
    }

    /** @return the records */
    public StudyData data() {
        return data;
    }

    /** @return the study */
    public Study study() {
        return data.study();
    }

    /** @throws StudyException if the study has no such mouse */
    public Mouse mouse(MouseId mouse) {
        Mouse known = mice.get(mouse);
        if (known == null) {
            throw new StudyException(
                    "Not saved: study %s has no mouse '%s'. Read the tag again, or add the mouse first."
                            .formatted(study().code(), mouse));
        }
        return known;
    }

    /** @return its arm; null before randomization */
    public @Nullable ArmName arm(MouseId mouse) {
        return arms.get(mouse);
    }

    /** @return how it left; null while it is on the study */
    public @Nullable Removal removal(MouseId mouse) {
        return removals.get(mouse);
    }

    /** @return where it lives; null where nobody said */
    public @Nullable Housing housing(MouseId mouse) {
        return housing.get(mouse);
    }

    /** @return when a randomization gave it its first arm; null where the arm came with a file or there is none */
    public @Nullable Instant drawnAt(MouseId mouse) {
        return drawnAt.get(mouse);
    }

    /** @return all values of an endpoint of a mouse in the order in which they were taken */
    public List<Reading> values(MouseId mouse, Endpoint endpoint) {
        return readings.getOrDefault(mouse, List.of()).stream()
                .filter(reading -> reading.endpoint() == endpoint)
                .toList();
    }

    /** @return every version of an arm's regimen, first to last; empty where it has none */
    public List<Planned> regimens(ArmName arm) {
        return regimens.getOrDefault(arm, List.of());
    }

    /** @return the version of an arm's regimen that holds on a study day; null where none does */
    public @Nullable Planned regimen(ArmName arm, StudyDay day) {
        Planned holds = null;
        for (Planned version : regimens(arm)) {
            if (version.regimen().from().compareTo(day) <= 0) {
                holds = version;
            }
        }
        return holds;
    }

    /** @return the date of study day 0; null where it has none */
    public @Nullable LocalDate dayZero() {
        return dayZero;
    }

    /** @return the date of the mouse's own day 0, which is the study's unless it began on another; null where nothing is known */
    public @Nullable LocalDate dayZero(MouseId mouse) {
        StudyDay own = ownDays.get(mouse);
        return dayZero == null || own == null ? dayZero : dayZero.plusDays((long) own.value());
    }

    /** @return a whole study day as the mouse counts it, from its own day 0 */
    public int ownDay(MouseId mouse, StudyDay day) {
        StudyDay own = ownDays.get(mouse);
        return (int) (Math.floor(day.value()) - (own == null ? 0 : own.value()));
    }

    /** @return the study day of a moment; null where the study has no dates */
    public @Nullable StudyDay day(Instant at) {
        return dayZero == null
                ? null
                : new StudyDay(ChronoUnit.DAYS.between(dayZero, LocalDate.ofInstant(at, study().zone())));
    }
}
