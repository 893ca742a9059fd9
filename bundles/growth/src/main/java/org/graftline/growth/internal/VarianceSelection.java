package org.graftline.growth.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.graftline.growth.GrowthAnalysis.VarianceCandidate;
import org.graftline.mixedmodel.Certificate;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.FitStatus;
import org.graftline.mixedmodel.MixedModel;
import org.graftline.mixedmodel.MixedModelException;
import org.graftline.mixedmodel.variance.VarianceCovariate;
import org.graftline.mixedmodel.variance.VarianceModel;
import org.graftline.study.conduct.AnalysisPlan.Variance;

/**
 * Fits the variance functions by REML with one fixed part, so that their criteria can be compared, and chooses the smallest AIC among the
 * fits that settled. Weights that follow the fitted volume have a pseudo-likelihood: they join by AIC and have no likelihood-ratio test
 * (engine.md section 4).
 */
final class VarianceSelection {
    /** Above this many arms a standard deviation per arm gives way to one for control and one for treated. */
    private static final int MOST_ARMS = 8;

    private static final String CONSTANT = "constant";
    private static final String BY_SIZE = "sd by size";
    private static final String SIZE_FORMULA = "σ · exp(φ · fitted log volume)";
    private static final String PSEUDO =
            "Its weights follow the fitted volume, so its likelihood is a pseudo-likelihood: compared by AIC only, no likelihood-ratio test.";
    private static final String WEIGHTS_KNOWN = "Intervals and p values take these weights as known.";

    private final ModelPlan plan;
    private final DataTable table;
    private final List<Tried> tried = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    private VarianceSelection(ModelPlan plan, DataTable table) {
        this.plan = plan;
        this.table = table;
    }

    private record Tried(String name, String formula, VarianceModel model, Fit fit) {
        boolean is(Tried other) {
            return name.equals(other.name);
        }

        /** Whether some fitted value was too near zero to be a weight and had to be raised. */
        boolean floored() {
            return fit.certificate().checks().stream()
                    .anyMatch(c -> c.test() == Certificate.Test.FLOOR && c.value() > 0);
        }

        boolean eligible() {
            return fit.converged() && !floored();
        }
    }

    /**
     * What came of it.
     *
     * @param chosen the fit with the smallest AIC among those that settled; the constant one when none did
     * @param candidates one per function, in the order tried
     * @param deviations where the protocol could not be obeyed, a sentence each
     */
    record Selection(Fit chosen, List<VarianceCandidate> candidates, List<String> deviations) {}

    /** @param functions those of the protocol: no other is a candidate, unless none of them can be fitted */
    static Selection select(ModelPlan plan, DataTable table, boolean hasControl, List<Variance> functions) {
        VarianceSelection selection = new VarianceSelection(plan, table);
        if (functions.contains(Variance.CONSTANT)) {
            selection.constant();
        }
        if (functions.contains(Variance.BY_ARM)) {
            selection.byArm(hasControl);
        }
        if (functions.contains(Variance.POWER_OF_MEAN)) {
            selection.bySize();
        }
        if (selection.tried.isEmpty()) {
            selection.constant();
            return selection.answer(
                    List.of(
                            "None of the planned variance functions could be fitted; the standard deviation of a reading is taken as constant."));
        }
        return selection.answer(List.of());
    }

    private void constant() {
        fit(CONSTANT, "σ", VarianceModel.constant());
    }

    private void byArm(boolean hasControl) {
        if (plan.arms().size() > 1 && plan.arms().size() <= MOST_ARMS) {
            fit("sd by arm", "σ · δ(arm)", VarianceModel.ident("arm"));
        } else if (plan.arms().size() > 1 && hasControl) {
            fit("sd by treatment", "σ · δ(control or treated)", VarianceModel.ident("treatment"));
        }
    }

    private void fit(String name, String formula, VarianceModel model) {
        tried.add(new Tried(name, formula, model, MixedModel.fit(plan.spec(model), table)));
    }

