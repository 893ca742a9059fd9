package org.graftline.study.conduct;

import java.math.BigDecimal;
import java.util.List;
import org.graftline.study.Decimal;
import org.graftline.study.StudyException;
import org.jspecify.annotations.Nullable;

/**
 * What the analysis of tumor volumes on the log scale fixes beforehand. Days are study days.
 *
 * @param fromDay first day of the window; null for day 0, or the first day where no reading is that early
 * @param toDay last day of the window; null for all
 * @param shape course of the mean over time
 * @param knots days of the spline's knots, rising, at least two; empty for other shapes
 * @param breakDay day on which the slope may change; null for other shapes
 * @param plannedDays days on which the effect is told where a line does not fit
 * @param variances functions to compare; one of them depends on size
 * @param df method of the denominator degrees of freedom
 * @param limitMm3 c₀, the volume that stands for zero and "too small", mm³; null for the smallest volume measured
 * @param reading which reading of a visit counts
 * @param multiplicity rule over the contrasts of each arm with the control
 * @param alpha two-sided level, 0.001 to 0.2
 */
public record AnalysisPlan(
        @Nullable Decimal fromDay,
        @Nullable Decimal toDay,
        Shape shape,
        List<Decimal> knots,
        @Nullable Decimal breakDay,
        List<Decimal> plannedDays,
        List<Variance> variances,
        Df df,
        @Nullable Decimal limitMm3,
        VisitReading reading,
        Multiplicity multiplicity,
        Decimal alpha) {
    /** Sound for patient-derived xenografts measured twice a week. */
    public static final AnalysisPlan DEFAULT = new AnalysisPlan(
            null,
            null,
            Shape.LINE,
            List.of(),
            null,
            List.of(),
            List.of(Variance.CONSTANT, Variance.BY_ARM, Variance.POWER_OF_MEAN),
            Df.SATTERTHWAITE,
            null,
            VisitReading.MEAN,
            Multiplicity.NONE,
            new Decimal("0.05"));

    /** Course of the mean log volume. */
    public enum Shape {
        LINE,
        SPLINE,
        BREAKPOINT
    }

    /** Standard deviation of a reading. */
    public enum Variance {
        CONSTANT,
        BY_ARM,
        POWER_OF_MEAN
    }

    /** Denominator degrees of freedom. */
    public enum Df {
        SATTERTHWAITE,
        KENWARD_ROGER
    }

    /** Which reading of a visit counts. */
    public enum VisitReading {
        /** The mean of all that are not withdrawn. */
        MEAN,
        FIRST,
        LAST
    }

    /** How several contrasts share alpha. */
    public enum Multiplicity {
        NONE,
        HOLM
    }

    /**
     * Copies the lists in.
     *
     * @throws StudyException with one sentence for the first value that is wrong
     */
    public AnalysisPlan {
        knots = List.copyOf(knots);
        plannedDays = List.copyOf(plannedDays);
        variances = List.copyOf(variances);
        require(
                fromDay == null || toDay == null || number(fromDay).compareTo(number(toDay)) < 0,
                "the analysis window ends before it begins. Give a last day after the first");
        require(
                number(alpha).compareTo(new BigDecimal("0.001")) >= 0
                        && number(alpha).compareTo(new BigDecimal("0.2")) <= 0,
                "alpha is outside 0.001 to 0.2. Give a level such as 0.05");
        require(
                limitMm3 == null || number(limitMm3).signum() > 0,
                "the limit of measurement is not above 0 mm³. Give the smallest volume a caliper can tell");
        require(
                variances.contains(Variance.POWER_OF_MEAN),
                "no variance function depends on size. Add the power of the mean");
        require(
                (shape == Shape.SPLINE) ? knots.size() >= 2 : knots.isEmpty(),
                "a spline needs at least two knots and other shapes have none. Correct the knots");
        require(
                (shape == Shape.BREAKPOINT) == (breakDay != null),
                "a breakpoint needs its day and other shapes have none. Correct the day");
        for (int i = 1; i < knots.size(); i++) {
            require(
                    number(knots.get(i - 1)).compareTo(number(knots.get(i))) < 0,
                    "the knots do not rise. Give each day once, the earliest first");
        }
        for (Decimal day : plannedDays) {
            require(
                    inside(day, fromDay, toDay),
                    "planned day " + day.text() + " is outside the analysis window. Move the day or the window");
        }
        for (Decimal day : knots) {
            require(
                    inside(day, fromDay, toDay),
                    "the knot on day " + day.text() + " is outside the analysis window. Move the knot or the window");
        }
        require(
                breakDay == null || inside(breakDay, fromDay, toDay),
                "the breakpoint is outside the analysis window. Move its day or the window");
    }

    private static boolean inside(Decimal day, @Nullable Decimal from, @Nullable Decimal to) {
        return (from == null || number(day).compareTo(number(from)) >= 0)
                && (to == null || number(day).compareTo(number(to)) <= 0);
    }

    private static BigDecimal number(Decimal decimal) {
        return new BigDecimal(decimal.text());
    }

    private static void require(boolean right, String wrong) {
        if (!right) {
            throw new StudyException("The analysis plan is not right: " + wrong + ".");
        }
    }
}
