package org.graftline.capture.internal.layout;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.graftline.study.capture.ImportDesign;
import org.graftline.study.capture.ImportField;
import org.graftline.study.capture.MeasurementImporter.Line;
import org.graftline.study.capture.RowProblem;
import org.graftline.study.capture.RowProblem.Severity;
import org.graftline.study.capture.Table;
import org.graftline.study.capture.TumorColumns;

/** The columns that a design names, found in a table. */
final class DesignedColumns {
    private final Map<ImportField, Integer> places = new EnumMap<>(ImportField.class);
    private final Map<ImportField, String> headers;
    private final List<String> missingTexts;
    private final List<Integer> mouseParts = new ArrayList<>();
    private final List<TumorPlaces> tumors = new ArrayList<>();
    private boolean allFound = true;

    /** Where what was measured of one of several tumors stands in a row. */
    private record TumorPlaces(TumorColumns of, Map<ImportField, Integer> places) {}

    private DesignedColumns(ImportDesign design) {
        Map<ImportField, String> named = new EnumMap<>(ImportField.class);
        named.putAll(design.columns());
        if (!design.mouseParts().isEmpty()) {
            named.put(ImportField.MOUSE, String.join(" + ", design.mouseParts()));
        }
        this.headers = Map.copyOf(named);
        this.missingTexts = design.missingTexts();
    }

    /** Finds each column that the design names; one that is not there, or there twice, is an error of the whole file. */
    static DesignedColumns of(Table table, ImportDesign design, List<RowProblem> problems) {
        DesignedColumns columns = new DesignedColumns(design);
        design.columns().forEach((field, header) -> {
            int place = columns.place(table, header, words(field), problems);
            if (place >= 0) {
                columns.places.put(field, place);
            }
        });
        design.mouseParts().forEach(header -> columns.mouseParts.add(columns.place(table, header, "mouse", problems)));
        design.tumors()
                .forEach(tumor -> columns.tumors.add(new TumorPlaces(tumor, columns.places(table, tumor, problems))));
        return columns;
    }

    private Map<ImportField, Integer> places(Table table, TumorColumns tumor, List<RowProblem> problems) {
        Map<ImportField, Integer> found = new EnumMap<>(ImportField.class);
        tumor.columns().forEach((field, header) -> {
            int place = place(table, header, "%s of tumor '%s'".formatted(words(field), tumor.site()), problems);
            if (place >= 0) {
                found.put(field, place);
            }
        });
        return found;
    }

    /** The column with this header; -1, and a problem, where there is none or more than one. */
    private int place(Table table, String header, String field, List<RowProblem> problems) {
        int first = table.headers().indexOf(header);
        int last = table.headers().lastIndexOf(header);
        if (first < 0) {
            refuse(
                    table,
                    problems,
                    header,
                    "the design reads %s from this column, and the file has no such column. It has: %s."
                            .formatted(field, present(table)));
            return -1;
        }
        if (first != last) {
            refuse(
                    table,
                    problems,
                    header,
                    "the header stands over columns %d and %d. Give each column its own name."
                            .formatted(first + 1, last + 1));
            return -1;
        }
        return first;
    }

    private void refuse(Table table, List<RowProblem> problems, String header, String sentence) {
        allFound = false;
        problems.add(new RowProblem(table.file(), 0, header, null, Severity.ERROR, sentence));
    }

    boolean allFound() {
        return allFound;
    }

    Map<ImportField, String> headers() {
        return headers;
    }

    Map<ImportField, String> fields(Table.Row row) {
        Map<ImportField, String> fields = new EnumMap<>(ImportField.class);
        put(fields, row, places);
        String mouse = mouseParts.stream()
                .map(place -> row.cells().get(place))
                .filter(cell -> !MissingTexts.isMissing(cell, missingTexts))
                .collect(Collectors.joining(MouseParts.JOIN));
        if (!mouse.isEmpty()) {
            fields.put(ImportField.MOUSE, mouse);
        }
        return fields;
    }

    /** One line for each tumor that the row has an entry for; one without a tumor where it has none. */
    List<Line> lines(Table.Row row) {
        Map<ImportField, String> ofTheRow = fields(row);
        List<Line> lines = new ArrayList<>(1);
        for (TumorPlaces tumor : tumors) {
            Map<ImportField, String> fields = new EnumMap<>(ImportField.class);
            put(fields, row, tumor.places());
            if (!fields.isEmpty()) {
                fields.putAll(ofTheRow);
                fields.put(ImportField.TUMOR_SITE, tumor.of().site().value());
                Map<ImportField, String> named = new EnumMap<>(tumor.of().columns());
                named.putAll(headers);
                lines.add(new Line(row.line(), fields, named));
            }
        }
        return lines.isEmpty() ? List.of(new Line(row.line(), ofTheRow, headers)) : lines;
    }

    private void put(Map<ImportField, String> fields, Table.Row row, Map<ImportField, Integer> from) {
        from.forEach((field, place) -> {
            String cell = row.cells().get(place);
            if (!MissingTexts.isMissing(cell, missingTexts)) {
                fields.put(field, cell);
            }
        });
    }

    static String present(Table table) {
        List<String> named = new ArrayList<>(table.headers());
        named.removeIf(String::isEmpty);
        String all = named.stream().limit(40).map(h -> "'" + h + "'").collect(Collectors.joining(", "));
        return named.size() > 40 ? all + " and %d more".formatted(named.size() - 40) : all;
    }

    private static String words(ImportField field) {
        return field.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
