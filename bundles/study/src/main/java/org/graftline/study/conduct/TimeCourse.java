package org.graftline.study.conduct;

import static org.graftline.study.conduct.PlanRule.number;
import static org.graftline.study.conduct.PlanRule.require;

import java.util.List;
import java.util.stream.Stream;
import org.graftline.study.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * The shape of the mean log volume over time. Days are study days.
 *
 * @param shape its kind
 * @param knots days of the spline's knots, rising, at least two; empty for other shapes
 * @param breakDay day on which the slope may change; null for other shapes
 * @param plannedDays days on which the effect is told where the shape does not fit; empty for the last day on which half of the control is still measured
 */
public record TimeCourse(
        Shape shape, List<Decimal> knots, @Nullable Decimal breakDay, List<Decimal> plannedDays) {
    /** A line per arm from a common start. */
    public static final TimeCourse LINE = new TimeCourse(Shape.LINE, List.of(), null, List.of());

    /** Kind of a course. */
    public enum Shape {
        LINE("a line"),
        SPLINE("a spline"),
        BREAKPOINT("a line with a break");

        private final String words;

        Shape(String words) {
            this.words = words;
        }

        /** @return as sentences write it */
        public String words() {
            return words;
        }
    }

    /**
     * Copies the lists in.
     *
     * @throws org.graftline.study.StudyException with one sentence for the first value that is wrong
     */
    public TimeCourse {
        knots = List.copyOf(knots);
        plannedDays = List.copyOf(plannedDays);
        require(
                (shape == Shape.SPLINE) ? knots.size() >= 2 : knots.isEmpty(),
                "a spline needs at least two knots and other shapes have none. Correct the knots");
        require(
                (shape == Shape.BREAKPOINT) == (breakDay != null),
                "a breakpoint needs its day and other shapes have none. Correct the day");
        rising(knots, "knots");
        rising(plannedDays, "planned days");
    }

    private static void rising(List<Decimal> days, String what) {
        for (int i = 1; i < days.size(); i++) {
            require(
                    number(days.get(i - 1)).compareTo(number(days.get(i))) < 0,
                    "the " + what + " do not rise. Give each day once, the earliest first");
        }
    }

    /** Every day it names. */
    List<Decimal> days() {
        return Stream.of(knots.stream(), Stream.ofNullable(breakDay), plannedDays.stream())
                .flatMap(days -> days)
                .toList();
    }
}
