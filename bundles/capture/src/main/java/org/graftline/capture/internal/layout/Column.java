package org.graftline.capture.internal.layout;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graftline.study.Decimal;
import org.graftline.study.capture.ImportDesign.DateOrder;
import org.graftline.study.capture.ImportDesign.DecimalMark;
import org.graftline.study.capture.Table;

/** One column of a table: the words of its header and what its cells hold. */
final class Column {
    private final Table table;
    private final int index;
    private final Set<String> words;
    private final Set<String> distinct = new HashSet<>();
    private int numbers;
    private int wholeNumbers;
    private int dates;
    private int entries;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;

    Column(Table table, int index, DecimalMark mark) {
        this.table = table;
        this.index = index;
        this.words = HeaderWords.of(table.headers().get(index));
        for (Table.Row row : table.rows()) {
            String cell = cell(row);
            entries += cell.isEmpty() ? 0 : 1;
            if (!cell.isEmpty() && distinct.add(cell)) {
                count(NumberText.of(cell, mark));
                numbers += CellWords.isBelowLimit(cell) ? 1 : 0;
                dates += FileDates.of(cell, DateOrder.DAY_MONTH).isPresent()
                                || FileDates.of(cell, DateOrder.MONTH_DAY).isPresent()
                        ? 1
                        : 0;
            }
        }
    }

    private void count(Optional<Decimal> number) {
        if (number.isPresent()) {
            double value = number.get().value();
            numbers++;
            wholeNumbers += value == Math.rint(value) ? 1 : 0;
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
    }

    String header() {
        return table.headers().get(index);
    }

    int index() {
        return index;
    }

    boolean isNamed() {
        return !header().isEmpty();
    }

    /** The cell of a row; empty also where its text only says that there is no entry. */
    String cell(Table.Row row) {
        String cell = row.cells().get(index);
        return MissingTexts.isMissing(cell, MissingTexts.USUAL) ? "" : cell;
    }

    Set<String> words() {
        return words;
    }

    boolean says(String... any) {
        for (String word : any) {
            if (words.contains(word)) {
                return true;
            }
        }
        return false;
    }

    Set<String> distinct() {
        return distinct;
    }

    /** Rows with an entry. */
    int entries() {
        return entries;
    }

    int rows() {
        return table.rows().size();
    }

    boolean isEmpty() {
        return distinct.isEmpty();
    }

    /** Whether most entries are numbers; the others will be reported as errors, each with its line. */
    boolean isNumeric() {
        return numbers > 0 && 2 * numbers >= distinct.size();
    }

    /** Whether most entries are dates. */
    boolean isDates() {
        return dates > 0 && 2 * dates >= distinct.size();
    }

    boolean isWhole() {
        return isNumeric() && 2 * wholeNumbers >= numbers;
    }

    boolean hasBothSigns() {
        return least < 0 && most > 0;
    }

    String range() {
        return Decimal.of(least) + " to " + Decimal.of(most);
    }

    /** The share of this column's keys that go with one entry of the other column only; 1 for an empty column. */
    double determines(Column other) {
        Map<String, String> first = new HashMap<>();
        Set<String> several = new HashSet<>();
        for (Table.Row row : table.rows()) {
            String key = cell(row);
            String value = other.cell(row);
            if (!key.isEmpty() && !value.isEmpty()) {
                String earlier = first.putIfAbsent(key, value);
                if (earlier != null && !earlier.equals(value)) {
                    several.add(key);
                }
            }
        }
        return first.isEmpty() ? 1 : 1 - (double) several.size() / first.size();
    }

    /** The most entries of the other column that one key of this column goes with. */
    int mostOf(Column other) {
        Map<String, Set<String>> values = new HashMap<>();
        int most = 0;
        for (Table.Row row : table.rows()) {
            String key = cell(row);
            String value = other.cell(row);
            if (!key.isEmpty() && !value.isEmpty()) {
                Set<String> seen = values.computeIfAbsent(key, k -> new HashSet<>());
                seen.add(value);
                most = Math.max(most, seen.size());
            }
        }
        return most;
    }

    boolean repeats(Column other) {
        return table.rows().stream().allMatch(row -> cell(row).equals(other.cell(row)));
    }
}
