package org.graftline.shell.internal;

import java.util.ArrayList;
import java.util.List;
import org.graftline.study.capture.ImportDesign;
import org.graftline.study.capture.ImportPreview;
import org.graftline.study.capture.ImportPreview.Counts;
import org.graftline.study.capture.RowProblem;

/** A preview as lines for a person. */
final class PreviewText {
    private PreviewText() {}

    /** What each column means, and why. */
    static List<String> mapping(ImportPreview preview) {
        List<String> lines = new ArrayList<>();
        String source = switch (preview.designSource()) {
            case PROPOSED -> "proposed from the file";
            case SAVED -> "as confirmed for an earlier file";
            case GIVEN -> "as given";
        };
        ImportDesign design = preview.design();
        lines.add("What the columns mean (%s):".formatted(source));
        design.columns().forEach((field, header) -> lines.add("  %-20s%s".formatted(words(field), header)));
        if (!design.mouseParts().isEmpty()) {
            lines.add("  %-20s%s".formatted("mouse", String.join(" + ", design.mouseParts())));
        }
        design.tumors()
                .forEach(tumor -> tumor.columns()
                        .forEach((field, header) ->
                                lines.add("  %-19s %s".formatted(words(field) + " of " + tumor.site(), header))));
        design.dayLabels().forEach((label, field) -> lines.add("  %-19s %s".formatted("label " + label, words(field))));
        if (design.provenance() == ImportDesign.Provenance.MIGRATED) {
            lines.add("  %-20s%s".formatted("migrated", "yes: original dates and people are kept"));
        }
        lines.add("  %-20s%s".formatted("control arm", design.controlArm() == null ? "none" : design.controlArm()));
        design.flags().forEach((flag, meaning) -> lines.add("  %-19s %s".formatted("flag " + flag, words(meaning))));
        if (!design.ignoredColumns().isEmpty()) {
            lines.add("  %-20s%s".formatted("not read", String.join(", ", design.ignoredColumns())));
        }
        preview.reasons().forEach(reason -> lines.add("  - " + reason));
        return lines;
    }

    /** What would happen to the rows, in one line. */
    static String counts(ImportPreview preview) {
        Counts c = preview.counts();
        return "%s: %s (%d of them without a value), %d known, %d different; new: %s, %s, %s."
                .formatted(
                        count(c.fileRows(), "row", "rows"),
                        count(c.newReadings(), "new reading", "new readings"),
                        c.notMeasured(),
                        c.knownReadings(),
                        c.changedReadings(),
                        count(c.newDonors(), "donor", "donors"),
                        count(c.newMice(), "mouse", "mice"),
                        count(c.newArms(), "arm", "arms"));
    }

    private static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** Errors and warnings, a line each. */
    static List<String> problems(List<RowProblem> problems) {
        return problems.stream()
                .map(p -> "%s: %s".formatted(p.severity() == RowProblem.Severity.ERROR ? "wrong" : "look at", p.text()))
                .toList();
    }

    /** The first error and how many more there are, as one line. */
    static String firstError(List<RowProblem> problems) {
        List<RowProblem> errors = problems.stream()
                .filter(p -> p.severity() == RowProblem.Severity.ERROR)
                .toList();
        return errors.get(0).text()
                + (errors.size() == 1 ? "" : " There are %d more, listed above.".formatted(errors.size() - 1))
                + " Nothing was stored.";
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
