package org.graftline.mixedmodel.internal.design;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.graftline.mixedmodel.RankDeficientException;
import org.graftline.mixedmodel.TextInNumericColumnException;

/**
 * The columns that a formula stands for, without data. A factor in a term is coded by contrasts with its first level when the term without it
 * is in the model, else by dummy columns (Chambers and Hastie 1992, section 2.4); without an intercept the first factor found gets dummy
 * columns. Names are those of R's treatment coding. Immutable.
 */
public final class FixedCoding {
    /** Term of the intercept. */
    public static final int INTERCEPT = -1;
    /** Level of a variable that is a number. */
    public static final int NUMBER = -1;

    /**
     * A column.
     *
     * @param name for example {@code day:armtreated}
     * @param term position among {@link ModelFormula#terms()}, or {@link #INTERCEPT}
     * @param levels for each variable of the term the level of the factor that the column marks, or {@link #NUMBER}
     */
    public record Column(String name, int term, List<Integer> levels) {
        /** Copies the list. */
        public Column {
            levels = List.copyOf(levels);
        }
    }

    private record Key(int term, List<Integer> levels) {}

    private final ModelFormula formula;
    private final Map<String, List<String>> factors;
    private final List<Column> columns = new ArrayList<>();
    private final Map<Key, Integer> position = new HashMap<>();
    /** Per term and variable whether a factor has a column for its first level too. */
    private final List<boolean[]> full = new ArrayList<>();

    /**
     * Finds the columns.
     *
     * @param levelsOf the levels of a column of the table; empty for a numeric column
     */
    public FixedCoding(ModelFormula formula, Function<String, Optional<List<String>>> levelsOf) {
        this.formula = formula;
        this.factors = new HashMap<>();
        for (String column : formula.columns()) {
            levelsOf.apply(column).ifPresent(levels -> factors.put(column, List.copyOf(levels)));
        }
        if (formula.intercept()) {
            add(new Column("(Intercept)", INTERCEPT, List.of()));
        }
        boolean dummiesDue = !formula.intercept();
        for (int t = 0; t < formula.terms().size(); t++) {
            List<Integer> term = formula.terms().get(t);
            boolean[] fullHere = new boolean[term.size()];
            for (int i = 0; i < fullHere.length; i++) {
                if (factor(term.get(i)).isPresent()) {
                    fullHere[i] = dummiesDue || !marginPresent(term, term.get(i));
                    dummiesDue = false;
                    requireUsable(formula.variables().get(term.get(i)), fullHere[i]);
                }
            }
            full.add(fullHere);
            combinations(term, fullHere).forEach(levels -> add(new Column(name(term, levels), term(term), levels)));
        }
    }

    private int term(List<Integer> term) {
        return formula.terms().indexOf(term);
    }

    private void add(Column column) {
        position.put(new Key(column.term(), column.levels()), columns.size());
        columns.add(column);
    }

    private Optional<List<String>> factor(int variable) {
        return Optional.ofNullable(factors.get(formula.variables().get(variable).column()));
    }

    private boolean marginPresent(List<Integer> term, int without) {
        List<Integer> margin = new ArrayList<>(term);
        margin.remove(Integer.valueOf(without));
        return margin.isEmpty() || formula.terms().contains(margin);
    }

    private void requireUsable(ModelFormula.Variable variable, boolean withFirstLevel) {
        if (variable.power() != 1) {
            throw new TextInNumericColumnException(
                    "'%s' takes a power of the factor '%s'".formatted(variable.label(), variable.column()),
                    "Use the factor itself, or a numeric column");
        }
        List<String> levels = factors.getOrDefault(variable.column(), List.of());
        if (levels.size() < 2 && !withFirstLevel) {
            throw new RankDeficientException(
                    "Factor '%s' has the single level %s in the rows used, so it cannot explain a difference"
                            .formatted(variable.column(), levels),
                    "Take '%s' out of the formula".formatted(variable.column()));
        }
    }

    /** Every choice of levels, those of the first variable running fastest. */
    private List<List<Integer>> combinations(List<Integer> term, boolean[] withFirstLevel) {
        List<List<Integer>> out = List.of(List.of());
        for (int i = 0; i < term.size(); i++) {
            List<List<Integer>> longer = new ArrayList<>();
            int count = factor(term.get(i)).map(List::size).orElse(0);
            int first = count == 0 ? NUMBER : withFirstLevel[i] ? 0 : 1;
            for (int level = first; level < Math.max(count, NUMBER + 1); level++) {
                for (List<Integer> shorter : out) {
                    List<Integer> choice = new ArrayList<>(shorter);
                    choice.add(level);
                    longer.add(List.copyOf(choice));
                }
            }
            out = longer;
        }
        return out;
    }

