package org.graftline.mixedmodel.internal.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.graftline.mixedmodel.internal.design.FixedCoding;

/**
 * Hypotheses of type III by the rule of containing effects (Goodnight 1978; SAS Institute, "The Four Types of Estimable Functions"). With every
 * effect coded by one dummy per level, X_full = XB, the estimable functions are lB for l in R^p. Those of effect E have no part in the effects
 * that neither are E nor contain it, and are orthogonal to those of the containing effects alone. They do not depend on the coding of the model
 * nor on the number of rows per cell. Where all cells are filled they are what sum-to-zero contrasts test. Where columns of the formula are aliased,
 * X_all = XT, the estimable functions are lTB, and what is left of each hypothesis is tested.
 */
public final class TypeThree {
    /** A sum below this share of its parts is 0. */
    private static final double ROUNDING = 1e-9;

    private TypeThree() {}

    /**
     * The rows l of one term, each of p weights, linearly independent; empty when no function of the term alone is estimable.
     *
     * @param combinations T': of every column of the formula its p weights on the columns of X
     */
    public static double[][] rows(FixedCoding coding, double[][] combinations, int term) {
        int p = combinations[0].length;
        List<double[]> outside = new ArrayList<>();
        List<double[]> notContaining = new ArrayList<>();
        List<double[]> all = new ArrayList<>();
        for (int t = coding.intercept() ? FixedCoding.INTERCEPT : 0; t < coding.terms(); t++) {
            List<double[]> columns = Arrays.stream(coding.overparameterized(t))
                    .map(b -> onX(combinations, b))
                    .toList();
            all.addAll(columns);
            if (t == term) {
                notContaining.addAll(columns);
            } else if (t == FixedCoding.INTERCEPT || !coding.contains(t, term)) {
                outside.addAll(columns);
                notContaining.addAll(columns);
            }
        }
        double[][] own = orthogonalTo(outside, p);
        double[][] containing = orthogonalTo(notContaining, p);
        if (own.length == 0 || containing.length == 0) {
            return own;
        }
        RealMatrix b =
                MatrixUtils.createRealMatrix(all.toArray(double[][]::new)).transpose();
        RealMatrix ownRows = MatrixUtils.createRealMatrix(own);
        RealMatrix overlap = MatrixUtils.createRealMatrix(containing)
                .multiply(b)
                .multiply(ownRows.multiply(b).transpose());
        double[][] keep = orthogonalTo(List.of(overlap.getData()), own.length);
        return keep.length == 0
                ? keep
                : MatrixUtils.createRealMatrix(keep).multiply(ownRows).getData();
    }

    /** Tb; a column that is 0 in the rows used stays exactly 0. */
    private static double[] onX(double[][] combinations, double[] b) {
        double[] out = new double[combinations[0].length];
        double[] size = new double[out.length];
        for (int j = 0; j < b.length; j++) {
            for (int i = 0; i < out.length; i++) {
                out[i] += b[j] * combinations[j][i];
                size[i] += Math.abs(b[j] * combinations[j][i]);
            }
        }
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.abs(out[i]) > ROUNDING * size[i] ? out[i] : 0;
        }
        return out;
    }

    /** An orthonormal basis of the vectors of length p that are orthogonal to all given ones. */
    private static double[][] orthogonalTo(List<double[]> vectors, int p) {
        List<double[]> candidates = new ArrayList<>(vectors);
        for (int j = 0; j < p; j++) {
            double[] unit = new double[p];
            unit[j] = 1;
            candidates.add(unit);
        }
        return IndependentRows.orthonormal(candidates, vectors.size());
    }
}
