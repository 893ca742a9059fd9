package org.graftline.mixedmodel.internal.design;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The columns of a formula on the ordered rows, coded and named by {@link FixedCoding}. */
@SuppressWarnings("ArrayRecordComponent") // internal carrier, never handed out
public record FormulaColumns(List<String> names, double[][] columns) {
    /**
     * Expands a formula.
     *
     * @param order the rows of the table, in the order wanted
     */
    public static FormulaColumns of(ModelFormula formula, ModelFrame frame, int[] order) {
        return of(coding(formula, frame), frame, order);
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
