package org.graftline.conduct.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import org.graftline.study.Decimal;
import org.graftline.study.StudyDay;
import org.graftline.study.bench.ProtocolLimit;
import org.graftline.study.conduct.CrossingForecasts.Crossing;
import org.graftline.study.conduct.PlannedMouse.Kind;
import org.graftline.study.conduct.VisitPlan;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NextLookTest {
    private static final ProtocolLimit LIMIT =
            new ProtocolLimit(ProtocolLimit.Quantity.TUMOR_VOLUME, new Decimal("1500"), ProtocolLimit.Tier.STOP);
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 3, 4);

    private static VisitPlan weekly(@Nullable String dailyFrom, DayOfWeek... weekdays) {
        return new VisitPlan(
                VisitPlan.every(new StudyDay(0), new StudyDay(28), 7),
                7,
                VisitPlan.USUAL_LEVEL,
                Set.of(weekdays),
                dailyFrom == null ? null : new Decimal(dailyFrom));
    }

    /** A chance that rises by so much each day from day 7 on. */
    private static DoubleFunction<Optional<Crossing>> rising(double perDay) {
        return day -> {
            double p = Math.min(1, perDay * (day - 7));
            return Optional.of(new Crossing(LIMIT, p, p / 2, p / 2));
        };
    }

    private static NextLook look(
            VisitPlan plan, double today, @Nullable Double last, DoubleFunction<Optional<Crossing>> chance) {
        return NextLook.of(plan, today, WEDNESDAY, last == null ? null : new StudyDay(last), null, chance);
    }

    @Test
    void stays_where_the_schedule_has_it_while_the_chance_is_within_the_level() {
        NextLook look = look(weekly(null), 8, 7.0, rising(0.007));
        assertThat(look.next()).isEqualTo(new StudyDay(14));
        assertThat(look.kind()).isEqualTo(Kind.SCHEDULED);
        assertThat(look.reason()).isEqualTo("Day 14 as scheduled. The chance of a volume of 1500 mm³ by then is 5 %.");
    }

    @Test
    void comes_forward_to_the_last_day_within_the_level() {
        NextLook look = look(weekly(null), 8, 7.0, rising(0.012));
        assertThat(look.next()).isEqualTo(new StudyDay(11));
        assertThat(look.kind()).isEqualTo(Kind.BROUGHT_FORWARD);
        assertThat(look.reason())
                .isEqualTo(
                        "Day 11 instead of day 14: by then the chance of a volume of 1500 mm³ would be 8 %, above the level of 5 %.");
    }

    @Test
    void asks_for_daily_looks_when_no_day_is_within_the_level() {
        NextLook look = look(weekly(null), 7, 7.0, rising(0.3));
        assertThat(look.next()).isEqualTo(new StudyDay(8));
        assertThat(look.kind()).isEqualTo(Kind.DAILY);
        assertThat(look.reason()).startsWith("Every day: already by day 8 the chance of a volume of 1500 mm³ is 30 %");
    }

    @Test
    void asks_for_daily_looks_from_the_protocols_share_of_a_limit_on() {
        VisitPlan plan = weekly("50");
        NextLook close =
                NextLook.of(plan, 8, WEDNESDAY, new StudyDay(7), new Nearness(0.5, LIMIT), day -> Optional.empty());
        assertThat(close.kind()).isEqualTo(Kind.DAILY);
        assertThat(close.next()).isEqualTo(new StudyDay(8));
        NextLook far =
                NextLook.of(plan, 8, WEDNESDAY, new StudyDay(7), new Nearness(0.49, LIMIT), day -> Optional.empty());
        assertThat(far.kind()).isEqualTo(Kind.SCHEDULED);
        assertThat(far.next()).isEqualTo(new StudyDay(14));
    }

    @Test
    void moves_forward_only_and_never_past_the_longest_interval() {
        List<VisitPlan> plans = List.of(weekly(null), weekly("50"), weekly(null, DayOfWeek.MONDAY, DayOfWeek.THURSDAY));
        List<String> late = new ArrayList<>();
        for (VisitPlan plan : plans) {
            for (double today = 0; today <= 40; today++) {
                double now = today;
                DoubleStream.iterate(Math.max(0, today - 10), day -> day <= now, day -> day + 1)
                        .forEach(last -> {
                            for (double perDay : new double[] {-1, 0, 0.004, 0.02, 0.2, 1}) {
                                NextLook look = look(plan, now, last, rising(perDay));
                                NextLook plain = look(plan, now, last, day -> Optional.empty());
                                double earliest = last >= now ? now + 1 : now;
                                double cap = Math.max(earliest, last + plan.longestDays());
                                if (look.next().compareTo(plain.next()) > 0
                                        || look.next().compareTo(look.scheduled()) > 0
                                        || look.next().value() > cap
                                        || look.next().value() < earliest) {
                                    late.add("today %s last %s per day %s: %s".formatted(now, last, perDay, look));
                                }
                            }
                        });
            }
        }
        assertThat(late).isEmpty();
    }

    @Test
    void a_higher_level_brings_fewer_visits_forward() {
        VisitPlan bold = new VisitPlan(weekly(null).days(), 7, new Decimal("0.2"), Set.of(), null);
        assertThat(look(weekly(null), 8, 7.0, rising(0.02)).next()).isEqualTo(new StudyDay(9));
        assertThat(look(bold, 8, 7.0, rising(0.02)).next()).isEqualTo(new StudyDay(14));
    }

    @Test
    void a_visit_that_comes_forward_falls_on_a_preferred_weekday_before_it_if_there_is_one() {
        // day 8 is a Wednesday, so the last day within the level, day 11, is a Saturday
        NextLook onThursday = look(weekly(null, DayOfWeek.THURSDAY), 8, 7.0, rising(0.012));
        assertThat(onThursday.next()).isEqualTo(new StudyDay(9));
        NextLook noneLeft = look(weekly(null, DayOfWeek.TUESDAY), 8, 7.0, rising(0.012));
        assertThat(noneLeft.next()).isEqualTo(new StudyDay(11));
    }

    @Test
    void a_planned_day_that_passed_is_missing_and_due_today() {
        NextLook look = look(weekly(null), 16, 7.0, rising(0));
        assertThat(look.kind()).isEqualTo(Kind.OVERDUE);
        assertThat(look.missed()).isEqualTo(new StudyDay(14));
        assertThat(look.next()).isEqualTo(new StudyDay(16));
        assertThat(look.reason()).startsWith("Day 14 passed without a reading: look on day 16.");
    }

    @Test
    void after_the_last_planned_day_the_longest_interval_goes_on() {
        NextLook look = look(weekly(null), 29, 28.0, rising(0));
        assertThat(look.next()).isEqualTo(new StudyDay(35));
        assertThat(look.reason()).startsWith("Day 35: the protocol allows no more than 7 days between two looks.");
    }

    @Test
    void a_mouse_nobody_measured_waits_for_the_first_planned_day() {
        NextLook look = NextLook.of(weekly(null), -3, null, null, null, day -> Optional.empty());
        assertThat(look.next()).isEqualTo(new StudyDay(0));
        assertThat(look.reason()).isEqualTo("Day 0 as scheduled. There is no forecast.");
    }

    @Test
    void a_mouse_over_a_limit_is_looked_at_every_day_until_somebody_decides() {
        NextLook look = NextLook.of(
                weekly(null), 8, WEDNESDAY, new StudyDay(8), new Nearness(1, LIMIT), day -> Optional.empty());
        assertThat(look.next()).isEqualTo(new StudyDay(9));
        assertThat(look.reason()).startsWith("Every day until somebody decides");
    }
}
