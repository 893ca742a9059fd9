package org.graftline.mixedmodel;

import java.util.List;

/** The estimated coefficients β̂ and their covariance Φ = σ²(X'V₀⁻¹X)⁻¹. Immutable. */
public final class FixedEffects {
    private final List<String> names;
    private final double[] estimates;
    private final Matrix covariance;
    private final List<String> aliased;

    /**
     * @param names p names, as R's treatment coding writes them
     * @param estimates p numbers
     * @param covariance p×p
     */
    public FixedEffects(List<String> names, double[] estimates, Matrix covariance) {
        this(names, estimates, covariance, List.of());
    }

    /**
     * @param names p names, as R's treatment coding writes them
     * @param estimates p numbers
     * @param covariance p×p
     * @param aliased names of columns that have no coefficient of their own
     */
    public FixedEffects(List<String> names, double[] estimates, Matrix covariance, List<String> aliased) {
        this.names = List.copyOf(names);
        this.estimates = estimates.clone();
        this.covariance = covariance;
        this.aliased = List.copyOf(aliased);
    }

    /**
     * The columns of the formula that were left out because the rows used make them combinations of the columns before them (or zero),
     * in the order of the formula; empty when every coefficient can be estimated. R prints their coefficients as {@code NA}.
     */
    public List<String> aliased() {
        return aliased;
    }

    /** The p names in the order of the formula's terms, for example {@code day:armtreated}. */
    public List<String> names() {
        return names;
    }

    /** Number of coefficients p. */
    public int size() {
        return estimates.length;
    }

    /** A copy of β̂, length p. */
    public double[] estimates() {
        return estimates.clone();
    }

    /** β̂ of coefficient i, from 0. */
    public double estimate(int i) {
        return estimates[i];
    }

    /**
     * β̂ of the named coefficient.
     *
     * @throws UnknownColumnException if the model has no such coefficient
     */
    public double estimate(String name) {
        return estimates[indexOf(name)];
    }

    /** √Φᵢᵢ. */
    public double standardError(int i) {
        return Math.sqrt(covariance.get(i, i));
    }

    /** Φ, p×p. */
    public Matrix covariance() {
        return covariance;
    }

    /**
     * Position of the named coefficient, from 0.
     *
     * @throws UnknownColumnException if the model has no such coefficient
     */
    public int indexOf(String name) {
        int i = names.indexOf(name);
        if (i < 0) {
            throw new UnknownColumnException(
                    "The model has no coefficient '%s'".formatted(name), "Use one of " + names);
        }
        return i;
    }
}
