package org.graftline.capture.internal.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graftline.study.Decimal;
import org.graftline.study.capture.ImportDesign.DecimalMark;
import org.graftline.study.capture.ImportField;
import org.graftline.study.capture.Table;
import org.jspecify.annotations.Nullable;

/** What the rows of one flag have in common: their volumes, and where they stand in the series of their mouse. */
final class FlagRows {
    private int rows;
    private int empty;
    private int zero;
    private int trailing;
    private final Set<String> mice = new HashSet<>();
    private final List<Double> lastVolumes = new ArrayList<>();

    private record Entry(double day, double volume, String flag, String animal) {}

    private FlagRows() {}

    int rows() {
        return rows;
    }

    int mice() {
        return mice.size();
    }

    boolean hasNoVolumes() {
        return empty == rows;
    }

    boolean hasZerosOnly() {
        return zero == rows;
    }

    boolean hasNothingMeasured() {
        return empty + zero == rows;
    }

    /** Whether no row is followed by a volume above 0 of the same tumor. */
    boolean standsAtTheEnd() {
        return trailing == rows;
    }

    /** Median over the tumors of the last volume above 0 before the flagged rows, mm³; NaN if there is none. */
    double medianLastVolumeMm3() {
        if (lastVolumes.isEmpty()) {
            return Double.NaN;
        }
        double[] sorted =
                lastVolumes.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** @return the rows of each flag text, in the order in which the flags appear */
    static Map<String, FlagRows> of(
            Table table, ColumnChoice choice, List<Column> volumes, Column flag, DecimalMark mark) {
        Map<String, FlagRows> byFlag = new LinkedHashMap<>();
        Map<String, List<Entry>> series = new HashMap<>();
        @Nullable Column mouse = choice.of(ImportField.MOUSE).orElse(null);
        @Nullable Column site = choice.of(ImportField.TUMOR_SITE).orElse(null);
        @Nullable Column day = choice.of(ImportField.STUDY_DAY).orElse(null);
        for (Table.Row row : table.rows()) {
            String text = flag.cell(row);
            String animal = mouse == null ? "" : mouse.cell(row);
            String tumor = animal + "\n" + (site == null ? "" : site.cell(row));
            double when = number(day, row, mark);
            series.computeIfAbsent(tumor, t -> new ArrayList<>())
                    .add(new Entry(when, largest(volumes, row, mark), text, animal));
            if (!text.isEmpty()) {
                byFlag.computeIfAbsent(text, f -> new FlagRows());
            }
        }
        for (List<Entry> entries : series.values()) {
            Entry[] inOrder = entries.toArray(new Entry[0]);
            Arrays.sort(inOrder, (a, b) -> Double.compare(a.day, b.day));
            count(inOrder, byFlag);
        }
        return byFlag;
    }

    private static void count(Entry[] inOrder, Map<String, FlagRows> byFlag) {
        double last = Double.NaN;
        int lastMeasured = -1;
        for (int i = 0; i < inOrder.length; i++) {
            if (inOrder[i].volume > 0) {
                last = inOrder[i].volume;
                lastMeasured = i;
            }
        }
        Set<FlagRows> atTheEnd = new HashSet<>();
        for (int i = 0; i < inOrder.length; i++) {
            FlagRows flagged = byFlag.get(inOrder[i].flag);
            if (flagged != null) {
                flagged.rows++;
                flagged.empty += Double.isNaN(inOrder[i].volume) ? 1 : 0;
                flagged.zero += inOrder[i].volume == 0 ? 1 : 0;
                flagged.mice.add(inOrder[i].animal);
                if (i > lastMeasured) {
                    flagged.trailing++;
                    atTheEnd.add(flagged);
                }
            }
        }
        if (!Double.isNaN(last)) {
            for (FlagRows flagged : atTheEnd) {
                flagged.lastVolumes.add(last);
            }
        }
    }

    /** The largest volume of a row; NaN if it has none. */
    private static double largest(List<Column> volumes, Table.Row row, DecimalMark mark) {
        double largest = Double.NaN;
        for (Column volume : volumes) {
            double value = number(volume, row, mark);
            largest = Double.isNaN(largest) || value > largest ? value : largest;
        }
        return largest;
    }

    private static double number(@Nullable Column column, Table.Row row, DecimalMark mark) {
        return column == null
                ? Double.NaN
                : NumberText.of(column.cell(row), mark).map(Decimal::value).orElse(Double.NaN);
    }
}
