package org.graftline.capture.internal.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.capture.ImportField;
import org.graftline.study.capture.ImportLayout;
import org.graftline.study.capture.MeasurementImporter;
import org.graftline.study.capture.MeasurementImporter.Line;
import org.graftline.study.capture.PreviewTable;
import org.graftline.study.capture.RowProblem;
import org.graftline.study.capture.Table;

/** One file on its way from table to readings. Not for several threads. */
final class FileInHand {
    private static final int FIRST_ROWS = 8;

    private final Table table;
    private final FileContext context;
    private final Findings findings;
    private List<Look> looks = List.of();

    FileInHand(Table table, FileContext context, List<RowProblem> ofReading) {
        this.table = table;
        this.context = context;
        this.findings = new Findings(table.file());
        findings.addAll(ofReading.stream().filter(this::matters).toList());
    }

    /** Across, days end where the header ends; what stands right of it is a mean or a remark, and its line is told as a warning. */
    private boolean matters(RowProblem problem) {
        if (context.design().layout() == ImportLayout.LONG || problem.severity() != RowProblem.Severity.ERROR) {
            return true;
        }
        findings.add(
                "right of the header",
                new RowProblem(
                        problem.file(),
                        problem.line(),
                        null,
                        null,
                        RowProblem.Severity.WARNING,
                        "cells stand right of the last column that the header names and are not read."));
        return false;
    }

    Table table() {
        return table;
    }

    Findings findings() {
        return findings;
    }

    /** The first rows and every row with a mark. */
    PreviewTable shown() {
        Set<Integer> marked = findings.markedLines();
        List<Table.Row> rows = new ArrayList<>();
        for (int r = 0; r < table.rows().size() && rows.size() < PreviewTable.MOST_ROWS; r++) {
            Table.Row row = table.rows().get(r);
            if (r < FIRST_ROWS || marked.contains(row.line())) {
                rows.add(row);
            }
        }
        return new PreviewTable(
                new Table(table.file(), table.headers(), rows), table.rows().size(), findings.marks(), marked.size());
    }

    List<Look> looks() {
        return looks;
    }

    /** Finds out what each line is about. */
    void look(MeasurementImporter importer, KnownStudy known) {
        if (!RequiredColumns.present(table, context.design(), findings)) {
            return;
        }
        List<RowProblem> problems = new ArrayList<>();
        List<Line> lines = importer.lines(table, context.design(), problems);
        findings.addAll(problems);
        Set<Integer> repeated = RepeatedRows.of(table, findings);
        List<Line> once =
                lines.stream().filter(line -> !repeated.contains(line.line())).toList();
        looks = new Looks(known, context.design(), findings).of(Unusable.without(once, context.design(), findings));
        if (context.design().layout() == ImportLayout.MICE_DOWN_DAYS_ACROSS) {
            warnOfSecondRows();
        }
    }

    /** A mouse has one row there, so a second one is rather a second animal of the same id than a second look. */
    private void warnOfSecondRows() {
        Map<MouseId, Integer> first = new HashMap<>();
        Set<Integer> told = new HashSet<>();
        for (Look look : looks) {
            Integer line = first.putIfAbsent(look.mouse(), look.line());
            if (line != null && line != look.line() && told.add(look.line())) {
                findings.warning(
                        "second row",
                        look,
                        ImportField.MOUSE,
                        "the mouse has a row in line %d already; this one is read as a second look at the same tumor. If it is another animal, give it an id of its own."
                                .formatted(line));
            }
        }
    }

    List<Reading> readings(KnownStudy known, FileRoster told) {
        TumorReadings tumors = new TumorReadings(context, known, told, findings);
        WeightReadings weights = new WeightReadings(context, findings);
        List<Reading> readings = new ArrayList<>(looks.size());
        for (Look look : looks) {
            readings.addAll(tumors.of(look));
            weights.of(look).ifPresent(readings::add);
        }
        return readings;
    }
}
