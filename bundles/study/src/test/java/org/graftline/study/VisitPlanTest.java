package org.graftline.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.graftline.study.conduct.VisitPlan;
import org.junit.jupiter.api.Test;

class VisitPlanTest {
    private static VisitPlan plan(List<StudyDay> days, int longest, String level) {
        return new VisitPlan(days, longest, new Decimal(level), Set.of(), null);
    }

    @Test
    void refuses_a_schedule_with_no_visits() {
        assertThatThrownBy(() -> plan(List.of(), 7, "0.05"))
                .isInstanceOf(ImpossibleValueException.class)
                .hasMessage(
                        "A schedule with no visits watches nobody. Enter study days, or from which day to which and every how many days.");
        assertThatThrownBy(() -> VisitPlan.every(new StudyDay(7), new StudyDay(0), 3))
                .isInstanceOf(ImpossibleValueException.class)
                .hasMessageStartingWith("From day 7 to day 0 every 3 days there is no visit.");
    }

    @Test
    void refuses_planned_days_further_apart_than_the_protocol_allows() {
        assertThatThrownBy(() -> plan(List.of(new StudyDay(0), new StudyDay(10)), 7, "0.05"))
                .isInstanceOf(ImpossibleValueException.class)
                .hasMessageStartingWith("Day 0 and day 10 are 10 days apart, and the protocol allows 7.");
    }

    @Test
    void refuses_a_level_that_is_no_chance() {
        for (String level : List.of("0", "1", "5")) {
            assertThatThrownBy(() -> plan(List.of(new StudyDay(0)), 7, level))
                    .hasMessage("A chance of %s is no level. Enter one between 0 and 1, such as 0.05.", level);
        }
    }

    @Test
    void names_every_day_from_the_first_to_the_last() {
        assertThat(VisitPlan.every(new StudyDay(-2), new StudyDay(6), 4))
                .containsExactly(new StudyDay(-2), new StudyDay(2), new StudyDay(6));
    }
}
