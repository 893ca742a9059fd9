package org.graftline.growth.internal.beside;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.graftline.growth.internal.Numbers;
import org.graftline.study.Decimal;
import org.graftline.study.conduct.TimeCourse;

/**
 * What a mean may do beside a line: functions of the day that are 0 on the first one.
 *
 * @param terms each a column of the model
 * @param words what they let the mean do
 */
record Bends(Map<String, DoubleUnaryOperator> terms, String words) {
    /** As many knots as two bends need; more would follow single visits. */
    private static final int KNOTS = 4;
    /** Harrell's places for four knots, quantiles of the days of all readings. */
    private static final double[] PLACES = {0.05, 0.35, 0.65, 0.95};

    static Bends of(TimeCourse course, List<PrimaryRow> rows) {
        Decimal change = course.breakDay();
        return change != null ? breakpoint(change.value(), rows) : spline(knots(course, rows));
    }

    private static Bends breakpoint(double change, List<PrimaryRow> rows) {
        boolean before = rows.stream().anyMatch(r -> r.day() < change);
        boolean after = rows.stream().anyMatch(r -> r.day() > change);
        if (!before || !after) {
            throw new NotBesideException("The slope may change on day %s, but no reading is %s it."
                    .formatted(Numbers.plain(change), before ? "after" : "before"));
        }
        return new Bends(
                Map.of("bend1", day -> Math.max(0, day - change)),
                "a line per arm whose slope may change on day " + Numbers.plain(change));
    }

    private static Bends spline(List<Double> knots) {
        NaturalSpline spline = new NaturalSpline(knots);
        Map<String, DoubleUnaryOperator> terms = new LinkedHashMap<>();
        for (int j = 0; j < spline.terms(); j++) {
            int term = j;
            terms.put("bend" + (j + 1), day -> spline.term(term, day));
        }
        return new Bends(
                terms,
                "a natural spline per arm with knots on days "
                        + knots.stream().map(Numbers::plain).collect(Collectors.joining(", ")));
    }

    /** Those of the plan, two of them between the first and the last day; else every day of few, or quantiles. */
    private static List<Double> knots(TimeCourse course, List<PrimaryRow> rows) {
        double[] days = rows.stream().mapToDouble(PrimaryRow::day).sorted().toArray();
        TreeSet<Double> distinct = new TreeSet<>();
        for (double day : days) {
            distinct.add(day);
        }
        if (distinct.size() < 3) {
            throw new NotBesideException("The volumes lie on %s: whether growth follows a line cannot be asked."
                    .formatted(Numbers.count(distinct.size(), "day", "days")));
        }
        TreeSet<Double> knots = new TreeSet<>();
        course.knots().forEach(knot -> knots.add(knot.value()));
        if (knots.size() == 2) {
            knots.add(distinct.first());
            knots.add(distinct.last());
        }
        if (knots.size() < 3 && distinct.size() <= KNOTS) {
            knots.addAll(distinct);
        } else if (knots.size() < 3) {
            for (double place : PLACES) {
                knots.add(days[(int) Math.round(place * (days.length - 1))]);
            }
        }
        if (knots.size() < 3) { // most readings on two days
            knots.addAll(List.of(distinct.first(), middle(distinct), distinct.last()));
        }
        return new ArrayList<>(knots);
    }

    private static double middle(TreeSet<Double> days) {
        return new ArrayList<>(days).get(days.size() / 2);
    }

    Map<String, double[]> columns(List<PrimaryRow> rows) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        terms.forEach((name, term) -> columns.put(
                name,
                rows.stream().mapToDouble(r -> term.applyAsDouble(r.day())).toArray()));
        return columns;
    }
}
