package org.graftline.mixedmodel;

import java.util.List;

/** The estimated covariance G = σ²D of one level; the level's blocks stand in it block-diagonally. Immutable. */
public final class RandomEffects {
    private final String level;
    private final int groups;
    private final List<String> names;
    private final Matrix covariance;

    /**
     * @param level the level
     * @param groups number of its groups
     * @param names q names
     * @param covariance q×q
     */
    public RandomEffects(String level, int groups, List<String> names, Matrix covariance) {
        this.level = level;
        this.groups = groups;
        this.names = List.copyOf(names);
        this.covariance = covariance;
    }

    /** The grouping column. */
    public String level() {
        return level;
    }

    /** Number of groups of the level. */
    public int groups() {
        return groups;
    }

    /** The q names, block after block. */
    public List<String> names() {
        return names;
    }

    /** The q standard deviations √Gⱼⱼ in the unit of the response per unit of the column. */
    public double[] standardDeviations() {
        double[] sd = new double[names.size()];
        for (int j = 0; j < sd.length; j++) {
            sd[j] = Math.sqrt(covariance.get(j, j));
        }
        return sd;
    }

    /** The q×q correlations; 0 between blocks; NaN in the rows and columns of an effect whose standard deviation is 0, 1 on the diagonal. */
    public Matrix correlation() {
        int q = names.size();
        double[] sd = standardDeviations();
        double[] c = new double[q * q];
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < q; j++) {
                double r = covariance.get(i, j) / (sd[i] * sd[j]);
                c[i * q + j] = i == j ? 1 : Double.isNaN(r) ? r : Math.max(-1, Math.min(1, r));
            }
        }
        return Matrix.of(q, q, c);
    }

    /** G, q×q. */
    public Matrix covariance() {
        return covariance;
    }
}
