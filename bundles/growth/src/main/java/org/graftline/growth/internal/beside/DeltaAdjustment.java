package org.graftline.growth.internal.beside;

import java.util.ArrayList;
import java.util.List;
import org.graftline.mixedmodel.Fit;

/**
 * How far the coefficients move when lost mice are continued by what the model expects of them plus a growth of 1 per day since they were
 * lost. With known variances the continued readings alone leave the coefficients where they are, and the added growth d moves them by
 * (X'V⁻¹X)⁻¹X'V⁻¹d on the completed rows: what multiple imputation tends to with ever more imputations, without its chance. The
 * standard error stays that of the readings there are (information-anchored: Cro, Carpenter and Kenward 2019, J. R. Stat. Soc. A 182).
 */
final class DeltaAdjustment {
    private final Fit fit;
    private final Primary primary;
    private final LostMice lost;

    DeltaAdjustment(Fit fit, Primary primary, LostMice lost) {
        this.fit = fit;
        this.primary = primary;
        this.lost = lost;
    }

    /** @param treatedAlone whether mice of the control arm grow on as the model expects */
    double[] perDay(boolean treatedAlone) {
        List<PrimaryRow> rows = new ArrayList<>(primary.rows());
        double[] measured = fit.residualStandardDeviations();
        List<Double> sd = new ArrayList<>();
        List<Double> added = new ArrayList<>();
        for (double s : measured) {
            sd.add(s);
            added.add(0.0);
        }
        lost.mice().values().forEach(own -> {
            PrimaryRow last = LostMice.last(own);
            for (double day : LostMice.steps(own, lost.until())) {
                rows.add(last.on(day));
                sd.add(measured[primary.rows().indexOf(last)]);
                added.add(treatedAlone && !last.treated() ? 0 : day - last.day());
            }
        });
        return new KnownVariance(fit)
                .regress(
                        rows,
                        sd.stream().mapToDouble(Double::doubleValue).toArray(),
                        added.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
