package org.graftline.study.conduct;

import static org.graftline.study.conduct.PlanRule.number;
import static org.graftline.study.conduct.PlanRule.require;

import java.math.BigDecimal;
import java.util.List;
import org.graftline.study.ArmName;
import org.graftline.study.Decimal;
import org.graftline.study.StudyException;
import org.jspecify.annotations.Nullable;

/**
 * What the analysis of tumor volumes on the scale of the natural logarithm fixes beforehand. Days are study days.
 *
 * @param fromDay first day of the window; null for day 0, or the first day where no reading is that early
 * @param toDay last day of the window; null for all
 * @param course of the mean over time
 * @param donorEffect whether donors may differ in their treatment effect
 * @param variances functions to compare; one of them depends on size
 * @param covariates of donors that may change the treatment effect
 * @param contrasts between arms; empty for each arm with the control
 * @param df method of the denominator degrees of freedom
 * @param limitMm3 c₀, the volume that stands for zero and "too small", mm³; null for the smallest volume measured
 * @param reading which reading of a visit counts
 * @param sensitivities analyses beside the primary one
 * @param delta growth per day on the log scale that the delta-adjusted analysis adds to mice that were lost for another reason than their measured size; null where it is not planned
 * @param multiplicity rule over the contrasts
 * @param alpha two-sided level, 0.001 to 0.2
 * @param parts ids of the sections of the report without which it is not signed; null for {@link RequiredParts#DEFAULT}
 */
