package org.graftline.mixedmodel.internal.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.DroppedRows;
import org.graftline.mixedmodel.EmptyDataException;
import org.graftline.mixedmodel.InvalidTableException;
import org.graftline.mixedmodel.ModelSpec;
import org.graftline.mixedmodel.UnknownColumnException;
import org.graftline.mixedmodel.UnknownFactorLevelException;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table that a model reads, numbers as numbers and factors as codes, and the rows on which all of them are present.
 * Columns keep the length of the table; {@link #used()} lists the rows that count.
 */
public final class ModelFrame {
    /**
     * A factor: for every row of the table the 0-based level, −1 where it is missing.
     *
     * @param levels the levels that occur in the used rows, in their declared order
     */
    @SuppressWarnings("ArrayRecordComponent") // internal carrier, never handed out
    record Factor(int[] codes, List<String> levels) {}

    private final DataTable data;
    private final Map<String, List<String>> declared;
    private final Map<String, double[]> numbers = new LinkedHashMap<>();
    private final Map<String, Factor> factors = new LinkedHashMap<>();
    private final Map<String, @Nullable String[]> labels = new LinkedHashMap<>();
    private int[] used = {};
    private DroppedRows dropped = new DroppedRows(Map.of());

    /** Which levels of a factor a frame keeps. */
    public enum FactorLevels {
        /** Those that occur in the used rows. */
        OCCURRING,
        /** All that the model declares: for new rows, which must be coded as the rows of the fit were. */
        DECLARED
    }

    /**
     * The frame of rows to fit: keeps the factor levels that occur.
     *
     * @param numeric names of columns read as numbers
     * @param formulaColumns names of columns that are factors where declared so, else numbers
     * @param factorColumns names of columns that must be factors; undeclared ones get their values in sorted order
     * @param labelColumns grouping columns, read as text
     */
    public ModelFrame(
            ModelSpec spec,
            DataTable data,
            List<String> numeric,
            Iterable<String> formulaColumns,
            List<String> factorColumns,
            List<String> labelColumns) {
        this(spec, data, numeric, formulaColumns, factorColumns, labelColumns, FactorLevels.OCCURRING);
    }

    /** The same, with a choice of factor levels. */
    public ModelFrame(
            ModelSpec spec,
            DataTable data,
            List<String> numeric,
            Iterable<String> formulaColumns,
            List<String> factorColumns,
            List<String> labelColumns,
            FactorLevels kept) {
        this.data = data;
        this.declared = spec.factors();
        Map<String, boolean[]> missing = new LinkedHashMap<>();
        for (String name : numeric) {
            readNumbers(name, missing);
        }
        for (String name : formulaColumns) {
            if (levelsOf(name).isPresent()) {
                readFactor(name, missing);
            } else {
                readNumbers(name, missing);
            }
        }
        for (String name : factorColumns) {
            readFactor(name, missing);
        }
        for (String name : labelColumns) {
            readLabels(name, missing);
        }
        selectRows(missing);
        if (kept == FactorLevels.OCCURRING) {
            for (Map.Entry<String, Factor> entry : factors.entrySet()) {
                entry.setValue(withoutUnusedLevels(entry.getValue()));
            }
        }
    }

    /** Positions in the table of the rows on which every column is present, ascending. */
    public int[] used() {
        return used;
    }

    /** The rows left out. */
    public DroppedRows dropped() {
        return dropped;
    }

    /** The table's number of rows. */
    public int tableRows() {
        return data.rows();
    }

    /** Every factor that was read, with {@link #levels its levels}. */
    public Map<String, List<String>> factorLevels() {
        Map<String, List<String>> out = new LinkedHashMap<>();
        factors.forEach((name, factor) -> out.put(name, List.copyOf(factor.levels())));
        return Collections.unmodifiableMap(out);
    }

    boolean isFactor(String name) {
        return factors.containsKey(name);
    }

    /** A numeric column, one value per row of the table. */
    public double[] numbers(String name) {
        double[] column = numbers.get(name);
        return column != null ? column : data.numbers(name);
    }

    /** The levels of a factor that occur in the used rows, in their order. */
    public List<String> levels(String name) {
        return factor(name).levels();
    }

    /** The 0-based level of every row of the table. */
    public int[] codes(String name) {
        return factor(name).codes();
    }

    private Factor factor(String name) {
        Factor f = factors.get(name);
        if (f == null) {
            throw new IllegalStateException(name + " was not read as a factor");
        }
        return f;
    }

    /** A column as text, one entry per row of the table. */
    public @Nullable String[] labels(String name) {
        @Nullable String[] text = labels.get(name);
        return text != null ? text : data.texts(name);
    }

    /** Every numeric and factor column, as numbers, in the order in which they were read: the content of a row. */
    double[][] content() {
        List<double[]> columns = new ArrayList<>(numbers.values());
        for (Factor f : factors.values()) {
            double[] c = new double[f.codes().length];
            for (int i = 0; i < c.length; i++) {
                c[i] = f.codes()[i];
            }
            columns.add(c);
        }
        return columns.toArray(double[][]::new);
    }

    private Optional<List<String>> levelsOf(String name) {
        List<String> ofModel = declared.get(name);
        return ofModel != null ? Optional.of(ofModel) : data.factorLevels(name);
    }

    private void readNumbers(String name, Map<String, boolean[]> missing) {
        if (numbers.containsKey(name)) {
            return;
        }
        requireColumn(name);
        double[] column = data.numbers(name);
        boolean[] gone = new boolean[column.length];
        for (int i = 0; i < column.length; i++) {
            gone[i] = Double.isNaN(column[i]);
            if (Double.isInfinite(column[i])) {
                throw new InvalidTableException(
                        "Column '%s' holds %s in row %d".formatted(name, column[i], i + 1),
                        "Correct the value, or leave it empty if it is missing");
            }
            column[i] += 0.0; // -0.0 becomes 0.0, so that equal values have equal bits
        }
        numbers.put(name, column);
        missing.put(name, gone);
    }

    private void readFactor(String name, Map<String, boolean[]> missing) {
        if (factors.containsKey(name)) {
            return;
        }
        requireColumn(name);
        @Nullable String[] text = data.texts(name);
        List<String> levels = levelsOf(name)
                .orElseGet(() -> Arrays.stream(text)
                        .filter(t -> t != null)
                        .distinct()
                        .sorted()
                        .toList());
        Map<String, Integer> position = new HashMap<>();
        for (String level : levels) {
            position.putIfAbsent(level, position.size());
        }
        int[] codes = new int[text.length];
        boolean[] gone = new boolean[text.length];
        for (int i = 0; i < text.length; i++) {
            String t = text[i];
            gone[i] = t == null;
            codes[i] = -1;
            if (t != null) {
                Integer code = position.get(t);
                if (code == null) {
                    throw new UnknownFactorLevelException(
                            "Column '%s' holds '%s' in row %d, which is not among its levels %s"
                                    .formatted(name, Excerpt.of(t), i + 1, levels),
                            "Correct the value or add the level");
                }
                codes[i] = code;
            }
        }
        factors.put(name, new Factor(codes, levels));
        missing.put(name, gone);
    }

    private void readLabels(String name, Map<String, boolean[]> missing) {
        requireColumn(name);
        @Nullable String[] text = data.texts(name);
        boolean[] gone = new boolean[text.length];
        for (int i = 0; i < text.length; i++) {
            gone[i] = text[i] == null;
        }
        labels.put(name, text);
        missing.put(name, gone);
    }

    private void requireColumn(String name) {
        if (!data.has(name)) {
            throw new UnknownColumnException(
                    "The model uses a column '%s' that the table does not have".formatted(name),
                    "Its columns are " + Excerpt.of(data.names()));
        }
    }

    private void selectRows(Map<String, boolean[]> missing) {
        int[] rows = new int[data.rows()];
        int n = 0;
        Map<String, Integer> reasons = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(missing.keySet());
        boolean[][] gone = missing.values().toArray(boolean[][]::new);
        for (int i = 0; i < rows.length; i++) {
            int first = 0;
            while (first < gone.length && !gone[first][i]) {
                first++;
            }
            if (first == gone.length) {
                rows[n++] = i;
            } else {
                reasons.merge(names.get(first) + " missing", 1, Integer::sum);
            }
        }
        if (n == 0) {
            throw new EmptyDataException(
                    rows.length == 0
                            ? "The table has no rows"
                            : "None of the %d rows is complete: %s".formatted(rows.length, reasons),
                    "Give rows with a value in each of " + missing.keySet());
        }
        used = Arrays.copyOf(rows, n);
        dropped = new DroppedRows(reasons);
    }

    private Factor withoutUnusedLevels(Factor f) {
        boolean[] seen = new boolean[f.levels().size()];
        for (int i : used) {
            seen[f.codes()[i]] = true;
        }
        int[] renumbered = new int[seen.length];
        List<String> kept = new ArrayList<>();
        for (int k = 0; k < seen.length; k++) {
            renumbered[k] = kept.size();
            if (seen[k]) {
                kept.add(f.levels().get(k));
            }
        }
        int[] codes = new int[f.codes().length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = f.codes()[i] < 0 ? -1 : renumbered[f.codes()[i]];
        }
        return new Factor(codes, kept);
    }
}
