package org.graftline.report.internal;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.graftline.report.compare.ReportComparison;
import org.graftline.report.compare.ReportComparison.Change;
import org.graftline.report.internal.compare.ComparedReports;
import org.junit.jupiter.api.Test;

class ComparedReportsTest {
    private static final String GROWTH = "Growth by arm";

    private static ReportComparison compare(byte[] before, byte[] after) {
        return new ComparedReports().compare(before, after);
    }

    /** Columns with | between, then a row on each line. */
    private static String table(String caption, String... lines) {
        String rows = Arrays.stream(lines)
                .skip(1)
                .map(line -> Arrays.stream(line.split("\\|", -1))
                        .map("{\"printed\": \"%s\"}"::formatted)
                        .collect(Collectors.joining(", ", "[", "]")))
                .collect(Collectors.joining(", "));
        return "{\"table\": \"Table 1\", \"caption\": \"%s\", \"columns\": [%s], \"rows\": [%s]}"
                .formatted(
                        caption,
                        Arrays.stream(lines[0].split("\\|", -1))
                                .map("\"%s\""::formatted)
                                .collect(Collectors.joining(", ")),
                        rows);
    }

    private static byte[] carrying(String name, String... tables) {
        String json = "{\"tables\": [" + String.join(", ", tables) + "]}";
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            PDComplexFileSpecification file = new PDComplexFileSpecification();
            file.setFile(name);
            file.setEmbeddedFile(
                    new PDEmbeddedFile(document, new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))));
            PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(Map.of(name, file));
            PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(tree);
            document.getDocumentCatalog().setNames(names);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] report(String... tables) {
        return carrying("numbers.json", tables);
    }

    @Test
    void a_printed_report_agrees_with_itself_and_differs_from_one_of_fewer_mice() {
        byte[] thirty = Printing.reports().pdf(ExampleStudy.of(5, 1, 30).source());
        byte[] twenty = Printing.reports().pdf(ExampleStudy.of(5, 1, 20).source());

        then(compare(thirty, thirty).changes()).isEmpty();
        then(compare(thirty, thirty).same()).isGreaterThan(20);
        then(compare(thirty, twenty).changes())
                .anyMatch(change ->
                        change.row().startsWith("Mice") || change.column().contains("Mice"));
    }

    @Test
    void a_number_that_changed_is_named_by_table_row_and_column() {
        ReportComparison found = compare(
                report(table(GROWTH, "Arm|Rate|Mice", "control|0.061|12", "drug|0.042|12")),
                report(table(GROWTH, "Arm|Rate|Mice", "control|0.061|12", "drug|0.039|12")));

        then(found.changes()).containsExactly(new Change(GROWTH, "drug", "Rate", "0.042", "0.039"));
        then(found.same()).isEqualTo(3);
    }

    @Test
    void a_row_and_a_column_in_between_shift_nothing() {
        ReportComparison found = compare(
                report(table(GROWTH, "Arm|Rate", "control|0.061", "drug|0.042")),
                report(table(GROWTH, "Arm|n|Rate", "control|12|0.061", "other|12|0.05", "drug|12|0.042")));

        then(found.changes())
                .containsExactlyInAnyOrder(
                        new Change(GROWTH, "other", "", null, "other · 12 · 0.05"),
                        new Change(GROWTH, "control", "n", null, "12"),
                        new Change(GROWTH, "drug", "n", null, "12"));
    }

    @Test
    void rows_that_begin_alike_are_told_apart_by_what_follows() {
        ReportComparison found = compare(
                report(table("Rates", "Donor|Arm|Rate", "D1|control|0.06", "D1|drug|0.04")),
                report(table("Rates", "Donor|Arm|Rate", "D1|drug|0.05", "D1|control|0.06")));

        then(found.changes()).containsExactly(new Change("Rates", "D1, drug", "Rate", "0.04", "0.05"));
    }

    @Test
    void a_document_without_numbers_is_refused_with_what_to_do() {
        byte[] report = report(table(GROWTH, "Arm|Rate", "control|0.061"));
        thenThrownBy(() -> compare(report, carrying("other.json")))
                .hasMessageContaining("the later one carries no numbers.json")
                .hasMessageContaining("Compare versions");
        thenThrownBy(() -> compare("no PDF".getBytes(StandardCharsets.UTF_8), report))
                .hasMessageContaining("the earlier one cannot be read");
    }
}