    /** The only function whose fit can be refused outright: its weights need a fixed point that may not exist. */
    private void bySize() {
        try {
            fit(BY_SIZE, SIZE_FORMULA, VarianceModel.expOfFitted());
        } catch (MixedModelException e) {
            refused.add(String.valueOf(e.getMessage()));
        }
    }

    private VarianceCandidate refusal(String message) {
        Fit first = tried.get(0).fit;
        int ofVariance = first.spec().variance() instanceof VarianceModel.Ident
                ? first.variance().values().size() - 1
                : 0;
        return new VarianceCandidate(
                BY_SIZE,
                SIZE_FORMULA,
                first.parameters() - ofVariance + 1,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                "",
                false,
                "Left out: " + message);
    }

    private Selection answer(List<String> deviations) {
        Tried best = tried.get(0);
        for (Tried t : tried) {
            if (t.eligible() && (!best.eligible() || t.fit.aic() < best.fit.aic())) {
                best = t;
            }
        }
        List<VarianceCandidate> candidates = new ArrayList<>();
        for (Tried t : tried) {
            candidates.add(candidate(t, best));
        }
        refused.forEach(message -> candidates.add(refusal(message)));
        return new Selection(best.fit, List.copyOf(candidates), deviations);
    }

    private VarianceCandidate candidate(Tried t, Tried best) {
        Fit constant = tried.get(0).fit;
        boolean settled = t.fit.converged();
        boolean test = tried.get(0).name.equals(CONSTANT)
                && !t.is(tried.get(0))
                && settled
                && constant.converged()
                && !t.fit.pseudoLikelihood();
        double statistic = test ? Math.max(0, 2 * (t.fit.logLik() - constant.logLik())) : Double.NaN;
        int df = t.fit.parameters() - constant.parameters();
        return new VarianceCandidate(
                t.name,
                t.formula,
                t.fit.parameters(),
                settled ? t.fit.logLik() : Double.NaN,
                settled ? t.fit.aic() : Double.NaN,
                statistic,
                test ? df : Double.NaN,
                test ? 1 - new ChiSquaredDistribution(null, df).cumulativeProbability(statistic) : Double.NaN,
                settled ? values(t) : "",
                t.is(best),
                note(t, best));
    }

    private String values(Tried t) {
        Map<String, Double> values = t.fit.variance().values();
        if (t.model instanceof VarianceModel.Exponential exponential) {
            double expon = values.values().iterator().next();
            if (exponential.covariate() instanceof VarianceCovariate.Fitted) {
                return "a reading of a tumor twice the size has %s times the standard deviation"
                        .formatted(Numbers.three(StrictMath.exp(expon * StrictMath.log(2))));
            }
            return "sd × %s in ten days".formatted(Numbers.three(StrictMath.exp(10 * expon)));
        }
        return values.entrySet().stream()
                .skip(1)
                .map(e -> "sd of %s %s × %s"
                        .formatted(
                                e.getKey(),
                                Numbers.three(e.getValue()),
                                values.keySet().iterator().next()))
                .collect(Collectors.joining(", "));
    }

    private String note(Tried t, Tried best) {
        if (!t.fit.converged()) {
            return t.is(best)
                    ? "No variance function settled; this one is shown: " + t.fit.message()
                    : t.fit.status() == FitStatus.NOT_IDENTIFIED
                            ? "Left out: the data cannot tell its parameters apart."
                            : "Left out: the search found no optimum that passes the tests.";
        }
        if (t.floored()) {
            return "Left out: some fitted volumes are too near 1 mm³ to be a weight.";
        }
        String pseudo = t.fit.pseudoLikelihood() ? " " + PSEUDO : "";
        if (t.is(best)) {
            return "Chosen: the smallest AIC." + pseudo + (pseudo.isEmpty() ? "" : " " + WEIGHTS_KNOWN);
        }
        double more = t.fit.aic() - best.fit.aic();
        return "AIC is %s %s.%s".formatted(Numbers.decimals(Math.abs(more), 1), more < 0 ? "lower" : "higher", pseudo);
    }
}
