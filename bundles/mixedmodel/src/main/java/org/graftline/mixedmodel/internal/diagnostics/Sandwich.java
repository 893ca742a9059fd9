package org.graftline.mixedmodel.internal.diagnostics;

import java.util.ArrayList;
import java.util.List;
import org.graftline.mixedmodel.internal.optimizer.SymmetricEigen;

/**
 * The covariance of β̂ from what outermost groups show, ΦΣs*s*'Φ (engine.md section 5, MATHS.md section 7). CR0 takes s* = s_d; CR2 takes
 * s* = C⁻ᵀ(I − h_d)^{-1/2}C's_d, whose expectation under the model is Φ. In the coordinates of C everything is p×p.
 */
public final class Sandwich {
    /** How the groups' scores are adjusted. */
    public enum Adjustment {
        /** Not at all: too small with few groups. */
        CR0,
        /** For the leverage of each group. */
        CR2
    }

    private final WhitenedModel model;
    private final List<double[]> roots = new ArrayList<>();
    private final List<double[]> shares = new ArrayList<>();
    private final List<String> alone = new ArrayList<>();
    private final double[] meat;

    /** Computes the sandwich. */
    public Sandwich(WhitenedModel model, Adjustment adjustment) {
        this.model = model;
        int p = model.coefficients();
        meat = new double[p * p];
        for (int g = 0; g < model.groups().size(); g++) {
            double[] h = model.share(model.information(g));
            double[] root = adjustment == Adjustment.CR2
                    ? inverseRoot(h, p, model.groups().get(g).id())
                    : identity(p);
            shares.add(h);
            roots.add(root);
            double[] s = times(root, model.rootTransposedTimes(model.score(g)));
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < p; j++) {
                    meat[i * p + j] += s[i] * s[j];
                }
            }
        }
    }

    private static double[] identity(int p) {
        double[] one = new double[p * p];
        for (int i = 0; i < p; i++) {
            one[i * p + i] = 1;
        }
        return one;
    }

    /** (I − h)^{-1/2}, of Moore and Penrose where an eigenvalue of h is 1. */
    private double[] inverseRoot(double[] h, int p, String id) {
        SymmetricEigen eigen = new SymmetricEigen(h, p);
        double[] out = new double[p * p];
        boolean whole = false;
        for (int k = 0; k < p; k++) {
            double rest = 1 - eigen.values[k];
            if (!(rest > Deletion.ALONE)) {
                whole = true;
                continue;
            }
            double f = 1 / Math.sqrt(rest);
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < p; j++) {
                    out[i * p + j] += f * eigen.vectors[i * p + k] * eigen.vectors[j * p + k];
                }
            }
        }
        if (whole) {
            alone.add(id);
        }
        return out;
    }

    private static double[] times(double[] m, double[] a) {
        int p = a.length;
        double[] out = new double[p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                out[i] += m[i * p + j] * a[j];
            }
        }
        return out;
    }

    /** The groups that alone identify a combination of coefficients; their own scatter there cannot be seen. */
    public List<String> alone() {
        return List.copyOf(alone);
    }

    /** The covariance of β̂, p×p row-major. */
    public double[] covariance() {
        int p = model.coefficients();
        double[] out = new double[p * p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                double v = 0;
                for (int a = 0; a <= i; a++) {
                    for (int b = 0; b <= j; b++) {
                        v += model.root()[i * p + a] * meat[a * p + b] * model.root()[j * p + b];
                    }
                }
                out[i * p + j] = v;
                out[j * p + i] = v;
            }
        }
        return out;
    }

    /**
     * Degrees of freedom of Bell and McCaffrey (2002) under the fitted model: with a_d = (I − h_d)^{-1/2}C'c and b_d = h_da_d the D group terms have
     * covariance Ω_de = δ_de a_d'b_d − b_d'b_e, and df = (tr Ω)²/tr Ω².
     *
     * @param contrast c, p numbers
     */
    public double degreesOfFreedom(double[] contrast) {
        int p = contrast.length;
        double[] c = model.rootTransposedTimes(contrast);
        double trace = 0;
        double square = 0;
        double[] sum = new double[p * p];
        for (int g = 0; g < shares.size(); g++) {
            double[] a = times(roots.get(g), c);
            double[] b = times(shares.get(g), a);
            double kappa = WhitenedModel.dot(a, b);
            double bb = WhitenedModel.dot(b, b);
            trace += kappa - bb;
            square += kappa * kappa - 2 * kappa * bb;
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < p; j++) {
                    sum[i * p + j] += b[i] * b[j];
                }
            }
        }
        square += WhitenedModel.dot(sum, sum);
        return trace * trace / square;
    }
}
