package org.graftline.mixedmodel;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graftline.mixedmodel.internal.design.Excerpt;
import org.jspecify.annotations.Nullable;

/**
 * A rectangular table of named columns: numbers (NaN = missing) and texts (null = missing). A column may be declared a factor
 * with ordered levels. Immutable; the arrays given are copied.
 */
public final class DataTable {
    private final int rows;
    private final Map<String, double[]> numbers;
    private final Map<String, @Nullable String[]> texts;
    private final Map<String, List<String>> factors;
    private final List<String> names;

    private DataTable(Builder b) {
        rows = Math.max(b.rows, 0);
        numbers = b.numbers;
        texts = b.texts;
        factors = b.factors;
        names = List.copyOf(b.names);
    }

    /** Begins an empty table. */
    public static Builder builder() {
        return new Builder();
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** The column names in the order they were added. */
    public List<String> names() {
        return names;
    }

    /** Whether the table has the column. */
    public boolean has(String name) {
        return numbers.containsKey(name) || texts.containsKey(name);
    }

    /** Whether the column holds numbers. */
    public boolean isNumeric(String name) {
        return numbers.containsKey(name);
    }

    /**
     * A copy of a numeric column, NaN = missing.
     *
     * @throws UnknownColumnException if there is no such column
     * @throws TextInNumericColumnException if the column holds text; the message shows the first value
     */
    public double[] numbers(String name) {
        double[] column = numbers.get(name);
        if (column != null) {
            return column.clone();
        }
        @Nullable String[] text = texts(name);
        int i = 0;
        while (i < text.length - 1 && text[i] == null) {
            i++;
        }
        throw new TextInNumericColumnException(
                "Column '%s' is used as a number but holds text: '%s' in row %d"
                        .formatted(name, text.length == 0 ? "" : Excerpt.of(String.valueOf(text[i])), i + 1),
                "Correct the values, or declare '%s' a factor with its levels in order".formatted(name));
    }

    /**
     * A copy of a column as text, null = missing; numbers are written as R does for a factor: {@code 3}, not {@code 3.0}.
     *
     * @throws UnknownColumnException if there is no such column
     */
    public @Nullable String[] texts(String name) {
        @Nullable String[] text = texts.get(name);
        if (text != null) {
            return text.clone();
        }
        double[] column = numbers.get(name);
        if (column == null) {
            throw new UnknownColumnException(
                    "The table has no column '%s'".formatted(name), "Its columns are " + Excerpt.of(names));
        }
        @Nullable String[] out = new @Nullable String[rows];
        for (int i = 0; i < rows; i++) {
            double v = column[i];
            out[i] = Double.isNaN(v)
                    ? null
                    : v == Math.rint(v) && Math.abs(v) < 1e15 ? Long.toString((long) v) : Double.toString(v);
        }
        return out;
    }

    /** The ordered levels if the column was declared a factor in this table; the model's own declaration goes first. */
    public Optional<List<String>> factorLevels(String name) {
        return Optional.ofNullable(factors.get(name));
    }

    /** Collects columns; every column must have the same length. Not for sharing between threads. */
    public static final class Builder {
        private int rows = -1;
        private final Set<String> names = new LinkedHashSet<>();
        private final Map<String, double[]> numbers = new LinkedHashMap<>();
        private final Map<String, @Nullable String[]> texts = new LinkedHashMap<>();
        private final Map<String, List<String>> factors = new LinkedHashMap<>();

        private Builder() {}

        /** Adds a column of numbers; NaN = missing. */
        public Builder numbers(String name, double... values) {
            add(name, values.length);
            numbers.put(name, values.clone());
            return this;
        }

        /** Adds a column of texts; null = missing. */
        public Builder texts(String name, @Nullable String... values) {
            add(name, values.length);
            texts.put(name, values.clone());
            return this;
        }

        /** Declares a column a factor with these levels in order; the first is the baseline. */
        public Builder factor(String name, List<String> orderedLevels) {
            factors.put(name, List.copyOf(orderedLevels));
            return this;
        }

        private void add(String name, int length) {
            if (names.contains(name)) {
                throw new InvalidTableException("Column '%s' is given twice".formatted(name), "Rename one of the two");
            }
            if (rows >= 0 && length != rows) {
                throw new InvalidTableException(
                        "Column '%s' has %d values, the columns before it have %d".formatted(name, length, rows),
                        "Give every column one value per row, NaN or null where it is missing");
            }
            rows = length;
            names.add(name);
        }

        /**
         * The finished table.
         *
         * @throws UnknownColumnException if a factor was declared for a column that was not added
         */
        public DataTable build() {
            for (String factor : factors.keySet()) {
                if (!names.contains(factor)) {
                    throw new UnknownColumnException(
                            "Factor '%s' is declared, but the table has no such column".formatted(factor),
                            "Its columns are " + Excerpt.of(names));
                }
            }
            return new DataTable(this);
        }
    }
}
