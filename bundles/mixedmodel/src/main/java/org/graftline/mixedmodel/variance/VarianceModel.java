package org.graftline.mixedmodel.variance;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The residual standard deviation of row i is σ·v_i; a variance model says what v_i is (engine.md section 1). Parameters are
 * estimated together with the covariance of the random effects.
 */
public sealed interface VarianceModel {
    /** v = 1. */
    static VarianceModel constant() {
        return new Constant();
    }

    /** A standard deviation per stratum: v = 1 in the first level of the factor {@code by}, free in the others. */
    static VarianceModel ident(String by) {
        return new Ident(by);
    }

    /** v = exp(φ·c), c a column. */
    static VarianceModel exp(String column) {
        return new Exponential(VarianceCovariate.column(column), null);
    }

    /** v = |c|^φ, c a column without zeros. */
    static VarianceModel power(String column) {
        return new Power(VarianceCovariate.column(column), null);
    }

    /** v = δ₁ + |c|^φ, c a column without zeros. */
    static VarianceModel constPower(String column) {
        return new ConstPower(VarianceCovariate.column(column), null);
    }

    /** v² = c, c a positive column; no parameter. */
    static VarianceModel fixed(String column) {
        return new Fixed(column);
    }

    /** v = |f|^φ, f the conditional fitted value of the innermost level. */
    static VarianceModel powerOfFitted() {
        return new Power(VarianceCovariate.fitted(), null);
    }

    /** v = exp(φ·f), f the conditional fitted value of the innermost level. */
    static VarianceModel expOfFitted() {
        return new Exponential(VarianceCovariate.fitted(), null);
    }

    /**
     * A function whose parameters, or some of them, are known and not estimated.
     *
     * @param values by the names under which the parameters are reported ({@code power}, {@code const}, a stratum …)
     */
    static VarianceModel held(VarianceModel function, Map<String, Double> values) {
        return new Held(function, values);
    }

    /** v is the product of the parts. */
    static VarianceModel comb(List<VarianceModel> parts) {
        return new Combined(parts);
    }

    /** v = 1. */
    record Constant() implements VarianceModel {}

    /**
     * A standard deviation per stratum.
     *
     * @param by the factor of strata; its first level is the reference with v = 1
     */
    record Ident(String by) implements VarianceModel {}

    /**
     * v = exp(φ·c).
     *
     * @param covariate c
     * @param by a factor with a φ per level, or null for one φ
     */
    record Exponential(
            VarianceCovariate covariate, @Nullable String by) implements VarianceModel {}

    /**
     * v = |c|^φ.
     *
     * @param covariate c
     * @param by a factor with a φ per level, or null for one φ
     */
    record Power(VarianceCovariate covariate, @Nullable String by) implements VarianceModel {}

    /**
     * v = δ₁ + |c|^φ.
     *
     * @param covariate c
     * @param by a factor with parameters per level, or null for one set
     */
    record ConstPower(VarianceCovariate covariate, @Nullable String by) implements VarianceModel {}

    /**
     * v² = c.
     *
     * @param column c, positive
     */
    record Fixed(String column) implements VarianceModel {}

    /**
     * The product of the parts.
     *
     * @param parts at least one; at most one may carry a free scale per stratum
     */
    record Combined(List<VarianceModel> parts) implements VarianceModel {
        /** Copies the list. */
        public Combined {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A function some of whose parameters are known.
     *
     * @param function the function
     * @param values the known parameters, by the names and on the scale of the report
     */
    record Held(VarianceModel function, Map<String, Double> values) implements VarianceModel {
        /** Copies the map. */
        public Held {
            values = Map.copyOf(values);
        }
    }
}
