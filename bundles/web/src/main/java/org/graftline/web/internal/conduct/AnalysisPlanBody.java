package org.graftline.web.internal.conduct;

import static org.graftline.web.internal.http.RequiredFields.required;

import java.util.List;
import org.graftline.study.ArmName;
import org.graftline.study.Decimal;
import org.graftline.study.conduct.AnalysisPlan;
import org.graftline.study.conduct.TimeCourse;
import org.graftline.web.internal.http.Texts;
import org.jspecify.annotations.Nullable;

/**
 * A plan as a client sends it: all of it, as it was shown and changed.
 *
 * @param version the version that was seen; 0 for the defaults
 * @param parts ids of the required parts of the report; absent for the default ones
 * @param reason why it is so
 */
record AnalysisPlanBody(
        @Nullable Integer version,
        @Nullable String fromDay,
        @Nullable String toDay,
        @Nullable CourseBody course,
        AnalysisPlan.@Nullable DonorEffect donorEffect,
        @Nullable List<AnalysisPlan.Variance> variances,
        @Nullable List<AnalysisPlan.DonorCovariate> covariates,
        @Nullable List<ContrastBody> contrasts,
        AnalysisPlan.@Nullable Df df,
        @Nullable String limitMm3,
        AnalysisPlan.@Nullable VisitReading reading,
        @Nullable List<AnalysisPlan.Sensitivity> sensitivities,
        @Nullable String delta,
        AnalysisPlan.@Nullable Multiplicity multiplicity,
        @Nullable String alpha,
        @Nullable List<String> parts,
        @Nullable String reason) {
    /** The shape of the mean over time. */
    record CourseBody(
            TimeCourse.@Nullable Shape shape,
            @Nullable List<@Nullable String> knots,
            @Nullable String breakDay,
            @Nullable List<@Nullable String> plannedDays) {
        TimeCourse course() {
            return new TimeCourse(
                    required("course.shape", shape),
                    days("course.knots", knots),
                    decimal("course.breakDay", breakDay),
                    days("course.plannedDays", plannedDays));
        }
    }

    /** An arm and the one it is compared with. */
    record ContrastBody(@Nullable String arm, @Nullable String against) {
        AnalysisPlan.Contrast contrast() {
            return new AnalysisPlan.Contrast(
                    new ArmName(Texts.required("arm", arm, Texts.NAME)),
                    new ArmName(Texts.required("against", against, Texts.NAME)));
        }
    }

    AnalysisPlan plan() {
        return new AnalysisPlan(
                decimal("fromDay", fromDay),
                decimal("toDay", toDay),
                required("course", course).course(),
                required("donorEffect", donorEffect),
                each("variances", variances),
                each("covariates", covariates),
                each("contrasts", contrasts).stream()
                        .map(ContrastBody::contrast)
                        .toList(),
                required("df", df),
                decimal("limitMm3", limitMm3),
                required("reading", reading),
                each("sensitivities", sensitivities),
                decimal("delta", delta),
                required("multiplicity", multiplicity),
                new Decimal(Texts.required("alpha", alpha, Texts.NAME)),
                parts == null ? null : each("parts", parts));
    }

    private static <T> List<T> each(String key, @Nullable List<T> values) {
        required(key, values).forEach(value -> required(key, value));
        return required(key, values);
    }

    private static List<Decimal> days(String key, @Nullable List<@Nullable String> days) {
        return required(key, days).stream()
                .map(day -> new Decimal(Texts.required(key, day, Texts.NAME)))
                .toList();
    }

    private static @Nullable Decimal decimal(String key, @Nullable String text) {
        return text == null ? null : new Decimal(Texts.required(key, text, Texts.NAME));
    }
}
