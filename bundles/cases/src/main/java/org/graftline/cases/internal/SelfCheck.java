package org.graftline.cases.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.graftline.cases.CaseVerdict;
import org.graftline.cases.CaseVerdict.Outcome;
import org.graftline.cases.Comparison;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.FitOptions;
import org.graftline.mixedmodel.MixedModel;
import org.graftline.mixedmodel.MixedModelException;
import org.graftline.mixedmodel.ModelSpec;

/** Identities that hold without a peer on any machine, on groups of equal size made in code. */
public final class SelfCheck {
    private static final double TOLERANCE = 1e-7;
    private static final ModelSpec ONE_WAY =
            ModelSpec.of("y", "~ 1").level("group").random("~ 1").build();

    private final FitOptions options;

    /** @param options for every fit */
    public SelfCheck(FitOptions options) {
        this.options = options;
    }

    /** Every identity, in a fixed order. */
    public List<CaseVerdict> verdicts() {
        return List.of(
                check("change-of-unit", "The response times 1000", this::changeOfUnit),
                check("order-of-rows", "The rows in another order", this::orderOfRows),
                check("one-and-two-threads", "One thread or two", this::threads));
    }

    private static CaseVerdict check(String name, String title, Supplier<List<Comparison>> identity) {
        long began = System.nanoTime();
        List<Comparison> comparisons = List.of();
        Outcome outcome;
        String reason = "";
        try {
            comparisons = identity.get();
            outcome = comparisons.stream().allMatch(Comparison::agrees) ? Outcome.PASSED : Outcome.FAILED;
            reason = comparisons.stream()
                    .filter(c -> !c.agrees())
                    .map(c -> c.words() + ".")
                    .findFirst()
                    .orElse("");
        } catch (MixedModelException e) {
            outcome = Outcome.FAILED;
            reason = String.valueOf(e.getMessage());
        }
        return new CaseVerdict(
                name,
                title,
                "identity",
                outcome,
                reason,
                comparisons,
                "",
                List.of(),
                List.of(),
                (System.nanoTime() - began) / 1_000_000);
    }

    /** y → 1000 y multiplies σ by 1000 and shifts ℓ by −(n − p) log 1000. */
    private List<Comparison> changeOfUnit() {
        BalancedLayout layout = BalancedLayout.oneWay(12, 5, 1.0);
        Fit fit = fit(ONE_WAY, layout.table());
        Fit scaled = fit(ONE_WAY, layout.times(1000).table());
        return List.of(
                settled(scaled),
                same("σ", 1000 * fit.sigma(), scaled.sigma()),
                same("logLik", fit.logLik() - 59 * Math.log(1000), scaled.logLik()));
    }

    /** Rows in another order: the same bits. */
    private List<Comparison> orderOfRows() {
        BalancedLayout layout = BalancedLayout.oneWay(12, 5, 1.0);
        return sameBits(
                fit(ONE_WAY, layout.table()), fit(ONE_WAY, layout.reversed().table()));
    }

    /** One thread or two: the same bits. */
    private List<Comparison> threads() {
        DataTable table = BalancedLayout.oneWay(600, 10, 1.0).table();
        return sameBits(
                MixedModel.fit(ONE_WAY, table, new FitOptions(1)), MixedModel.fit(ONE_WAY, table, new FitOptions(2)));
    }

    private Fit fit(ModelSpec spec, DataTable table) {
        return MixedModel.fit(spec, table, options);
    }

    private static double variance(Fit fit, String level) {
        return fit.random(level).orElseThrow().covariance().get(0, 0);
    }

    private static Comparison settled(Fit fit) {
        return new Comparison("converged", 1, fit.converged() ? 1 : 0, 1, 1, "must hold");
    }

    private static Comparison same(String what, double closedForm, double ours) {
        double width = TOLERANCE * Math.max(1, Math.abs(closedForm));
        return new Comparison(what, closedForm, ours, closedForm - width, closedForm + width, "relative " + TOLERANCE);
    }

    private static List<Comparison> sameBits(Fit a, Fit b) {
        double[] left = {a.logLik(), a.sigma(), a.fixed().estimate(0), variance(a, "group")};
        double[] right = {b.logLik(), b.sigma(), b.fixed().estimate(0), variance(b, "group")};
        List<String> names = Arrays.asList("logLik", "σ", "mean", "variance between groups");
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < left.length; i++) {
            comparisons.add(new Comparison(names.get(i), left[i], right[i], left[i], left[i], "the same bits"));
        }
        return comparisons;
    }
}
