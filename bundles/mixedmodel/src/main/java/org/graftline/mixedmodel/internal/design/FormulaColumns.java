package org.graftline.mixedmodel.internal.design;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.graftline.mixedmodel.InvalidModelException;
import org.graftline.mixedmodel.InvalidTableException;
import org.graftline.mixedmodel.RankDeficientException;
import org.graftline.mixedmodel.TextInNumericColumnException;

/**
 * The columns of a formula on the ordered rows, named as R's treatment coding names them. A factor in a term is coded by contrasts when
 * the term without it is in the model, else by dummy columns (Chambers and Hastie 1992, section 2.4); without an intercept the first factor
 * found gets dummy columns.
 */
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

    private record Part(String name, double[] values) {}

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
        int n = order.length;
        Set<List<Integer>> terms = new HashSet<>(formula.terms());
        refuseTooMany(formula, terms, frame, n);
        List<Part> all = new ArrayList<>();
        if (formula.intercept()) {
            double[] ones = new double[n];
            java.util.Arrays.fill(ones, 1);
            all.add(new Part(INTERCEPT, ones));
        }
        boolean dummiesDue = !formula.intercept();
        for (List<Integer> term : formula.terms()) {
            List<Part> columns = List.of();
            for (int v : term) {
                ModelFormula.Variable variable = formula.variables().get(v);
                List<Part> parts;
                if (frame.isFactor(variable.column())) {
                    boolean full = dummiesDue || !marginPresent(terms, term, v);
                    dummiesDue = false;
                    parts = dummies(variable, frame, order, full);
                } else {
                    parts = List.of(new Part(variable.label(), power(frame, variable, order)));
                }
                columns = columns.isEmpty() ? parts : products(columns, parts);
            }
            columns.forEach(FormulaColumns::refuseOutOfRange);
            all.addAll(columns);
        }
        return new FormulaColumns(
                all.stream().map(Part::name).toList(),
                all.stream().map(Part::values).toArray(double[][]::new));
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

    private static void refuseOutOfRange(Part column) {
        refuseOutOfRange(column.name(), column.values());
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

    private static List<Part> products(List<Part> fast, List<Part> slow) {
        List<Part> out = new ArrayList<>();
        for (Part s : slow) {
            for (Part f : fast) {
                double[] v = new double[s.values().length];
                for (int i = 0; i < v.length; i++) {
                    v[i] = f.values()[i] * s.values()[i];
                }
                out.add(new Part(f.name() + ":" + s.name(), v));
            }
        }
        return out;
    }

    private static List<Part> dummies(ModelFormula.Variable variable, ModelFrame frame, int[] order, boolean full) {
        if (variable.power() != 1) {
            throw new TextInNumericColumnException(
                    "'%s' takes a power of the factor '%s'".formatted(variable.label(), variable.column()),
                    "Use the factor itself, or a numeric column");
        }
        List<String> levels = frame.levels(variable.column());
        if (levels.size() < 2 && !full) {
            throw new RankDeficientException(
                    "Factor '%s' has the single level %s in the rows used, so it cannot explain a difference"
                            .formatted(variable.column(), levels),
                    "Take '%s' out of the formula".formatted(variable.column()));
        }
        int[] codes = frame.codes(variable.column());
        List<Part> out = new ArrayList<>();
        for (int k = full ? 0 : 1; k < levels.size(); k++) {
            double[] v = new double[order.length];
            for (int i = 0; i < v.length; i++) {
                v[i] = codes[order[i]] == k ? 1 : 0;
            }
            out.add(new Part(variable.label() + levels.get(k), v));
        }
        return out;
    }

    private static double[] power(ModelFrame frame, ModelFormula.Variable variable, int[] order) {
        double[] x = frame.numbers(variable.column());
        double[] v = new double[order.length];
        for (int i = 0; i < v.length; i++) {
            double xi = x[order[i]];
            double product = xi;
            for (int k = 1; k < variable.power(); k++) {
                product *= xi;
            }
            v[i] = product;
        }
        return v;
    }
}
