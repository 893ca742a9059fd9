package org.graftline.mixedmodel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The estimated parameters of the variance function, on the scale a reader expects.
 *
 * @param kind the function
 * @param values {@code power}; {@code expon}; {@code const} and {@code power}; for ident one entry per stratum, the standard
 *     deviation relative to the first level, which is 1; empty for constant and fixed
 */
public record VarianceParameters(Kind kind, Map<String, Double> values) {
    /** The functions, named as in {@link org.graftline.mixedmodel.variance.VarianceModel}. */
    public enum Kind {
        CONSTANT,
        IDENT,
        EXP,
        POWER,
        CONST_POWER,
        FIXED,
        COMB
    }

    /** Copies the map, keeping its order. */
    public VarianceParameters {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
