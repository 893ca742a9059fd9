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
    /** l'β is estimable when it differs from its combination by less than this share of its parts. */
    private static final double ESTIMABLE = 1e-8;

    private final FixedCoding coding;
    private final Map<String, Double> means;
    private final double[][] r;
    private final List<String> aliased;
    /** T': of every column of the formula its weights on the p columns of X, X_all = XT. */
    private final double[][] combinations;
    /** Per column of X its place among the columns of the formula. */
    private final int[] kept;

    /**
     * @param aliased columns of the formula that were left out
     * @param combinations of every column of the formula its p weights on the columns of X; not copied
     * @param means mean of each numeric column over the rows used
     * @param r p×p upper triangular with X = QR, Q'Q = nI; not copied
     */
    FixedTerms(
            FixedCoding coding,
            List<String> aliased,
            double[][] combinations,
            Map<String, Double> means,
            double[][] r) {
        this.combinations = combinations;
        this.kept = IntStream.range(0, combinations.length)
                .filter(j -> !aliased.contains(coding.columns().get(j).name()))
                .toArray();
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
     * @throws InferenceUnavailableException if the mean there is not estimable because columns of the fixed part were left out as aliased
     */
    public double[] row(Map<String, String> levels, Map<String, Double> values) {
        requireKnown(levels, values);
        double[] all = coding.columns().stream()
                .mapToDouble(column -> value(column, levels, values))
                .toArray();
        return estimable(all, "mean", levels, values);
    }

    /**
     * The derivative of {@link #row} with respect to a covariate: the weights of its slope.
     *
     * @throws UnknownColumnException if the fixed part has no such factor or covariate
     * @throws UnknownFactorLevelException if a factor has no such level
     * @throws InferenceUnavailableException if the slope there is not estimable because columns of the fixed part were left out as aliased
     */
    public double[] slope(String covariate, Map<String, String> levels, Map<String, Double> values) {
        requireKnown(levels, values);
        requireCovariate(covariate);
        double[] all = coding.columns().stream()
                .mapToDouble(column -> derivative(column, covariate, levels, values))
                .toArray();
        return estimable(all, "slope of '%s'".formatted(covariate), levels, values);
    }

    /** The rows of the hypothesis of type III of a term; empty when no function of the term alone is estimable. */
    double[][] typeThree(int term) {
        return TypeThree.rows(coding, combinations, term);
    }

    /**
     * The rows of the hypothesis of a term after those before it: its rows of R, since Rβ are the coefficients of X made orthogonal in order; empty when all
     * its columns are combinations of those before it.
     */
    double[][] sequential(int term) {
        return IntStream.range(0, r.length)
                .filter(j -> coding.columns().get(kept[j]).term() == term)
                .mapToObj(j -> r[j].clone())
                .toArray(double[][]::new);
    }

    /** Why a term has no test, a sentence. */
    String reason(int term) {
        List<String> left = IntStream.range(0, combinations.length)
                .filter(j -> coding.columns().get(j).term() == term)
                .mapToObj(j -> coding.columns().get(j).name())
                .filter(aliased::contains)
                .toList();
        String why = left.isEmpty() && !aliased.isEmpty()
                ? " Columns of other terms that were left out ('%s') are combinations with its own."
                        .formatted(String.join("', '", aliased))
                : left.isEmpty()
                        ? ""
                        : " '%s' was left out: in the rows used it is a combination of columns before it."
                                .formatted(String.join("', '", left));
        return "No function of '%s' alone can be estimated from the rows used.%s".formatted(names().get(term), why);
    }

    /**
     * The weights of the p coefficients that give l'β_all: l at the columns of X, if l'β_all is estimable, that is if at every column left out l is the same
     * combination as the column.
     */
    private double[] estimable(double[] l, String what, Map<String, String> levels, Map<String, Double> values) {
        double[] own = IntStream.of(kept).mapToDouble(j -> l[j]).toArray();
        for (int j = 0; j < l.length; j++) {
            double implied = 0;
            double size = Math.abs(l[j]);
            for (int i = 0; i < own.length; i++) {
                implied += own[i] * combinations[j][i];
                size += Math.abs(own[i] * combinations[j][i]);
            }
            if (Math.abs(implied - l[j]) > ESTIMABLE * size) {
                throw new InferenceUnavailableException(
                        "The %s at %s %s cannot be estimated: the column '%s' of the fixed part was left out, and no reading says what belongs to it"
                                .formatted(
                                        what,
                                        new TreeMap<>(levels),
                                        values.isEmpty() ? "and the means of the covariates" : new TreeMap<>(values),
                                        coding.columns().get(j).name()),
                        "Ask for levels that occur together in the data, or take the term out of the formula");
            }
        }
        return own;
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
