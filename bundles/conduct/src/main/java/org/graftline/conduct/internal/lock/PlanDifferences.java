package org.graftline.conduct.internal.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.graftline.study.Decimal;
import org.graftline.study.conduct.AnalysisPlan;
import org.graftline.study.conduct.TimeCourse;
import org.jspecify.annotations.Nullable;

/** What a later plan does otherwise than the locked one, in the words of the form in which plans are written. */
final class PlanDifferences {
    private static final List<Field> FIELDS = List.of(
            one("the first day of the window", plan -> day(plan.fromDay(), "day 0, or the first day measured")),
            one("the last day of the window", plan -> day(plan.toDay(), "the last day measured")),
            one("the time course", plan -> course(plan.course())),
            many(
                    "the planned days",
                    plan -> plan.course().plannedDays().isEmpty()
                            ? "the last day on which half of the control is still measured"
                            : days(plan.course().plannedDays())),
            one("the treatment effect", plan -> plan.donorEffect().words()),
            many("the variance functions", plan -> list(plan.variances(), AnalysisPlan.Variance::words)),
            one("the limit of measurement", plan -> limit(plan.limitMm3())),
            one("the reading of a visit", plan -> plan.reading().words()),
            many("the comparisons", plan -> comparisons(plan.contrasts())),
            one("the rule over several comparisons", plan -> plan.multiplicity().words()),
            many("the degrees of freedom", plan -> plan.df().words()),
            one("alpha", plan -> plan.alpha().text()),
            many("the donor covariates", plan -> list(plan.covariates(), AnalysisPlan.DonorCovariate::words)),
            many("the sensitivity analyses", plan -> list(plan.sensitivities(), AnalysisPlan.Sensitivity::words)),
            one("delta", plan -> delta(plan.delta())),
            many("the required parts of the report", plan -> list(plan.requiredParts(), Function.identity())));

    private PlanDifferences() {}

    /** One field of the form; {@code is} and {@code was} follow its number. */
    private record Field(String name, String is, String was, Function<AnalysisPlan, String> words) {}

    /** @return a sentence per field that differs, in the order of the form */
    static List<String> sentences(AnalysisPlan locked, AnalysisPlan now) {
        List<String> sentences = new ArrayList<>();
        for (Field field : FIELDS) {
            String before = field.words().apply(locked);
            String after = field.words().apply(now);
            if (!before.equals(after)) {
                sentences.add("Post hoc: %s %s %s; locked %s %s."
                        .formatted(field.name(), field.is(), after, field.was(), before));
            }
        }
        return sentences;
    }

    private static Field one(String name, Function<AnalysisPlan, String> words) {
        return new Field(name, "is", "was", words);
    }

    private static Field many(String name, Function<AnalysisPlan, String> words) {
        return new Field(name, "are", "were", words);
    }

    private static String day(@Nullable Decimal day, String otherwise) {
        return day == null ? otherwise : "day " + day;
    }

    private static String days(List<Decimal> days) {
        return (days.size() == 1 ? "day " : "days ") + list(days, Decimal::text);
    }

    private static String course(TimeCourse course) {
        String kind = course.shape().words();
        return switch (course.shape()) {
            case LINE -> kind;
            case SPLINE -> kind + " with knots on " + days(course.knots());
            case BREAKPOINT -> kind + " on " + day(course.breakDay(), "no day");
        };
    }

    private static String limit(@Nullable Decimal limitMm3) {
        return limitMm3 == null ? "the smallest volume measured" : limitMm3 + " mm³";
    }

    private static String delta(@Nullable Decimal delta) {
        return delta == null ? "not planned" : delta + " per day";
    }

    private static String comparisons(List<AnalysisPlan.Contrast> contrasts) {
        return contrasts.isEmpty()
                ? "each arm with the control"
                : list(contrasts, contrast -> contrast.arm() + " with " + contrast.against());
    }

    private static <T> String list(List<T> values, Function<T, String> words) {
        return values.isEmpty() ? "none" : values.stream().map(words).collect(Collectors.joining(", "));
    }
}
