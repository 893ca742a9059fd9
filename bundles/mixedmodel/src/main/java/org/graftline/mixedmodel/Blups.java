package org.graftline.mixedmodel;

import java.util.List;
import java.util.Optional;

/** The predicted random effects b̂ of every group of one level (best linear unbiased predictions). Immutable. */
public final class Blups {
    private final String level;
    private final List<String> names;
    private final List<String> ids;
    private final double[] values;
    private final double[] covariances;

    /**
     * @param level the level
     * @param names q names
     * @param ids m full paths, {@code outer/inner}
     * @param values m×q, row-major
     * @param covariances m blocks of q×q, row-major: the prediction-error covariance σ²K_g
     */
    public Blups(String level, List<String> names, List<String> ids, double[] values, double[] covariances) {
        this.level = level;
        this.names = List.copyOf(names);
        this.ids = List.copyOf(ids);
        this.values = values.clone();
        this.covariances = covariances.clone();
    }

    /** The grouping column. */
    public String level() {
        return level;
    }

    /** The q names, as in {@link RandomEffects#names()}. */
    public List<String> names() {
        return names;
    }

    /** The groups by their full path, {@code outer/inner}, sorted by outer then inner id. */
    public List<String> ids() {
        return ids;
    }

    /** A copy of the q predictions of group g, from 0. */
    public double[] values(int g) {
        int q = names.size();
        return java.util.Arrays.copyOfRange(values, g * q, (g + 1) * q);
    }

    /** The predictions of the group with this full path; empty when there is no such group. */
    public Optional<double[]> values(String id) {
        int g = ids.indexOf(id);
        return g < 0 ? Optional.empty() : Optional.of(values(g));
    }

    /** Prediction-error covariance σ²K of group g, q×q; under REML it holds the uncertainty of β̂, under ML it is given β̂. */
    public Matrix covariance(int g) {
        int q = names.size();
        return Matrix.of(q, q, java.util.Arrays.copyOfRange(covariances, g * q * q, (g + 1) * q * q));
    }
}
