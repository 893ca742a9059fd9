package org.graftline.mixedmodel.diagnostics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the variance of a reading comes from, at one row of covariates: with random slopes it depends on the time.
 *
 * @param byLevel variance between the groups of each level, z'Gz, outermost first
 * @param residual residual variance σ²v²
 */
public record VarianceShares(Map<String, Double> byLevel, double residual) {
    /** Copies the map, keeping its order. */
    public VarianceShares {
        byLevel = Collections.unmodifiableMap(new LinkedHashMap<>(byLevel));
    }

    /** The variance of a reading. */
    public double total() {
        double sum = residual;
        for (double v : byLevel.values()) {
            sum += v;
        }
        return sum;
    }

    /** Share of a level in the variance of a reading; 0 for a level without random effects. */
    public double share(String level) {
        return byLevel.getOrDefault(level, 0.0) / total();
    }

    /** Share of the residual. */
    public double residualShare() {
        return residual / total();
    }

    /**
     * Intraclass correlation: of two readings with these covariates that share the group of this level, and with it the groups outside, and no
     * group inside it.
     */
    public double intraclassCorrelation(String level) {
        double shared = 0;
        for (Map.Entry<String, Double> e : byLevel.entrySet()) {
            shared += e.getValue();
            if (e.getKey().equals(level)) {
                return shared / total();
            }
        }
        return 0;
    }
}
