package org.graftline.mixedmodel.internal.design;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A parsed right side of a formula: the variables in order of first appearance, the terms as sets of variables sorted by degree as R
 * sorts them, and whether there is an intercept.
 *
 * @param text the formula as given
 * @param variables the atoms, in order of first appearance
 * @param terms each a sorted list of positions in {@code variables}, by degree and then by first appearance
 * @param intercept whether the formula has an intercept
 */
public record ModelFormula(String text, List<Variable> variables, List<List<Integer>> terms, boolean intercept) {
    /** Copies the lists. */
    public ModelFormula {
        variables = List.copyOf(variables);
        terms = List.copyOf(terms);
    }

    /**
     * An atom of a formula: a column, or a power of a column.
     *
     * @param column the column
     * @param power the exponent of {@code I(x^k)}; 1 for a plain column
     * @param label as R prints it: {@code day}, {@code I(day^2)}
     */
    public record Variable(String column, int power, String label) {}

    /** The columns that the formula reads, in order of first appearance. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        variables.forEach(v -> columns.add(v.column()));
        return columns;
    }

    /**
     * Reads a formula.
     *
     * @throws org.graftline.mixedmodel.FormulaSyntaxException if it cannot be read
     */
    public static ModelFormula parse(String text) {
        FormulaParser parser = new FormulaParser(text);
        FormulaParser.TermSet parsed = parser.parse();
        List<List<Integer>> terms = new ArrayList<>();
        parsed.terms().forEach(term -> terms.add(List.copyOf(term)));
        terms.sort(Comparator.comparingInt(List::size)); // stable: first appearance decides inside a degree
        return new ModelFormula(text, parser.variables(), terms, parsed.intercept());
    }
}
