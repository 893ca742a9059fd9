package org.graftline.mixedmodel.internal.diagnostics;

import java.util.ArrayList;
import java.util.Arrays;
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
 * REML and ML alike; the same with β̂ known; and rows of V⁻¹X. P_ii = (1 − h_i)/(σv_i)², (V⁻¹)_ii = (1 − h⁰_i)/(σv_i)².
 */
public final class RowLeverage {
    private final double[] whole;
    private final double[] givenCoefficients;
    private final double[][] onCoefficients;

    /** Computes every row of the table that was fitted. */
    public RowLeverage(WhitenedModel model) {
        Fit fit = model.fit();
        TableDesign design = model.design();
        double[] sd = fit.residualStandardDeviations();
        whole = new double[sd.length];
        givenCoefficients = new double[sd.length];
        onCoefficients = new double[sd.length][];
        Arrays.fill(whole, Double.NaN);
        Arrays.fill(givenCoefficients, Double.NaN);
        Map<String, EffectsLaw> laws = new HashMap<>();
        for (int i = 0; i < sd.length; i++) {
            if (!Double.isNaN(sd[i])) {
                CurvePoint point = point(fit, design, i, laws);
                double given = point.covarianceOfGroups(point);
                double all = given
                        + point.covarianceOfCoefficients(point, fit.fixed().covariance());
                whole[i] = all / (sd[i] * sd[i]);
                givenCoefficients[i] = given / (sd[i] * sd[i]);
                onCoefficients[i] = point.onCoefficients();
            }
        }
    }

    private static CurvePoint point(Fit fit, TableDesign design, int row, Map<String, EffectsLaw> laws) {
        int levels = fit.random().size();
        List<@Nullable String> paths = new ArrayList<>();
        double[][] z = new double[levels][];
        for (int l = 0; l < levels; l++) {
            paths.add(design.path(l, row));
            z[l] = design.z(l, row);
        }
        EffectsLaw law = laws.computeIfAbsent(String.valueOf(paths), k -> new EffectsLaw(fit));
        int[] offsets = law.offsets(paths);
        return new CurvePoint(fit, law, design.x(row), z, offsets);
    }

    /** h per row; NaN in rows left out. */
    public double[] values() {
        return whole.clone();
    }

    /** h⁰ of a row. */
    double givenCoefficients(int row) {
        return givenCoefficients[row];
    }

    /** h of a row. */
    double whole(int row) {
        return whole[row];
    }

    /** (σv_i)² times row i of V⁻¹X, p numbers. Not to be written to. */
    double[] onCoefficients(int row) {
        return onCoefficients[row];
    }
}
