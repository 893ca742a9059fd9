package org.graftline.mixedmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.graftline.mixedmodel.likelihood.ModelComparison;
import org.graftline.mixedmodel.likelihood.ModelComparison.Row;

/** Fits of the same data side by side. */
final class RankedFits {
    private RankedFits() {}

    static ModelComparison of(Map<String, Fit> fits) {
        if (fits.isEmpty()) {
            throw new InvalidModelException("A comparison of no fits", "Give at least one");
        }
        List<Fit> all = List.copyOf(fits.values());
        Fit first = all.get(0);
        all.forEach(fit -> NestedFits.requireSameCriterion(first, fit));
        double smallest = all.stream().mapToDouble(Fit::aic).min().orElse(Double.NaN);
        double total = all.stream()
                .mapToDouble(f -> StrictMath.exp((smallest - f.aic()) / 2))
                .sum();
        // The outermost level of any fit is the unit of all: a fit without it is the same model with a variance of 0
        // there.
        Fit widest = all.stream()
                .filter(f -> !f.random().isEmpty())
                .min(java.util.Comparator.comparingInt(Fit::independentUnits))
                .orElse(first);
        int units = widest.independentUnits();
        List<Row> rows = new ArrayList<>();
        fits.forEach((name, f) -> rows.add(new Row(
                name,
                f.parameters(),
                f.logLik(),
                f.aic(),
                f.bic(),
                f.bicN(),
                f.aicc(units),
                f.aic() - smallest,
                StrictMath.exp((smallest - f.aic()) / 2) / total,
                f.converged())));
        String unit = widest.random().isEmpty() ? "" : widest.random().get(0).level();
        return new ModelComparison(first.spec().method(), first.rows(), units, unit, rows, cautions(fits, units, unit));
    }

    private static List<String> cautions(Map<String, Fit> fits, int units, String unit) {
        List<String> out = new ArrayList<>();
        long pseudo = fits.values().stream().filter(Fit::pseudoLikelihood).count();
        fits.forEach((name, f) -> {
            if (pseudo < fits.size() && f.pseudoLikelihood()) {
                out.add(
                        "'%s' has weights that follow fitted values: its likelihood takes them as known, so its rank among proper likelihoods is a guide and no proof."
                                .formatted(name));
            }
            if (!f.converged()) {
                out.add("'%s' is not proven to be a maximum: %s".formatted(name, f.message()));
            }
            if (units <= f.parameters() + 1) {
                out.add("'%s' has %d parameters for %d %s, so its AICc is infinite: the data cannot carry that many."
                        .formatted(name, f.parameters(), units, unit.isEmpty() ? "rows" : "groups of '" + unit + "'"));
            }
        });
        return out;
    }
}
