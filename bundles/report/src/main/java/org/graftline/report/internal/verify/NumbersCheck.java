package org.graftline.report.internal.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whether the numbers of the tables stand on the page as they are listed, round the whole value listed with them, and come out again when
 * the model is run.
 */
final class NumbersCheck {
    /** Two runs of one model on two machines agree far closer than this, the report prints far fewer digits. */
    private static final double SAME = 1e-6;

    private final PrintedReport report;
    private final @Nullable RefittedModel model;
    private final List<String> problems = new ArrayList<>();
    private final List<String> notOnPage = new ArrayList<>();
    private final TreeSet<String> partly = new TreeSet<>();
    private int onPage;
    private int recomputed;
    private int asPrinted;

    private NumbersCheck(PrintedReport report, @Nullable RefittedModel model) {
        this.report = report;
        this.model = model;
    }

    static void check(PrintedReport report, JsonNode numbers, @Nullable RefittedModel model, Findings findings) {
        NumbersCheck check = new NumbersCheck(report, model);
        for (JsonNode table : numbers.path("tables")) {
            check.table(table);
        }
        findings.conclude(
                check.notOnPage,
                "All %,d rows of the tables stand on the pages as numbers.json lists them.".formatted(check.onPage));
        findings.conclude(
                check.problems,
                "%,d numbers of the tables come out again from model.json, data.csv and readings.csv."
                        .formatted(check.recomputed));
        if (check.asPrinted > 0) {
            findings.takesAsPrinted(
                    "%,d further numbers are computed by the analysis in ways that this check does not repeat (%s): they stand on the pages as listed and hash as listed."
                            .formatted(check.asPrinted, String.join(", ", check.partly)));
        }
    }

    private void table(JsonNode table) {
        String name = table.path("table").asString("");
        for (JsonNode row : table.path("rows")) {
            StringBuilder line = new StringBuilder();
            row.forEach(cell -> line.append(cell.path("printed").asString("")));
            String words = PrintedReport.unspaced(line.toString());
            if (words.chars().noneMatch(Character::isDigit)) {
                continue;
            }
            onPage++;
            if (!report.text().contains(words)) {
                notOnPage.add("%s, row '%s': the pages do not have it as numbers.json lists it: %s."
                        .formatted(name, row.path(0).path("printed").asString(""), line));
            }
            for (int c = 0; c < row.size(); c++) {
                cell(table, name, row, c);
            }
        }
    }

    private void cell(JsonNode table, String name, JsonNode row, int column) {
        JsonNode cell = row.path(column);
        String printed = cell.path("printed").asString("");
        List<String> source = new ArrayList<>();
        cell.path("source").forEach(part -> source.add(part.asString("")));
        if (source.isEmpty() || model == null) {
            if (column > 0 && printed.chars().anyMatch(Character::isDigit)) {
                asPrinted++;
                partly.add(name);
            }
            return;
        }
        String place = "%s, row '%s', column '%s'"
                .formatted(
                        name,
                        row.path(0).path("printed").asString(""),
                        table.path("columns").path(column).asString(""));
        double value = cell.path("value").asDouble(Double.NaN);
        OptionalDouble again = model.value(source);
        if (again.isEmpty()) {
            problems.add("%s: its source, %s, is not in the model.".formatted(place, String.join(" ", source)));
        } else if (!same(again.getAsDouble(), value)) {
            problems.add(
                    "%s: listed as %s, but the model run again gives %s.".formatted(place, value, again.getAsDouble()));
        } else if (!PrintedDigits.standFor(value, printed)) {
            problems.add("%s: printed as %s, which is not %s rounded.".formatted(place, printed, value));
        } else {
            recomputed++;
        }
    }

    /** At the boundary a standard deviation is zero up to rounding. */
    private static boolean same(double a, double b) {
        return Double.compare(a, b) == 0
                || (!Double.isFinite(a) && !Double.isFinite(b))
                || Math.abs(a - b) <= SAME * Math.max(1e-3, Math.abs(b));
    }
}
