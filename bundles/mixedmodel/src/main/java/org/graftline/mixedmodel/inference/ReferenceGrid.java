package org.graftline.mixedmodel.inference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.FixedTerms;
import org.graftline.mixedmodel.Matrix;
import org.graftline.mixedmodel.UnknownColumnException;

/**
 * The points at which a fit is asked for marginal means and slopes (Searle, Speed and Milliken 1980): every level of the factors, covariates at
 * their means over the rows used or where {@link #at} puts them. Means over factors not asked for give every level the same weight. Immutable.
 */
public final class ReferenceGrid {
    private final Fit fit;
    private final DegreesOfFreedom method;
    private final Map<String, Double> values;

    private ReferenceGrid(Fit fit, DegreesOfFreedom method, Map<String, Double> values) {
        this.fit = fit;
        this.method = method;
        this.values = values;
    }

    /** The grid of a fit, judged by {@link Fit#degreesOfFreedom()}. */
    public static ReferenceGrid of(Fit fit) {
        return new ReferenceGrid(fit, fit.degreesOfFreedom(), Map.of());
    }

    /** The same grid, judged by this method. */
    public ReferenceGrid by(DegreesOfFreedom other) {
        return new ReferenceGrid(fit, other, values);
    }

    /**
     * The same grid with a covariate at a value.
     *
     * @throws UnknownColumnException if the fixed part has no such numeric column
     */
    public ReferenceGrid at(String covariate, double value) {
        if (!fit.terms().covariates().containsKey(covariate)) {
            throw new UnknownColumnException(
                    "The fixed part has no numeric column '%s'".formatted(covariate),
                    "Its numeric columns are " + fit.terms().covariates().keySet());
        }
        Map<String, Double> changed = new LinkedHashMap<>(values);
        changed.put(covariate, value);
        return new ReferenceGrid(fit, method, changed);
    }

    /**
     * Marginal means, one for each combination of levels of these factors, the levels of the first running fastest; without factors the grand
     * mean.
     *
     * @throws UnknownColumnException if the fixed part has no such factor
     */
    public EstimateFamily means(String... factors) {
        return family(List.of(factors), (terms, levels) -> terms.row(levels, values));
    }

    /**
     * Slopes of the mean against a covariate, one for each combination of levels of these factors; where the covariate enters by powers, at its
     * value in the grid.
     *
     * @throws UnknownColumnException if the fixed part has no such covariate or factor
     */
    public EstimateFamily slopes(String covariate, String... factors) {
        return family(List.of(factors), (terms, levels) -> terms.slope(covariate, levels, values));
    }

    private interface Weights {
        double[] at(FixedTerms terms, Map<String, String> levels);
    }

    private EstimateFamily family(List<String> factors, Weights weights) {
        FixedTerms terms = fit.terms();
        List<Map<String, String>> cells = List.of(Map.of());
        for (String factor : factors) {
            List<String> levels = terms.factors().get(factor);
            if (levels == null) {
                throw new UnknownColumnException(
                        "The fixed part has no factor '%s'".formatted(factor),
                        "Its factors are " + terms.factors().keySet());
            }
            List<Map<String, String>> more = new ArrayList<>();
            for (String level : levels) {
                for (Map<String, String> cell : cells) {
                    Map<String, String> extended = new LinkedHashMap<>(cell);
                    extended.put(factor, level);
                    more.add(extended);
                }
            }
            cells = more;
        }
        int p = fit.fixed().size();
        List<String> names = new ArrayList<>();
        double[] rows = new double[cells.size() * p];
        for (int i = 0; i < cells.size(); i++) {
            names.add(
                    factors.isEmpty()
                            ? "overall"
                            : String.join(" ", cells.get(i).values()));
            System.arraycopy(weights.at(terms, cells.get(i)), 0, rows, i * p, p);
        }
        return EstimateFamily.of(fit, method, names, Matrix.of(cells.size(), p, rows));
    }
}
