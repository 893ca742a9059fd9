package org.graftline.mixedmodel.internal.diagnostics;

import java.util.Arrays;
import org.graftline.mixedmodel.internal.optimizer.SymmetricEigen;

/**
 * What becomes of β̂ when a part of the data is left out and θ is kept: β̂ − β̂₍₎ = C(I − h)⁻¹C's with h = C'HC, H the part's contribution to X'V⁻¹X
 * and s that to X'V⁻¹(y − Xβ̂). Exact, without a refit.
 */
public final class Deletion {
    /** An eigenvalue of h this near to 1: without the part the coefficients cannot be estimated. */
    static final double ALONE = 1e-8;

    private final double[] change;
    private final double cook;
    private final double covarianceRatio;

    private Deletion(double[] change, double cook, double covarianceRatio) {
        this.change = change;
        this.cook = cook;
        this.covarianceRatio = covarianceRatio;
    }

    /** Leaves an outermost group out. */
    public static Deletion ofOuter(WhitenedModel model, int group) {
        return of(model, model.information(group), model.score(group));
    }

    /** Leaves rows of an outermost group out; {@code kept} are the others, in their order there. */
    public static Deletion keeping(WhitenedModel model, int group, java.util.List<Integer> kept) {
        double[] h = model.information(group);
        double[] s = model.score(group);
        double[][] rest = model.whitened(kept);
        double[] hRest = model.information(rest);
        double[] sRest = model.score(rest);
        for (int i = 0; i < h.length; i++) {
            h[i] -= hRest[i];
        }
        for (int i = 0; i < s.length; i++) {
            s[i] -= sRest[i];
        }
        return of(model, h, s);
    }

    private static Deletion of(WhitenedModel model, double[] h, double[] s) {
        int p = s.length;
        SymmetricEigen eigen = new SymmetricEigen(model.share(h), p);
        double[] scaled = model.rootTransposedTimes(s);
        double[] solved = new double[p];
        double ratio = 1;
        for (int k = 0; k < p; k++) {
            double rest = 1 - eigen.values[k];
            if (!(rest > ALONE)) {
                double[] unknown = new double[p];
                Arrays.fill(unknown, Double.NaN);
                return new Deletion(unknown, Double.NaN, Double.NaN);
            }
            ratio /= rest;
            double along = 0;
            for (int i = 0; i < p; i++) {
                along += eigen.vectors[i * p + k] * scaled[i];
            }
            for (int i = 0; i < p; i++) {
                solved[i] += eigen.vectors[i * p + k] * along / rest;
            }
        }
        // δ'Φ⁻¹δ = |C⁻¹δ|²
        return new Deletion(model.rootTimes(solved), WhitenedModel.dot(solved, solved) / p, ratio);
    }

    /** β̂ − β̂₍₎, p numbers; NaN when the coefficients cannot be estimated without the part. */
    public double[] change() {
        return change.clone();
    }

    /** Φ without an outermost group, p×p: C(I − h)⁻¹C'; NaN when the coefficients cannot be estimated without it. */
    static double[] covarianceWithout(WhitenedModel model, int group) {
        int p = model.coefficients();
        SymmetricEigen eigen = new SymmetricEigen(model.share(model.information(group)), p);
        double[] out = new double[p * p];
        for (int k = 0; k < p; k++) {
            double rest = 1 - eigen.values[k];
            double[] along = new double[p];
            for (int i = 0; i < p; i++) {
                along[i] = eigen.vectors[i * p + k];
            }
            double[] c = model.rootTimes(along);
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < p; j++) {
                    out[i * p + j] += rest > ALONE ? c[i] * c[j] / rest : Double.NaN;
                }
            }
        }
        return out;
    }

    /** Cook's distance, change'Φ⁻¹change/p. */
    public double cook() {
        return cook;
    }

    /** det Φ₍₎ / det Φ. */
    public double covarianceRatio() {
        return covarianceRatio;
    }
}
