package org.graftline.report.internal.section;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.graftline.growth.Governance;
import org.graftline.growth.GrowthAnalysis.Window;
import org.graftline.report.internal.markup.Facts;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.study.Decimal;
import org.graftline.study.conduct.AnalysisPlan;
import org.graftline.study.conduct.AnalysisPlan.Multiplicity;
import org.graftline.study.conduct.TimeCourse;
import org.jspecify.annotations.Nullable;

/** An analysis plan field by field, in the words of a report. */
final class PlanWords {
    private final Governance governance;
    private final AnalysisPlan plan;

    PlanWords(Governance governance) {
        this.governance = governance;
        this.plan = governance.plan();
    }

    Facts facts(Window window) {
        return new Facts()
                .add("Endpoint", "natural logarithm of tumor volume, mm³")
                .add("Window, study days", window(window))
                .add("Mean over time", course(plan.course()))
                .add("Days on which the effect is told where that does not fit", planned(plan.course()))
                .add("Treatment effect", effect())
                .add("Standard deviation of a reading, compared by AIC", list(plan.variances(), PlanWords::variance))
                .add("Reading of a visit", reading())
                .add("Zero and “too small”", limit())
                .add("Comparisons", comparisons())
                .add("Degrees of freedom", plan.df().words())
                .add("Level", "alpha %s, two-sided; intervals of %s".formatted(plan.alpha(), governance.level()))
                .add(
                        "Several comparisons",
                        plan.multiplicity() == Multiplicity.HOLM
                                ? "p values adjusted by Holm's method beside the unadjusted ones; intervals not adjusted"
                                : "not adjusted")
                .add("Covariates of donors", list(plan.covariates(), AnalysisPlan.DonorCovariate::words))
                .add("Sensitivity analyses", sensitivities())
                .add(
                        "Parts without which the report is not signed",
                        list(plan.requiredParts(), part -> part.replace('-', ' ')))
                .add("Plan, SHA-256", governance.sha256())
                .add("Locked plan, SHA-256", locked());
    }

    private String window(Window used) {
        String from = plan.fromDay() == null ? "day 0, or the first day measured" : "day " + plan.fromDay();
        String to = plan.toDay() == null ? "the last reading" : "day " + plan.toDay();
        String days = Double.isFinite(used.fromDay())
                ? "; here %s to %s".formatted(Numbers.day(used.fromDay()), Numbers.day(used.toDay()))
                : "";
        return "from %s to %s%s".formatted(from, to, days);
    }

    private static String course(TimeCourse course) {
        String kind = course.shape().words();
        return switch (course.shape()) {
            case LINE -> kind + " per arm from a common start";
            case SPLINE -> kind + " per arm with knots on days " + list(course.knots(), Decimal::text);
            case BREAKPOINT -> kind + " per arm on day " + text(course.breakDay());
        };
    }

    private static String planned(TimeCourse course) {
        return course.plannedDays().isEmpty()
                ? "the last day on which half of the control is still measured"
                : list(course.plannedDays(), Decimal::text);
    }

    private String effect() {
        return switch (plan.donorEffect()) {
            case AS_THE_DESIGN_CARRIES ->
                "random at the donor wherever donors carry several arms: the answer speaks of donors like these";
            case THESE_DONORS -> "one for all donors: the answer speaks of these donors alone";
        };
    }

    private static String variance(AnalysisPlan.Variance variance) {
        return switch (variance) {
            case CONSTANT -> "constant";
            case BY_ARM -> "one per arm";
            case POWER_OF_MEAN -> "a power of the fitted volume";
        };
    }

    private String reading() {
        return switch (plan.reading()) {
            case MEAN -> "the mean, on the log scale, of all that are not withdrawn";
            case FIRST -> "the first that is not withdrawn";
            case LAST -> "the last that is not withdrawn";
            case ALL -> "every one that is not withdrawn, with a random intercept of the visit";
        };
    }

    private String limit() {
        return "stand at c₀ = " + (plan.limitMm3() == null ? "the smallest volume measured" : plan.limitMm3() + " mm³");
    }

    private String comparisons() {
        return plan.contrasts().isEmpty()
                ? "each treated arm with the control"
                : list(plan.contrasts(), one -> one.arm() + " with " + one.against());
    }

    private String sensitivities() {
        List<String> all = new ArrayList<>();
        for (AnalysisPlan.Sensitivity one : plan.sensitivities()) {
            all.add(one.words()
                    + (one == AnalysisPlan.Sensitivity.DELTA_ADJUSTED
                            ? " by %s per day".formatted(text(plan.delta()))
                            : ""));
        }
        return all.isEmpty() ? "none" : String.join(", ", all);
    }

    private String locked() {
        String sha256 = governance.lockedSha256();
        return sha256 == null ? "none" : sha256.equals(governance.sha256()) ? "the same" : sha256;
    }

    private static String text(@Nullable Decimal value) {
        return value == null ? "not set" : value.text();
    }

    private static <T> String list(List<T> values, Function<T, String> words) {
        return values.isEmpty() ? "none" : values.stream().map(words).collect(Collectors.joining(", "));
    }
}
