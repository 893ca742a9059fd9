package org.graftline.mixedmodel.internal.diagnostics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The columns of the random effects of one group in whitened coordinates, U_Z = L⁻¹Z over the rows of its outermost group, and the products that
 * everything else needs: Z'V⁻¹Z = U_Z'U_Z, Z'V⁻¹X = U_Z'U, Z'V⁻¹(y − Xβ̂) = U_Z'w.
 *
 * @param outer position of the outermost group
 * @param level level of the group, from 0, outermost
 * @param id its full path
 * @param columns U_Z, q columns over the rows of the outermost group
 * @param own Z'V⁻¹Z, q×q
 * @param withX Z'V⁻¹X, q×p
 * @param score Z'V⁻¹(y − Xβ̂), q numbers
 */
@SuppressWarnings("ArrayRecordComponent") // internal carrier, never handed out
public record EffectColumns(
        int outer, int level, String id, double[][] columns, double[] own, double[] withX, double[] score) {

    /** Those of every group of one level. */
    public static List<EffectColumns> of(WhitenedModel model, int level) {
        List<EffectColumns> out = new ArrayList<>();
        for (int g = 0; g < model.groups().size(); g++) {
            for (Map.Entry<String, List<Integer>> e :
                    model.groups().get(g).groups().get(level).entrySet()) {
                out.add(of(model, g, level, e.getKey(), e.getValue()));
            }
        }
        return out;
    }

    private static EffectColumns of(WhitenedModel model, int outer, int level, String id, List<Integer> positions) {
        int q = model.fit().random().get(level).names().size();
        int p = model.coefficients();
        List<Integer> rows = model.groups().get(outer).rows();
        double[][] columns = new double[q][rows.size()];
        for (int at : positions) {
            double[] z = model.design().z(level, rows.get(at));
            for (int j = 0; j < q; j++) {
                columns[j][at] = z[j];
            }
        }
        model.whiten(outer, columns);
        double[] own = new double[q * q];
        double[] withX = new double[q * p];
        double[] score = new double[q];
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < q; j++) {
                own[i * q + j] = WhitenedModel.dot(columns[i], columns[j]);
            }
            for (int j = 0; j < p; j++) {
                withX[i * p + j] = WhitenedModel.dot(columns[i], model.u(outer, j));
            }
            score[i] = WhitenedModel.dot(columns[i], model.w(outer));
        }
        return new EffectColumns(outer, level, id, columns, own, withX, score);
    }

    /** Number of effects q. */
    int size() {
        return score.length;
    }

    /** Z'PZ = Z'V⁻¹Z − Z'V⁻¹XΦX'V⁻¹Z, q×q. */
    double[] projected(WhitenedModel model) {
        int q = size();
        int p = model.coefficients();
        double[][] half = new double[q][];
        for (int i = 0; i < q; i++) {
            half[i] = model.rootTransposedTimes(java.util.Arrays.copyOfRange(withX, i * p, (i + 1) * p));
        }
        double[] out = own.clone();
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < q; j++) {
                out[i * q + j] -= WhitenedModel.dot(half[i], half[j]);
            }
        }
        return out;
    }
}
