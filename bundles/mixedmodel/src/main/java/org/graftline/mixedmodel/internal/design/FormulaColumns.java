package org.graftline.mixedmodel.internal.design;

import java.util.ArrayList;
import java.util.List;
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

    private record Part(String name, double[] values) {}

    /**
     * Expands a formula.
     *
     * @param order the rows of the table, in the order wanted
     */
    public static FormulaColumns of(ModelFormula formula, ModelFrame frame, int[] order) {
        int n = order.length;
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
                    boolean full = dummiesDue || !marginPresent(formula, term, v);
                    dummiesDue = false;
                    parts = dummies(variable, frame, order, full);
                } else {
                    parts = List.of(new Part(variable.label(), power(frame, variable, order)));
                }
                columns = columns.isEmpty() ? parts : products(columns, parts);
            }
            all.addAll(columns);
        }
        return new FormulaColumns(
                all.stream().map(Part::name).toList(),
                all.stream().map(Part::values).toArray(double[][]::new));
    }

    private static boolean marginPresent(ModelFormula formula, List<Integer> term, int without) {
        List<Integer> margin = new ArrayList<>(term);
        margin.remove(Integer.valueOf(without));
        return margin.isEmpty() || formula.terms().contains(margin);
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
