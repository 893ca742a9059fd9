package org.graftline.growth;

import java.util.List;
import java.util.UUID;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.graftline.study.DonorId;
import org.graftline.study.MouseId;
import org.graftline.study.StudyCode;
import org.graftline.study.conduct.AnalysisPlan;
import org.graftline.study.conduct.AnalysisPlans;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one analysis, with everything a report needs to show where they come from. Lists of mice, donors and arms are in the
 * order of their names, the control arm first.
 *
 * @param study the study
 * @param dataSha256 hash of the snapshot, {@link org.graftline.study.StudyData#sha256()}
 * @param window what was analyzed
 * @param flow how many were enrolled, excluded and why, and analyzed
 * @param model the model in words and symbols
 * @param candidates the variance functions compared, in the order they were tried
 * @param fit the chosen fit
 * @param arms growth of each arm
 * @param effects effect of each planned comparison, by default of each treated arm with control; empty with the reason in {@code noEffectReason}
 * @param noEffectReason why no treatment effect is estimated; null when there is one
 * @param lineageEffects the same effects with the lineage as the outer level, where lineages group donors; empty otherwise
 * @param shares where the differences in growth come from
 * @param mice each mouse's readings and curve
 * @param armCurves the model mean of each arm with its interval
 * @param residuals of the chosen fit
 * @param conclusion the main result in two plain sentences
 * @param scope whether the conclusion speaks of these donors or of donors like them
 * @param cautions what a reader must know before using the numbers, a sentence each
 * @param details what a statistician looks at behind the answers
 * @param governance the plan that it obeyed
 */
public record GrowthAnalysis(
        StudyCode study,
        String dataSha256,
        Window window,
        Flow flow,
        ModelText model,
        List<VarianceCandidate> candidates,
        FitText fit,
        List<ArmGrowth> arms,
        List<TreatmentEffect> effects,
        @Nullable String noEffectReason,
        List<TreatmentEffect> lineageEffects,
        List<VarianceShare> shares,
        List<MouseCurve> mice,
        List<ArmCurve> armCurves,
        List<Residual> residuals,
        List<String> conclusion,
        String scope,
        List<String> cautions,
        FitDetails details,
        Governance governance) {
    /** Copies the lists in. */
    public GrowthAnalysis {
        candidates = List.copyOf(candidates);
        arms = List.copyOf(arms);
        effects = List.copyOf(effects);
        lineageEffects = List.copyOf(lineageEffects);
        shares = List.copyOf(shares);
        mice = List.copyOf(mice);
        armCurves = List.copyOf(armCurves);
        residuals = List.copyOf(residuals);
        conclusion = List.copyOf(conclusion);
        cautions = List.copyOf(cautions);
    }

    /** Without what only a statistician looks at, by the default plan. */
    public GrowthAnalysis(
            StudyCode study,
            String dataSha256,
            Window window,
            Flow flow,
            ModelText model,
            List<VarianceCandidate> candidates,
            FitText fit,
            List<ArmGrowth> arms,
            List<TreatmentEffect> effects,
            @Nullable String noEffectReason,
            List<TreatmentEffect> lineageEffects,
            List<VarianceShare> shares,
            List<MouseCurve> mice,
            List<ArmCurve> armCurves,
            List<Residual> residuals,
            List<String> conclusion,
            String scope,
            List<String> cautions) {
        this(
                study,
                dataSha256,
                window,
                flow,
                model,
                candidates,
                fit,
                arms,
                effects,
                noEffectReason,
                lineageEffects,
                shares,
                mice,
                armCurves,
                residuals,
                conclusion,
                scope,
                cautions,
                FitDetails.NONE,
                Governance.unlocked(AnalysisPlan.DEFAULT));
    }

    /**
     * The same with what the records know of the plan.
     *
     * @throws IllegalArgumentException if the analysis obeyed another plan than this
     */
    public GrowthAnalysis under(AnalysisPlans.InForce plan) {
        return new GrowthAnalysis(
                study,
                dataSha256,
                window,
                flow,
                model,
                candidates,
                fit,
                arms,
                effects,
                noEffectReason,
                lineageEffects,
                shares,
                mice,
                armCurves,
                residuals,
                conclusion,
                scope,
                cautions,
                details,
                governance.under(plan));
    }

    /**
     * @param fromDay first study day analyzed
     * @param toDay last study day analyzed
     * @param reason why this window, a sentence
     * @param limitMm3 the volume that stands for "too small", mm³; NaN when no such reading is in the window
     * @param imputed how many readings were set to it
     */
    public record Window(double fromDay, double toDay, String reason, double limitMm3, int imputed) {}

    /**
     * @param enrolled all
     * @param exclusions each reason once, in the order applied
     * @param analyzed what the model saw
     */
    public record Flow(Count enrolled, List<Exclusion> exclusions, Count analyzed) {
        /** Copies the list in. */
        public Flow {
            exclusions = List.copyOf(exclusions);
        }
    }

    /** How many of each. */
    public record Count(int donors, int mice, int readings) {}

    /**
     * @param reason in words: "readings before day 0", "not measured: padding"
     * @param mice how many mice lost all of their readings to it
     * @param readings how many readings
     */
    public record Exclusion(String reason, int mice, int readings) {}

    /**
     * @param equation the model with indices donor i, mouse j, time k, in plain Unicode, one line per level
     * @param fixedFormula as fitted, R notation
     * @param random as fitted, a line per level: "donor: 1 + day + day:treated, unstructured"
     * @param terms why each random term is in, a sentence each
     * @param fallbacks terms that could not be estimated and were left out, with the reason, a sentence each; empty if none
     * @param specificationJson the fitted model in the case format, so that anybody can re-run it; columns as in {@code tableCsv}
     * @param tableCsv the rows the model was fitted to, a header first: fitting {@code specificationJson} to them gives this analysis
     *     to the last digit
     * @param nlmeScript the model for R's nlme, beside the rows as {@code data.csv}; empty where there are none
     * @param mixedScript the model for SAS PROC MIXED, likewise
     */
    public record ModelText(
            String equation,
            String fixedFormula,
            List<String> random,
            List<String> terms,
            List<String> fallbacks,
            String specificationJson,
            String tableCsv,
            String nlmeScript,
            String mixedScript) {
        /** Copies the lists in. */
        public ModelText {
            random = List.copyOf(random);
            terms = List.copyOf(terms);
            fallbacks = List.copyOf(fallbacks);
        }

        /** Without the rows, for a page that shows the model only. */
        public ModelText(
                String equation,
                String fixedFormula,
                List<String> random,
                List<String> terms,
                List<String> fallbacks,
                String specificationJson) {
            this(equation, fixedFormula, random, terms, fallbacks, specificationJson, "", "", "");
        }
    }

    /**
     * A variance function that was compared.
     *
     * @param name "constant", "sd by arm", "sd by day", "sd by size"
     * @param formula in symbols: "σ · δ(arm)"
     * @param parameters number of parameters of the whole model
     * @param logLik restricted log-likelihood, of "sd by size" a pseudo-likelihood with the weights as known; NaN if the fit did not settle
     * @param aic lower is better; NaN if the fit did not settle
     * @param lrStatistic likelihood ratio against constant; NaN for constant itself and for "sd by size"
     * @param lrDf its degrees of freedom; NaN where there is no test
     * @param lrP its p value; NaN where there is no test
     * @param values the parameters in words: "sd of erlotinib 1.31 × control"
     * @param chosen whether the analysis uses it
     * @param note why it was or was not chosen, or why it failed
     */
    public record VarianceCandidate(
            String name,
            String formula,
            int parameters,
            double logLik,
            double aic,
            double lrStatistic,
            double lrDf,
            double lrP,
            String values,
            boolean chosen,
            String note) {}

    /**
     * The chosen fit, for the model appendix.
     *
     * @param status "converged", "converged, singular", "not converged", "not identified"
     * @param message one sentence
     * @param proof the tests of the certificate, in order
     * @param method REML or ML
     * @param logLik restricted log-likelihood
     * @param aic Akaike's criterion
     * @param bic Schwarz's criterion with n − p under REML
     * @param rows readings used
     * @param groups groups of each level, outermost first: "7 donors", "76 mice"
     * @param coefficients fixed effects, scale log mm³
     * @param components standard deviations and correlations of each level, and the residual
     * @param singularities plain sentences on what is zero and what that means; empty when none
     * @param dfMethod how degrees of freedom were found: "Kenward–Roger", "Satterthwaite", "containment"
     */
    public record FitText(
            String status,
            String message,
            List<ProofLine> proof,
            String method,
            double logLik,
            double aic,
            double bic,
            int rows,
            List<String> groups,
            List<Coefficient> coefficients,
            List<Component> components,
            List<String> singularities,
            String dfMethod) {
        /** Copies the lists in. */
        public FitText {
            proof = List.copyOf(proof);
            groups = List.copyOf(groups);
            coefficients = List.copyOf(coefficients);
            components = List.copyOf(components);
            singularities = List.copyOf(singularities);
        }
    }

    /** One test of the certificate. */
    public record ProofLine(String test, double value, double threshold, boolean passed) {}

    /** One fixed effect. */
    public record Coefficient(String name, Estimate estimate) {}

    /**
     * One variance component.
     *
     * @param level "donor", "donor × arm", "mouse", "tumor", "measurement"
     * @param name "intercept", "day", "day × treated", "residual"; with a residual per arm "residual, control" and so on
     * @param sd standard deviation, scale log mm³ (per day for slopes)
     * @param lower lower end of its approximate interval at the level of the plan; NaN where there is none: at the boundary, and for a multiple of another
     *     component
     * @param upper upper end; NaN where there is none
     * @param correlations with the components before it on the same level, in their order
     */
    public record Component(
            String level, String name, double sd, double lower, double upper, List<Double> correlations) {
        /** Copies the list in. */
        public Component {
            correlations = List.copyOf(correlations);
        }
    }

    /**
     * Growth of one arm.
     *
     * @param donors with at least one analyzed mouse in the arm
     * @param mice analyzed
     * @param readings analyzed
     * @param ratePerDay slope of log volume, per day
     * @param doublingDays ln 2 / rate; when the interval of the rate includes 0 an end is infinite; for a shrinking tumor negative: the
     *     halving time
     */
    public record ArmGrowth(
            ArmName arm,
            ArmRole role,
            int donors,
            int mice,
            int readings,
            Estimate ratePerDay,
            Estimate doublingDays) {}

    /**
     * Effect of an arm on growth against another.
     *
     * @param arm the treated arm
     * @param control the arm it is compared with, by default the control
     * @param outerLevel "donor" or "lineage"
     * @param groups how many donors (lineages) have mice in both arms
     * @param differencePerDay slope of log volume of {@code arm} minus that of {@code control}, per day
     * @param byGroup the effect of each donor (lineage) that has mice in both arms, shrunk towards the overall effect; empty where both
     *     are treated
     * @param sentence the effect in words with its interval
     * @param dfMethod how the degrees of freedom of {@code differencePerDay} were found: "Kenward–Roger", "Satterthwaite", "containment"
     * @param adjustedP p over all comparisons together by the rule of the plan; NaN where it has none. The interval is not adjusted
     */
    public record TreatmentEffect(
            ArmName arm,
            ArmName control,
            String outerLevel,
            int groups,
            Estimate differencePerDay,
            List<GroupEffect> byGroup,
            String sentence,
            String dfMethod,
            double adjustedP) {
        /** Copies the list in. */
        public TreatmentEffect {
            byGroup = List.copyOf(byGroup);
        }

        /** One whose p is not adjusted. */
        public TreatmentEffect(
                ArmName arm,
                ArmName control,
                String outerLevel,
                int groups,
                Estimate differencePerDay,
                List<GroupEffect> byGroup,
                String sentence,
                String dfMethod) {
            this(arm, control, outerLevel, groups, differencePerDay, byGroup, sentence, dfMethod, Double.NaN);
        }
    }

    /**
     * Effect in one donor or lineage.
     *
     * @param group its name
     * @param lineage the lineage of a donor; null when not known or for a lineage itself
     * @param controlMice analyzed
     * @param treatedMice analyzed
     * @param shrunk overall effect plus the group's own deviation (BLUP), with prediction interval
     * @param own difference of mean least-squares slopes of the group's own mice, no shrinkage; NaN where a mean is missing
     */
    public record GroupEffect(
            String group, @Nullable String lineage, int controlMice, int treatedMice, Estimate shrunk, double own) {}

    /**
     * Where differences come from.
     *
     * @param of "growth rate" (of a mouse), "treatment effect" (of one treated against one control mouse of a donor), "volume at day
     *     0", "one reading" (on the median analyzed day)
     * @param level "donor", "donor × arm", "mouse", "tumor", "measurement"; those that the model has
     * @param share 0 to 1; the shares of one quantity add up to 1
     */
    public record VarianceShare(String of, String level, double share) {}

    /**
     * One mouse.
     *
     * @param arm its arm
     * @param readings all volume readings of the mouse in the study, also those left out
     * @param intercept of its fitted line at day 0, log mm³; NaN if the mouse was not analyzed
     * @param slopePerDay of its fitted line; NaN if the mouse was not analyzed
     * @param fromDay first analyzed day; NaN if none
     * @param toDay last analyzed day; NaN if none
     */
    public record MouseCurve(
            MouseId mouse,
            DonorId donor,
            ArmName arm,
            List<Point> readings,
            double intercept,
            double slopePerDay,
            double fromDay,
            double toDay) {
        /** Copies the list in. */
        public MouseCurve {
            readings = List.copyOf(readings);
        }
    }

    /**
     * One reading of a curve.
     *
     * @param day study day
     * @param volumeMm3 mm³; the limit c₀ for a reading below it; NaN when not measured
     * @param use what the analysis did with it
     * @param reading which one it is in the records; null where that is not known
     */
    public record Point(
            double day, double volumeMm3, Use use, @Nullable UUID reading) {
        /** Of a reading that is in no records. */
        public Point(double day, double volumeMm3, Use use) {
            this(day, volumeMm3, use, null);
        }
    }

    /** What an analysis does with a reading. */
    public enum Use {
        ANALYZED,
        ANALYZED_AT_LIMIT,
        OUTSIDE_WINDOW,
        /** By the plan another reading of the visit counts. */
        NOT_COUNTED,
        NOT_MEASURED,
        /** Measured, but no model could be fitted. */
        UNFITTED
    }

    /** The population mean of one arm, back-transformed (the median volume), at the days of {@code points}. */
    public record ArmCurve(ArmName arm, ArmRole role, List<CurvePoint> points) {
        /** Copies the list in. */
        public ArmCurve {
            points = List.copyOf(points);
        }
    }

    /** Median volume, mm³, with the interval of the population line at the level of the plan, and how many mice were measured on the day. */
    public record CurvePoint(double day, double medianMm3, double lowerMm3, double upperMm3, int mice) {}

    /** One analyzed reading: fitted log volume (innermost level) and the residual over its standard deviation. */
    public record Residual(MouseId mouse, ArmName arm, double day, double fittedLog, double pearson) {}
}
