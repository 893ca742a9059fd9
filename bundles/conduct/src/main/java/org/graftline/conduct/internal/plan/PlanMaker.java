package org.graftline.conduct.internal.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graftline.study.Housing;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.StudyData;
import org.graftline.study.StudyDay;
import org.graftline.study.bench.ProtocolLimit;
import org.graftline.study.conduct.CrossingForecasts.Crossing;
import org.graftline.study.conduct.CrossingForecasts.Outlook;
import org.graftline.study.conduct.PlannedMouse;
import org.graftline.study.conduct.StudyPlan;
import org.graftline.study.conduct.VisitPlan;
import org.jspecify.annotations.Nullable;

/** Makes the plan of a study out of its records and the forecast. A pure function of its arguments. */
public final class PlanMaker {
    private static final Comparator<PlannedMouse> CLOSEST_FIRST =
            Comparator.comparingDouble(PlanMaker::urgency).reversed().thenComparing(PlannedMouse::mouse);

    private PlanMaker() {}

    /**
     * Today as a study counts.
     *
     * @param day study day
     * @param date calendar day; null where the study has no date of day 0
     */
    public record Today(double day, @Nullable LocalDate date) {}

    /** @return the limits that stop a mouse; where the protocol has none such, all of them */
    public static List<ProtocolLimit> stopping(List<ProtocolLimit> limits) {
        List<ProtocolLimit> stop = limits.stream()
                .filter(limit -> limit.tier() == ProtocolLimit.Tier.STOP)
                .toList();
        return stop.isEmpty() ? limits : stop;
    }

    /**
     * @param data with the days on which mice have their own day 0
     * @param plan null where none was made yet
     * @param charges who is meant to look at a mouse, by its place and whoever measured it last
     * @param limits as {@link #stopping} chose them
     */
    public static StudyPlan make(
            StudyData data,
            List<Housing> housing,
            List<ProtocolLimit> limits,
            @Nullable VisitPlan plan,
            int version,
            Today today,
            Outlook outlook,
            Charges charges) {
        List<PlannedMouse> mice = plan == null ? List.of() : mice(data, housing, limits, plan, today, outlook, charges);
        return new StudyPlan(
                data.study().code(),
                data.ledgerHead() == null ? 0 : data.ledgerHead().position(),
                new StudyDay(today.day()),
                today.date(),
                plan,
                version,
                mice,
                mice.stream().mapToDouble(PlannedMouse::unseenAsScheduled).sum(),
                mice.stream().mapToDouble(PlannedMouse::unseenAsPlanned).sum(),
                outlook.model()
                        .map(model -> model.sentence())
                        .orElse(
                                "There is no forecast yet: it needs five tumors of three days each, and a fit that settles."),
                outlook.model().isPresent(),
                outlook.model().map(model -> model.lastDay()).orElse(null));
    }

    private static List<PlannedMouse> mice(
            StudyData data,
            List<Housing> housing,
            List<ProtocolLimit> limits,
            VisitPlan plan,
            Today today,
            Outlook outlook,
            Charges charges) {
        Set<MouseId> left = new HashSet<>();
        data.removals().forEach(removal -> left.add(removal.mouse()));
        Map<MouseId, String> cages = new HashMap<>();
        housing.forEach(one -> cages.put(one.mouse(), one.cage()));
        Map<MouseId, List<Reading>> readings = new HashMap<>();
        for (Reading reading : data.readings()) {
            readings.computeIfAbsent(reading.mouse(), mouse -> new ArrayList<>())
                    .add(reading);
        }
        Map<StudyDay, VisitPlan> later = new HashMap<>();
        List<PlannedMouse> mice = new ArrayList<>();
        for (Mouse mouse : data.mice()) {
            if (!left.contains(mouse.mouse())) {
                StudyDay zero = data.dayZeros().get(mouse.mouse());
                mice.add(mouse(
                        mouse.mouse(),
                        cages.get(mouse.mouse()),
                        readings.getOrDefault(mouse.mouse(), List.of()),
                        limits,
                        zero == null ? plan : later.computeIfAbsent(zero, by -> plan.later(by.value())),
                        zero,
                        today,
                        outlook,
                        charges));
            }
        }
        mice.sort(CLOSEST_FIRST);
        return mice;
    }

    private static PlannedMouse mouse(
            MouseId mouse,
            @Nullable String cage,
            List<Reading> readings,
            List<ProtocolLimit> limits,
            VisitPlan plan,
            @Nullable StudyDay zero,
            Today today,
            Outlook outlook,
            Charges charges) {
        StudyDay last = readings.stream()
                .filter(PlanMaker::isLook)
                .map(Reading::day)
                .filter(day -> day.value() < today.day() + 1)
                .max(Comparator.naturalOrder())
                .orElse(null);
        Nearness near = Nearness.of(readings, limits);
        NextLook look = NextLook.of(plan, today.day(), today.date(), last, near, day -> outlook.crossing(mouse, day));
        boolean seen = near != null && near.share() >= 1; // over a limit, and somebody knows
        return new PlannedMouse(
                mouse,
                cage,
                last,
                look.scheduled(),
                look.next(),
                look.kind(),
                look.missed(),
                near == null ? null : near.share(),
                near == null ? null : near.limit(),
                look.asScheduled(),
                seen ? 0 : unseen(look.asScheduled()),
                seen ? 0 : unseen(look.asPlanned()),
                zero,
                charges.of(mouse, cage, readings),
                look.reason());
    }

    private static double unseen(@Nullable Crossing crossing) {
        return crossing == null ? 0 : crossing.trueBy();
    }

    private static boolean isLook(Reading reading) {
        return reading.status() != ReadingStatus.WITHDRAWN && reading.status() != ReadingStatus.NOT_MEASURED;
    }

    /** A mouse over a limit comes first, then by its chance, then by its size. */
    private static double urgency(PlannedMouse mouse) {
        double near = mouse.nearness() == null ? 0 : mouse.nearness();
        double risk = mouse.crossing() == null ? 0 : mouse.crossing().risk();
        return near >= 1 ? 10 + near : risk + near / 1_000;
    }
}
