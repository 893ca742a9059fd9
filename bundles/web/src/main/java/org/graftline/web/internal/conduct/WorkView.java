package org.graftline.web.internal.conduct;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.bench.ProtocolLimit;
import org.graftline.study.conduct.Care;
import org.graftline.study.conduct.CrossingForecasts.Crossing;
import org.graftline.study.conduct.PlannedMouse;
import org.graftline.study.conduct.StudyPlan;
import org.graftline.study.conduct.VisitPlan;
import org.graftline.study.conduct.Worklists.StudyWork;
import org.graftline.study.conduct.Worklists.Waiting;
import org.graftline.web.internal.bench.PersonNames;
import org.jspecify.annotations.Nullable;

/**
 * The work on a study as pages get it.
 *
 * @param today mice of today, closest to a limit first; in the list of all studies the first few
 * @param mice every mouse with its next visit; null in the list of all studies
 */
record WorkView(
        StudyCode code,
        String title,
        StudyDay day,
        @Nullable LocalDate date,
        @Nullable Schedule schedule,
        int version,
        double expectedAsScheduled,
        double expectedAsPlanned,
        boolean hasModel,
        String model,
        Counts counts,
        List<MouseView> today,
        List<MouseView> tomorrow,
        @Nullable List<MouseView> mice,
        List<SessionLine> openSessions,
        List<Wait> waiting) {
    /** How many; the lists of the home page are cut. Mine are those of the person who asks. */
    record Counts(int mice, int today, int tomorrow, int missing, int mineToday, int mineTomorrow) {}

    /** Who is meant to look at a mouse. */
    record ChargeView(PersonId person, @Nullable String name, Care.Charge.Basis basis, boolean mine) {
        static @Nullable ChargeView of(Care.@Nullable Charge charge, PersonNames names, PersonId me) {
            return charge == null
                    ? null
                    : new ChargeView(
                            charge.person(),
                            names.of(charge.person()),
                            charge.basis(),
                            charge.person().equals(me));
        }
    }

    /** The schedule. */
    record Schedule(
            List<StudyDay> days,
            int longestDays,
            String level,
            List<DayOfWeek> weekdays,
            @Nullable String dailyFromPercent) {
        static @Nullable Schedule of(@Nullable VisitPlan plan) {
            return plan == null
                    ? null
                    : new Schedule(
                            plan.days(),
                            plan.longestDays(),
                            plan.level().text(),
                            plan.weekdays().stream().sorted().toList(),
                            plan.dailyFromPercent() == null
                                    ? null
                                    : plan.dailyFromPercent().text());
        }
    }

    /** A limit in words. */
    record LimitView(ProtocolLimit.Quantity quantity, String threshold, String unit) {
        static @Nullable LimitView of(@Nullable ProtocolLimit limit) {
            return limit == null
                    ? null
                    : new LimitView(
                            limit.quantity(),
                            limit.threshold().text(),
                            limit.quantity().unit());
        }
    }

    /** The chance by the scheduled day: what is measured, what is true then, what was true until then. */
    record ChanceView(LimitView limit, double measuredAt, double trueAt, double trueBy, double risk) {
        static @Nullable ChanceView of(@Nullable Crossing crossing) {
            return crossing == null
                    ? null
                    : new ChanceView(
                            Objects.requireNonNull(LimitView.of(crossing.limit())),
                            crossing.measuredAt(),
                            crossing.trueAt(),
                            crossing.trueBy(),
                            crossing.risk());
        }
    }

    /**
     * One mouse.
     *
     * @param ownNext the planned day as the mouse counts it; null where it counts as the study does
     * @param charge who is meant to look at it; null where nobody is known
     */
    record MouseView(
            MouseId mouse,
            @Nullable String cage,
            @Nullable StudyDay lastDay,
            StudyDay scheduled,
            StudyDay next,
            @Nullable StudyDay ownNext,
            PlannedMouse.Kind kind,
            @Nullable StudyDay missed,
            @Nullable Double nearness,
            @Nullable LimitView nearest,
            @Nullable ChanceView chance,
            @Nullable ChargeView charge,
            String reason) {
        static MouseView of(PlannedMouse mouse, PersonNames names, PersonId me) {
            StudyDay zero = mouse.dayZero();
            return new MouseView(
                    mouse.mouse(),
                    mouse.cage(),
                    mouse.lastDay(),
                    mouse.scheduled(),
                    mouse.next(),
                    zero == null ? null : new StudyDay(mouse.next().value() - zero.value()),
                    mouse.kind(),
                    mouse.missed(),
                    mouse.nearness(),
                    LimitView.of(mouse.nearest()),
                    ChanceView.of(mouse.crossing()),
                    ChargeView.of(mouse.charge(), names, me),
                    mouse.reason());
        }
    }

    /** A session nobody signed off. */
    record SessionLine(
            UUID session,
            StudyDay day,
            PersonId openedBy,
            @Nullable String openedByName,
            LocalDate date,
            int mice) {}

    /** What waits for a decision. */
    record Wait(
            Waiting.Kind kind,
            int count,
            String sentence,
            @Nullable StudyDay day) {}

    /**
     * @param me who asks
     * @param mine whether today and tomorrow list only the mice of that person
     * @param most rows of today and tomorrow
     * @param whole whether every mouse is inside
     */
    static WorkView of(StudyWork work, PersonNames names, PersonId me, boolean mine, int most, boolean whole) {
        StudyPlan plan = work.plan();
        return new WorkView(
                work.study(),
                work.title(),
                plan.today(),
                plan.date(),
                Schedule.of(plan.plan()),
                plan.version(),
                plan.expectedAsScheduled(),
                plan.expectedAsPlanned(),
                plan.hasModel(),
                plan.model(),
                new Counts(
                        plan.mice().size(),
                        work.today().size(),
                        work.tomorrow().size(),
                        work.missing().size(),
                        mine(work.today(), me).size(),
                        mine(work.tomorrow(), me).size()),
                views(mine ? mine(work.today(), me) : work.today(), names, me, most),
                views(mine ? mine(work.tomorrow(), me) : work.tomorrow(), names, me, most),
                whole ? views(plan.mice(), names, me, Integer.MAX_VALUE) : null,
                work.openSessions().stream()
                        .map(session -> new SessionLine(
                                session.session(),
                                session.day(),
                                session.by(),
                                names.of(session.by()),
                                session.date(),
                                session.mice()))
                        .toList(),
                work.waiting().stream()
                        .map(one -> new Wait(one.kind(), one.count(), one.sentence(), one.day()))
                        .toList());
    }

    private static List<PlannedMouse> mine(List<PlannedMouse> mice, PersonId me) {
        return mice.stream()
                .filter(mouse ->
                        mouse.charge() != null && mouse.charge().person().equals(me))
                .toList();
    }

    private static List<MouseView> views(List<PlannedMouse> mice, PersonNames names, PersonId me, int most) {
        return mice.stream()
                .limit(most)
                .map(mouse -> MouseView.of(mouse, names, me))
                .toList();
    }
}
