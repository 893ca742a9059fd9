package org.graftline.mixedmodel.internal.criterion;

import java.util.List;
import org.graftline.mixedmodel.internal.design.FixedDesign;
import org.graftline.mixedmodel.internal.design.GroupIndex;
import org.graftline.mixedmodel.internal.design.RandomDesign;

/** Means of the ordered rows from β̂ and b̂: the population mean Xβ and the conditional mean of every level. */
public final class ModelMeans {
    private final GroupIndex index;
    private final FixedDesign fixed;
    private final List<RandomDesign> random;

    /** {@code random}: one design per level of the index. */
    public ModelMeans(GroupIndex index, FixedDesign fixed, List<RandomDesign> random) {
        this.index = index;
        this.fixed = fixed;
        this.random = random;
    }

    /**
     * Xβ of every ordered row.
     *
     * @param beta coefficients of the columns of the table, length p
     */
    public double[] population(double[] beta) {
        double[][] x = fixed.columns();
        double[] mean = new double[index.order().length];
        for (int j = 0; j < beta.length; j++) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += x[j][i] * beta[j];
            }
        }
        return mean;
    }

    /**
     * Adds Z_l b̂ of one level.
     *
     * @param effects b̂ of the scaled columns, groups × q
     * @param mean modified
     */
    public void add(int level, double[] effects, double[] mean) {
        int q = random.get(level).size();
        double[][] z = random.get(level).columns();
        int[] first = index.firstRow(level);
        for (int g = 0; g + 1 < first.length; g++) {
            for (int j = 0; j < q; j++) {
                double b = effects[g * q + j];
                for (int i = first[g]; i < first[g + 1]; i++) {
                    mean[i] += z[j][i] * b;
                }
            }
        }
    }

    /** The conditional mean of the innermost level. */
    public double[] conditional(double[] beta, double[][] effects) {
        double[] mean = population(beta);
        for (int l = 0; l < random.size(); l++) {
            add(l, effects[l], mean);
        }
        return mean;
    }
}