public record AnalysisPlan(
        @Nullable Decimal fromDay,
        @Nullable Decimal toDay,
        TimeCourse course,
        DonorEffect donorEffect,
        List<Variance> variances,
        List<DonorCovariate> covariates,
        List<Contrast> contrasts,
        Df df,
        @Nullable Decimal limitMm3,
        VisitReading reading,
        List<Sensitivity> sensitivities,
        @Nullable Decimal delta,
        Multiplicity multiplicity,
        Decimal alpha,
        @Nullable List<String> parts) {
    /** Sound for patient-derived xenografts measured twice a week. */
    public static final AnalysisPlan DEFAULT = new AnalysisPlan(
            null,
            null,
            TimeCourse.LINE,
            DonorEffect.AS_THE_DESIGN_CARRIES,
            List.of(Variance.CONSTANT, Variance.BY_ARM, Variance.POWER_OF_MEAN),
            List.of(),
            List.of(),
            Df.KENWARD_ROGER,
            null,
            VisitReading.MEAN,
            List.of(Sensitivity.HALF_THE_LIMIT, Sensitivity.DELTA_ADJUSTED),
            new Decimal("0.05"),
            Multiplicity.NONE,
            new Decimal("0.05"),
            null);

    /** Whether donors may differ in their treatment effect. */
    public enum DonorEffect {
        /** A random treatment effect at the donor wherever donors carry several arms: the answer speaks of donors like them. */
        AS_THE_DESIGN_CARRIES("one per donor with several arms"),
        /** One effect for all: the answer speaks of these donors alone. */
        THESE_DONORS("one for all donors");

        private final String words;

        DonorEffect(String words) {
            this.words = words;
        }

        /** @return as sentences write it */
        public String words() {
            return words;
        }
    }

    /** Standard deviation of a reading. */
    public enum Variance {
        CONSTANT("the same for all readings"),
        BY_ARM("one per arm"),
        POWER_OF_MEAN("a power of the fitted volume");

        private final String words;

        Variance(String words) {
            this.words = words;
        }

        /** @return as sentences write it */
        public String words() {
            return words;
        }
    }

    /** What of a donor may change the treatment effect. */
    public enum DonorCovariate {
        DIAGNOSIS("diagnosis");

        private final String words;

        DonorCovariate(String words) {
            this.words = words;
        }

        /** @return as sentences write it */
        public String words() {
            return words;
        }
    }

    /** Denominator degrees of freedom. */
    public enum Df {
        SATTERTHWAITE("Satterthwaite"),
        KENWARD_ROGER("Kenward–Roger");

        private final String words;

        Df(String words) {
            this.words = words;
        }

        /** @return as sentences write it */
        public String words() {
            return words;
        }
    }

    /** Which reading of a visit counts. */
    public enum VisitReading {
        /** The mean on the log scale of all that are not withdrawn. */
        MEAN("the mean of all"),
        FIRST("the first"),
        LAST("the last"),
        /** Every one, with a level for the visit. */
        ALL("each, with a level for the visit");

        private final String words;

        VisitReading(String words) {
            this.words = words;
        }

        /** @return as sentences write it */
        public String words() {
            return words;
        }
    }

    /** An analysis beside the primary one. */
    public enum Sensitivity {
        /** Zero and "too small" at half of c₀. */
        HALF_THE_LIMIT("half the limit"),
        /** Zero and "too small" drawn below c₀ from the model, several times (Rubin's rules). */
        IMPUTED_BELOW_THE_LIMIT("drawn below the limit"),
        /** Mice lost for another reason than their measured size grow faster, unseen, by {@link AnalysisPlan#delta}. */
        DELTA_ADJUSTED("delta-adjusted");

        private final String words;

        Sensitivity(String words) {
            this.words = words;
        }

        /** @return as sentences write it */
        public String words() {
            return words;
        }
    }

    /** How several contrasts share alpha. */
    public enum Multiplicity {
        NONE("none"),
        HOLM("Holm");

        private final String words;

        Multiplicity(String words) {
            this.words = words;
        }

        /** @return as sentences write it */
        public String words() {
            return words;
        }
    }

    /** One arm compared with another. */
    public record Contrast(ArmName arm, ArmName against) {
        /** @throws StudyException if an arm is compared with itself */
        public Contrast {
            require(!arm.equals(against), "the arm '" + arm + "' is compared with itself. Choose two arms");
        }
    }

    /**
     * Copies the lists in.
     *
     * @throws StudyException with one sentence for the first value that is wrong
     */
    public AnalysisPlan {
        variances = List.copyOf(variances);
        covariates = List.copyOf(covariates);
        contrasts = List.copyOf(contrasts);
        sensitivities = List.copyOf(sensitivities);
        parts = RequiredParts.kept(parts);
        require(
                fromDay == null || toDay == null || number(fromDay).compareTo(number(toDay)) < 0,
                "the analysis window ends before it begins. Give a last day after the first");
        for (Decimal day : course.days()) {
            require(
                    inside(day, fromDay, toDay),
                    "day " + day.text()
                            + " of the time course is outside the analysis window. Move the day or the window");
        }
        require(
                variances.contains(Variance.POWER_OF_MEAN),
                "no variance function depends on size. Add the power of the mean");
        once(variances, "a variance function");
        once(covariates, "a covariate");
        once(contrasts, "a contrast");
        once(sensitivities, "a sensitivity analysis");
        require(
                limitMm3 == null || number(limitMm3).signum() > 0,
                "the limit of measurement is not above 0 mm³. Give the smallest volume a caliper can tell");
        require(
                sensitivities.contains(Sensitivity.DELTA_ADJUSTED) == (delta != null),
                "delta goes with the delta-adjusted analysis. Give both or neither");
        require(
                delta == null || number(delta).signum() > 0,
                "delta is not above 0. Give the extra growth per day, such as 0.05");
        require(
                number(alpha).compareTo(new BigDecimal("0.001")) >= 0
                        && number(alpha).compareTo(new BigDecimal("0.2")) <= 0,
                "alpha is outside 0.001 to 0.2. Give a level such as 0.05");
    }

    /** @return ids of the sections of the report without which it is not signed */
    public List<String> requiredParts() {
        return parts == null ? RequiredParts.DEFAULT : parts;
    }

    /** @return a draft with the values of this plan, to change some of them */
    public AnalysisPlanDraft draft() {
        return new AnalysisPlanDraft(this);
    }

    private static boolean inside(Decimal day, @Nullable Decimal from, @Nullable Decimal to) {
        return (from == null || number(day).compareTo(number(from)) >= 0)
                && (to == null || number(day).compareTo(number(to)) <= 0);
    }

    private static void once(List<?> values, String what) {
        require(values.stream().distinct().count() == values.size(), what + " is listed twice. List it once");
    }
}
