package org.graftline.study.conduct;

import java.util.List;
import org.graftline.study.Decimal;
import org.graftline.study.conduct.AnalysisPlan.Contrast;
import org.graftline.study.conduct.AnalysisPlan.Df;
import org.graftline.study.conduct.AnalysisPlan.DonorCovariate;
import org.graftline.study.conduct.AnalysisPlan.DonorEffect;
import org.graftline.study.conduct.AnalysisPlan.Multiplicity;
import org.graftline.study.conduct.AnalysisPlan.Sensitivity;
import org.graftline.study.conduct.AnalysisPlan.Variance;
import org.graftline.study.conduct.AnalysisPlan.VisitReading;
import org.jspecify.annotations.Nullable;

/** A plan that is being changed. Nothing is checked before {@link #plan()}. Not safe for several threads. */
public final class AnalysisPlanDraft {
    private @Nullable Decimal fromDay;
    private @Nullable Decimal toDay;
    private TimeCourse course;
    private DonorEffect donorEffect;
    private List<Variance> variances;
    private List<DonorCovariate> covariates;
    private List<Contrast> contrasts;
    private Df df;
    private @Nullable Decimal limitMm3;
    private VisitReading reading;
    private List<Sensitivity> sensitivities;
    private @Nullable Decimal delta;
    private Multiplicity multiplicity;
    private Decimal alpha;
    private @Nullable List<String> parts;

    AnalysisPlanDraft(AnalysisPlan plan) {
        fromDay = plan.fromDay();
        toDay = plan.toDay();
        course = plan.course();
        donorEffect = plan.donorEffect();
        variances = plan.variances();
        covariates = plan.covariates();
        contrasts = plan.contrasts();
        df = plan.df();
        limitMm3 = plan.limitMm3();
        reading = plan.reading();
        sensitivities = plan.sensitivities();
        delta = plan.delta();
        multiplicity = plan.multiplicity();
        alpha = plan.alpha();
        parts = plan.parts();
    }

    /** Sets the window; null for the default of either end. */
    public AnalysisPlanDraft window(@Nullable Decimal from, @Nullable Decimal to) {
        fromDay = from;
        toDay = to;
        return this;
    }

    /** Sets the course of the mean. */
    public AnalysisPlanDraft course(TimeCourse value) {
        course = value;
        return this;
    }

    /** Sets whether donors may differ in their treatment effect. */
    public AnalysisPlanDraft donorEffect(DonorEffect value) {
        donorEffect = value;
        return this;
    }

    /** Sets the variance functions. */
    public AnalysisPlanDraft variances(Variance... values) {
        variances = List.of(values);
        return this;
    }

    /** Sets the donor covariates. */
    public AnalysisPlanDraft covariates(DonorCovariate... values) {
        covariates = List.of(values);
        return this;
    }

    /** Sets the contrasts. */
    public AnalysisPlanDraft contrasts(List<Contrast> values) {
        contrasts = List.copyOf(values);
        return this;
    }

    /** Sets the method of the degrees of freedom. */
    public AnalysisPlanDraft df(Df value) {
        df = value;
        return this;
    }

    /** Sets c₀, mm³; null for the smallest volume measured. */
    public AnalysisPlanDraft limitMm3(@Nullable Decimal value) {
        limitMm3 = value;
        return this;
    }

    /** Sets which reading of a visit counts. */
    public AnalysisPlanDraft reading(VisitReading value) {
        reading = value;
        return this;
    }

    /**
     * Sets the analyses beside the primary one.
     *
     * @param delta of the delta-adjusted one; null where it is not among them
     */
    public AnalysisPlanDraft sensitivities(List<Sensitivity> values, @Nullable Decimal delta) {
        sensitivities = List.copyOf(values);
        this.delta = delta;
        return this;
    }

    /** Sets the rule over contrasts. */
    public AnalysisPlanDraft multiplicity(Multiplicity value) {
        multiplicity = value;
        return this;
    }

    /** Sets the two-sided level. */
    public AnalysisPlanDraft alpha(Decimal value) {
        alpha = value;
        return this;
    }

    /** Sets the parts of the report without which it is not signed. */
    public AnalysisPlanDraft requiredParts(List<String> ids) {
        parts = List.copyOf(ids);
        return this;
    }

    /**
     * The plan with these values.
     *
     * @throws org.graftline.study.StudyException with one sentence for the first value that is wrong
     */
    public AnalysisPlan plan() {
        return new AnalysisPlan(
                fromDay,
                toDay,
                course,
                donorEffect,
                variances,
                covariates,
                contrasts,
                df,
                limitMm3,
                reading,
                sensitivities,
                delta,
                multiplicity,
                alpha,
                parts);
    }
}
