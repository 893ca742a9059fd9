package org.graftline.mixedmodel.internal.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graftline.mixedmodel.InvalidModelException;
import org.graftline.mixedmodel.InvalidTableException;
import org.graftline.mixedmodel.RankDeficientException;
import org.graftline.mixedmodel.TextInNumericColumnException;

/** The columns of a formula on the ordered rows, coded and named by {@link FixedCoding}. */
@SuppressWarnings("ArrayRecordComponent") // internal carrier, never handed out
public record FormulaColumns(List<String> names, double[][] columns) {
    /** Name of the column of ones. */
    static final String INTERCEPT = "(Intercept)";
    /** More coefficients than any study can tell apart; what they would cost grows with their square. */
    private static final int MOST_COLUMNS = 2_000;
    /** Numbers in all columns together: 1.6 GB. */
    private static final long MOST_NUMBERS = 200_000_000;
    /** Squares of larger numbers, their sums and products with others must stay finite; of smaller ones, above zero. */
    private static final double LARGEST = 1e60;

    /**
     * Expands a formula.
     *
     * @param order the rows of the table, in the order wanted
     * @throws InvalidModelException if it makes more columns than can be fitted
     * @throws InvalidTableException if a column has a number that cannot be squared
     * @throws RankDeficientException if a factor has a single level
     * @throws TextInNumericColumnException if a power is taken of a factor
     */
    public static FormulaColumns of(ModelFormula formula, ModelFrame frame, int[] order) {
        refuseTooMany(formula, new HashSet<>(formula.terms()), frame, order.length);
        FormulaColumns expanded = of(coding(formula, frame), frame, order);
        for (int j = 0; j < expanded.names().size(); j++) {
            refuseOutOfRange(expanded.names().get(j), expanded.columns()[j]);
        }
        return expanded;
    }

    /** How the formula codes the factors of the frame. */
    public static FixedCoding coding(ModelFormula formula, ModelFrame frame) {
        return new FixedCoding(
                formula, c -> frame.isFactor(c) ? Optional.of(frame.levels(c)) : Optional.<List<String>>empty());
    }

    /** Expands a coding. */
    static FormulaColumns of(FixedCoding coding, ModelFrame frame, int[] order) {
        return new FormulaColumns(
                coding.columns().stream().map(FixedCoding.Column::name).toList(),
                coding.columns().stream()
                        .map(column -> values(coding, column, frame, order))
                        .toArray(double[][]::new));
    }

    private static void refuseTooMany(ModelFormula formula, Set<List<Integer>> terms, ModelFrame frame, int rows) {
        double columns = formula.intercept() ? 1 : 0;
        for (List<Integer> term : formula.terms()) {
            double product = 1;
            for (int v : term) {
                String column = formula.variables().get(v).column();
                if (frame.isFactor(column)) {
                    product *= Math.max(1, frame.levels(column).size() - (marginPresent(terms, term, v) ? 1 : 0));
                }
            }
            columns += product;
        }
        double most = Math.min(MOST_COLUMNS, MOST_NUMBERS / Math.max(1, rows));
        if (columns > most) {
            throw new InvalidModelException(
                    "The formula '%s' makes %.0f columns or more of %d rows, at most %.0f can be fitted"
                            .formatted(Excerpt.of(formula.text()), columns, rows, most),
                    "Take terms out of it");
        }
    }

    /**
     * Refuses numbers whose squares and products overflow or vanish.
     *
     * @throws InvalidTableException if there are any
     */
    public static void refuseOutOfRange(String name, double[] values) {
        double largest = 0;
        for (double v : values) {
            largest = Double.isNaN(v) ? Double.POSITIVE_INFINITY : Math.max(largest, Math.abs(v));
        }
        if (largest > LARGEST || (largest > 0 && largest < 1 / LARGEST)) {
            throw new InvalidTableException(
                    "Column '%s' has its largest number at %s, but numbers must lie between %s and %s to be squared"
                            .formatted(Excerpt.of(name), largest, 1 / LARGEST, LARGEST),
                    "Choose another unit for it, or a lower power");
        }
    }

    private static boolean marginPresent(Set<List<Integer>> terms, List<Integer> term, int without) {
        List<Integer> margin = new ArrayList<>(term);
        margin.remove(Integer.valueOf(without));
        return margin.isEmpty() || terms.contains(margin);
    }

    private static double[] values(FixedCoding coding, FixedCoding.Column column, ModelFrame frame, int[] order) {
        double[] product = new double[order.length];
        Arrays.fill(product, 1);
        List<ModelFormula.Variable> variables = coding.variables(column);
        for (int k = 0; k < variables.size(); k++) {
            ModelFormula.Variable variable = variables.get(k);
            int level = column.levels().get(k);
            if (level == FixedCoding.NUMBER) {
                timesPower(product, frame.numbers(variable.column()), variable.power(), order);
            } else {
                timesDummy(product, frame.codes(variable.column()), level, order);
            }
        }
        return product;
    }

    private static void timesDummy(double[] product, int[] codes, int level, int[] order) {
        for (int i = 0; i < product.length; i++) {
            product[i] *= codes[order[i]] == level ? 1 : 0;
        }
    }

    private static void timesPower(double[] product, double[] x, int power, int[] order) {
        for (int i = 0; i < product.length; i++) {
            double xi = x[order[i]];
            double v = xi;
            for (int k = 1; k < power; k++) {
                v *= xi;
            }
            product[i] *= v;
        }
    }
}
