package org.graftline.mixedmodel.internal.inference;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.graftline.mixedmodel.internal.design.FixedCoding;

/**
 * Hypotheses of type III by the rule of containing effects (Goodnight 1978; SAS Institute, "The Four Types of Estimable Functions"). With every
 * effect coded by one dummy per level, X_full = XB, the estimable functions are lB for l in R^p. Those of effect E have no part in the effects
 * that neither are E nor contain it, and are orthogonal to those of the containing effects alone. They do not depend on the coding of the model
 * nor on the number of rows per cell. Where all cells are filled they are what sum-to-zero contrasts test.
 */
public final class TypeThree {
    private TypeThree() {}

    /** The rows l of one term, each of p weights, linearly independent; empty when no function of the term alone is estimable. */
    public static double[][] rows(FixedCoding coding, int term) {
        int p = coding.columns().size();
        List<double[]> outside = new ArrayList<>();
        List<double[]> notContaining = new ArrayList<>();
        List<double[]> all = new ArrayList<>();
        for (int t = coding.intercept() ? FixedCoding.INTERCEPT : 0; t < coding.terms(); t++) {
            List<double[]> columns = List.of(coding.overparameterized(t));
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