    private String name(List<Integer> term, List<Integer> levels) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < term.size(); i++) {
            ModelFormula.Variable variable = formula.variables().get(term.get(i));
            name.append(i == 0 ? "" : ":").append(variable.label());
            if (levels.get(i) != NUMBER) {
                name.append(factor(term.get(i)).orElseThrow().get(levels.get(i)));
            }
        }
        return name.toString();
    }

    /** The columns, in the order of the coefficients. */
    public List<Column> columns() {
        return List.copyOf(columns);
    }

    /** The variables of a column, in the order of its levels. */
    public List<ModelFormula.Variable> variables(Column column) {
        return column.term() == INTERCEPT
                ? List.of()
                : formula.terms().get(column.term()).stream()
                        .map(formula.variables()::get)
                        .toList();
    }

    /** Number of terms, the intercept not counted. */
    public int terms() {
        return formula.terms().size();
    }

    /** A term as R prints it: {@code day:arm}. */
    public String label(int term) {
        StringBuilder label = new StringBuilder();
        for (int v : formula.terms().get(term)) {
            label.append(label.isEmpty() ? "" : ":")
                    .append(formula.variables().get(v).label());
        }
        return label.toString();
    }

    /** The levels of every factor. */
    public Map<String, List<String>> factors() {
        return Map.copyOf(factors);
    }

    /** Whether the formula has an intercept. */
    public boolean intercept() {
        return formula.intercept();
    }

    /** Whether effect {@code outer} contains effect {@code inner}: the same numeric variables and more factors (SAS Institute, type III). */
    public boolean contains(int outer, int inner) {
        List<Integer> large = formula.terms().get(outer);
        List<Integer> small = inner == INTERCEPT ? List.of() : formula.terms().get(inner);
        return large.size() > small.size()
                && large.containsAll(small)
                && large.stream().allMatch(v -> small.contains(v) || factor(v).isPresent());
    }

    /**
     * What the columns of an effect with one dummy for every level of its factors are in terms of the columns of the model: one row of p
     * weights each.
     */
    public double[][] overparameterized(int term) {
        if (term == INTERCEPT) {
            return new double[][] {expressed(INTERCEPT, List.of())};
        }
        List<Integer> variables = formula.terms().get(term);
        boolean[] every = new boolean[variables.size()];
        java.util.Arrays.fill(every, true);
        return combinations(variables, every).stream()
                .map(levels -> expressed(term, levels))
                .toArray(double[][]::new);
    }

    /** A dummy of the first level is its margin less the dummies of the other levels. */
    private double[] expressed(int term, List<Integer> levels) {
        double[] out = new double[columns.size()];
        Integer column = position.get(new Key(term, levels));
        if (column != null) {
            out[column] = 1;
            return out;
        }
        if (term == INTERCEPT) {
            return sumOfFirstFactor();
        }
        List<Integer> variables = formula.terms().get(term);
        for (int i = 0; i < levels.size(); i++) {
            if (levels.get(i) == 0 && !full.get(term)[i]) {
                List<Integer> margin = new ArrayList<>(variables);
                margin.remove(i);
                List<Integer> rest = new ArrayList<>(levels);
                rest.remove(i);
                out = expressed(margin.isEmpty() ? INTERCEPT : term(margin), List.copyOf(rest));
                for (int other = 1;
                        other < factor(variables.get(i)).orElseThrow().size();
                        other++) {
                    List<Integer> changed = new ArrayList<>(levels);
                    changed.set(i, other);
                    double[] minus = expressed(term, List.copyOf(changed));
                    for (int j = 0; j < out.length; j++) {
                        out[j] -= minus[j];
                    }
                }
                return out;
            }
        }
        throw new IllegalStateException("No column for " + name(variables, levels));
    }

    /** Without an intercept the dummies of the factor that has them all add up to 1. */
    private double[] sumOfFirstFactor() {
        double[] out = new double[columns.size()];
        for (int t = 0; t < formula.terms().size(); t++) {
            if (formula.terms().get(t).size() == 1 && full.get(t)[0]) {
                for (int j = 0; j < out.length; j++) {
                    out[j] = columns.get(j).term() == t ? 1 : 0;
                }
                return out;
            }
        }
        throw new IllegalStateException("The columns of " + formula.text() + " do not contain the constant");
    }
}
