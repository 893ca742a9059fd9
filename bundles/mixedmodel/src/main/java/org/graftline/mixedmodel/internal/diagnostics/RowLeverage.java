package org.graftline.mixedmodel.internal.diagnostics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.internal.prediction.CurvePoint;
import org.graftline.mixedmodel.internal.prediction.EffectsLaw;
import org.graftline.mixedmodel.internal.prediction.TableDesign;
import org.jspecify.annotations.Nullable;

/**
 * Leverage h_i = ∂ŷ_i/∂y_i of the conditional fit, which is Var(f̂_i − f_i)/(σv_i)² with the uncertainty of β̂ inside (Henderson's equations), under
 * REML and ML alike.
 */
public final class RowLeverage {
    private RowLeverage() {}

    /** Leverage per row of the table; NaN in rows left out. */
    public static double[] of(WhitenedModel model) {
        Fit fit = model.fit();
        TableDesign design = model.design();
        double[] sd = fit.residualStandardDeviations();
        double[] out = sd.clone(); // NaN where left out
        int levels = fit.random().size();
        Map<String, EffectsLaw> laws = new HashMap<>();
        for (int i = 0; i < out.length; i++) {
            if (Double.isNaN(sd[i])) {
                continue;
            }
            List<@Nullable String> paths = new ArrayList<>();
            double[][] z = new double[levels][];
            for (int l = 0; l < levels; l++) {
                paths.add(design.path(l, i));
                z[l] = design.z(l, i);
            }
            EffectsLaw law = laws.computeIfAbsent(String.valueOf(paths), k -> new EffectsLaw(fit));
            int[] offsets = law.offsets(paths);
            CurvePoint point = new CurvePoint(fit, law, design.x(i), z, offsets);
            double variance = point.covarianceOfGroups(point)
                    + point.covarianceOfCoefficients(point, fit.fixed().covariance());
            out[i] = variance / (sd[i] * sd[i]);
        }
        return out;
    }
}
