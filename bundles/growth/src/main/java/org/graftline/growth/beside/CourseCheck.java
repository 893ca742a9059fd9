package org.graftline.growth.beside;

import java.util.List;
import java.util.Optional;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.internal.beside.CourseFits;
import org.graftline.growth.internal.beside.NotBesideException;
import org.graftline.study.ArmName;

/**
 * Whether the mean of log volume follows a line over time, and the treatment effect on planned days by a shape that may bend.
 *
 * @param lineTest the test that no arm's mean departs from its line; empty with the reason in {@code reason}
 * @param lineHolds whether it was not refused at the level of the plan; true where there is no test
 * @param effects on the planned days, by day and then by arm, those of which mice were measured so late; empty where the line holds and the plan asks for no other shape, or with the reason
 *     in {@code reason}
 * @param shape what the mean was let do, in words: "a natural spline with knots on days 0, 9 and 21 per arm"
 * @param days why these days, and whose mice had left by then, in sentences; empty where there are no effects
 * @param reason why there is no test or no effect, a sentence; empty where there are both
 */
public record CourseCheck(
        Optional<LineTest> lineTest,
        boolean lineHolds,
        List<PlannedEffect> effects,
        String shape,
        String days,
        String reason) {
    /** Copies the list in. */
    public CourseCheck {
        effects = List.copyOf(effects);
    }

    /**
     * An F test against the primary model of what the line leaves out.
     *
     * @param f the statistic
     * @param numeratorDf number of departures tested together
     * @param denominatorDf by {@code method}
     * @param p probability of an F at least as large if every arm follows its line
     * @param method how the denominator's degrees of freedom were found
     * @param random what of the departures may differ between mice and donors, a sentence
     */
    public record LineTest(
            double f, double numeratorDf, double denominatorDf, double p, String method, String random) {}

    /**
     * The effect on one day.
     *
     * @param day study day
     * @param treatedMice still measured on that day or later
     * @param controlMice likewise
     * @param ratio of the geometric mean volumes, treated to control, with its interval at the level of the plan and the degrees of freedom of its logarithm
     */
    public record PlannedEffect(
            ArmName arm, ArmName control, double day, int treatedMice, int controlMice, Estimate ratio) {}

    /**
     * Fits the primary model with fixed terms per arm that bend: those of a natural cubic spline (Harrell 2015, Regression Modeling
     * Strategies, section 2.4.5), or the change of slope after the day that the plan names. With four days or fewer the spline goes through
     * the mean of every day, so that the test is that of days as a factor. The terms are 0 up to the first knot: arms keep their common start.
     *
     * <p>So that mice which each bend in their own way do not pass for a bend of the mean, a mouse and a donor may have a bend of their own
     * where the days allow it. Where the spread of a reading follows its fitted volume, each reading keeps the weight that it has in the primary model. F, degrees of freedom and intervals as in the primary analysis.
     *
     * @param analysis the primary analysis, with the plan that it obeyed
     */
    public static CourseCheck of(GrowthAnalysis analysis) {
        try {
            return CourseFits.check(analysis);
        } catch (NotBesideException e) {
            return new CourseCheck(Optional.empty(), true, List.of(), "", "", e.sentence());
        }
    }
}
