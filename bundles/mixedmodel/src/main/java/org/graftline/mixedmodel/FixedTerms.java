package org.graftline.mixedmodel;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.graftline.mixedmodel.internal.design.FixedCoding;
import org.graftline.mixedmodel.internal.design.ModelFormula;
import org.graftline.mixedmodel.internal.inference.TypeThree;

/**
 * What the coefficients of a fit stand for: the terms of the fixed part, their factors and covariates, and the weights x of the coefficients at
 * any values of these. Immutable.
 */
public final class FixedTerms {
    private final FixedCoding coding;
    private final Map<String, Double> means;
    private final double[][] r;
    private final List<String> aliased;

    /**
     * @param aliased columns of the formula that were left out; while there are any, terms and coefficients do not correspond
     * @param means mean of each numeric column over the rows used
     * @param r p×p upper triangular with X = QR, Q'Q = nI; not copied
     */
    FixedTerms(FixedCoding coding, List<String> aliased, Map<String, Double> means, double[][] r) {
        this.coding = coding;
        this.aliased = List.copyOf(aliased);
        this.means = Collections.unmodifiableMap(new TreeMap<>(means));
        this.r = r;
    }

    /** The terms without the intercept, in the order of their coefficients, as R prints them: {@code day:arm}. */
    public List<String> names() {
        return IntStream.range(0, coding.terms()).mapToObj(coding::label).toList();
    }

    /** The levels of each factor of the fixed part that occur in the rows used, in their order. */
    public Map<String, List<String>> factors() {
        return coding.factors();
    }

    /** The numeric columns of the fixed part, each with its mean over the rows used. */
    public Map<String, Double> covariates() {
        return means;
    }

    /**
     * The weights of the coefficients at given levels and values.
     *
     * @param levels a level for each factor wanted; factors left out are averaged with equal weights over their levels
     * @param values a value for each covariate wanted; covariates left out stand at their means
     * @return p weights
     * @throws UnknownColumnException if the fixed part has no such factor or covariate
     * @throws UnknownFactorLevelException if a factor has no such level
     * @throws InferenceUnavailableException if columns of the fixed part were left out as aliased
     */
    public double[] row(Map<String, String> levels, Map<String, Double> values) {
        requireEstimable();
        requireKnown(levels, values);
        return coding.columns().stream()
                .mapToDouble(column -> value(column, levels, values))
                .toArray();
    }

    /**
     * The derivative of {@link #row} with respect to a covariate: the weights of its slope.
     *
     * @throws UnknownColumnException if the fixed part has no such factor or covariate
     * @throws UnknownFactorLevelException if a factor has no such level
     * @throws InferenceUnavailableException if columns of the fixed part were left out as aliased
     */
    public double[] slope(String covariate, Map<String, String> levels, Map<String, Double> values) {
        requireEstimable();
        requireKnown(levels, values);
        requireCovariate(covariate);
        return coding.columns().stream()
                .mapToDouble(column -> derivative(column, covariate, levels, values))
                .toArray();
    }

    /** The rows of the hypothesis of type III of a term; empty when no function of the term alone is estimable. */
    double[][] typeThree(int term) {
        requireEstimable();
        return TypeThree.rows(coding, term);
    }

    /** The rows of the hypothesis of a term after those before it: its rows of R, since Rβ are the coefficients of X made orthogonal in order. */
    double[][] sequential(int term) {
        requireEstimable();
        return IntStream.range(0, r.length)
                .filter(j -> coding.columns().get(j).term() == term)
                .mapToObj(j -> r[j].clone())
                .toArray(double[][]::new);
    }

    private void requireEstimable() {
        if (!aliased.isEmpty()) {
            throw new InferenceUnavailableException(
                    "The column%s '%s' of the fixed part could not be estimated, so tests of terms and marginal means are not all estimable"
                            .formatted(aliased.size() == 1 ? "" : "s", String.join("', '", aliased)),
                    "Take the aliased columns out of the formula and fit again; coefficients and their contrasts can be tested as they are");
        }
    }

    private double value(FixedCoding.Column column, Map<String, String> levels, Map<String, Double> values) {
        double product = 1;
        List<ModelFormula.Variable> variables = coding.variables(column);
        for (int k = 0; k < variables.size(); k++) {
            product *= piece(variables.get(k), column.levels().get(k), levels, values);
        }
        return product;
    }

    private double derivative(
            FixedCoding.Column column, String covariate, Map<String, String> levels, Map<String, Double> values) {
        List<ModelFormula.Variable> variables = coding.variables(column);
        double sum = 0;
        for (int k = 0; k < variables.size(); k++) {
            ModelFormula.Variable variable = variables.get(k);
            if (!variable.column().equals(covariate)) {
                continue;
            }
            double product = variable.power() * power(covariate, variable.power() - 1, values);
            for (int other = 0; other < variables.size(); other++) {
                if (other != k) {
                    product *= piece(variables.get(other), column.levels().get(other), levels, values);
                }
            }
            sum += product;
        }
        return sum;
    }

    private double piece(
            ModelFormula.Variable variable, int level, Map<String, String> levels, Map<String, Double> values) {
        if (level == FixedCoding.NUMBER) {
            return power(variable.column(), variable.power(), values);
        }
        List<String> all = coding.factors().getOrDefault(variable.column(), List.of());
        String wanted = levels.get(variable.column());
        return wanted == null ? 1.0 / all.size() : all.get(level).equals(wanted) ? 1 : 0;
    }

    private double power(String covariate, int power, Map<String, Double> values) {
        double x = values.getOrDefault(covariate, means.getOrDefault(covariate, Double.NaN));
        double product = 1;
        for (int k = 0; k < power; k++) {
            product *= x;
        }
        return product;
    }

    private void requireKnown(Map<String, String> levels, Map<String, Double> values) {
        levels.forEach((factor, level) -> {
            List<String> all = coding.factors().get(factor);
            if (all == null) {
                throw new UnknownColumnException(
                        "The fixed part has no factor '%s'".formatted(factor),
                        "Its factors are " + coding.factors().keySet());
            }
            if (!all.contains(level)) {
                throw new UnknownFactorLevelException(
                        "Factor '%s' has no level '%s'".formatted(factor, level), "Its levels are " + all);
            }
        });
        values.keySet().forEach(this::requireCovariate);
    }

    private void requireCovariate(String covariate) {
        if (!means.containsKey(covariate)) {
            throw new UnknownColumnException(
                    "The fixed part has no numeric column '%s'".formatted(covariate),
                    "Its numeric columns are " + means.keySet());
        }
    }
}
