package org.graftline.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.graftline.study.Reading;
import org.graftline.study.capture.ImportFile;
import org.graftline.study.capture.ImportPreview;
import org.graftline.study.capture.RowProblem;
import org.graftline.study.capture.UnreadableFileException;
import org.junit.jupiter.api.Test;

/** Files that are made, or happen, to be a burden: each gets a sentence and costs nothing but itself. */
class HostileFilesTest {
    private final Bench bench = new Bench();

    private static final String TOP = Workbooks.text("A1", "mouse")
            + Workbooks.text("B1", "arm")
            + Workbooks.text("C1", "day")
            + Workbooks.text("D1", "volume");

    private static String row(int row, String volume) {
        return Workbooks.text("A" + row, "M" + row)
                + Workbooks.text("B" + row, "control")
                + Workbooks.number("C" + row, "0")
                + volume;
    }

    @Test
    void formulas_are_read_as_their_last_result_and_said_to_be_formulas() {
        ImportPreview preview = bench.preview(Workbooks.of(
                "s.xlsx",
                TOP,
                row(2, Workbooks.formula("D2", "50*2", "100")),
                row(3, Workbooks.formula("D3", "5*5", "25"))));

        assertThat(preview.newRows().stream()
                        .filter(Reading.class::isInstance)
                        .map(r -> String.valueOf(((Reading) r).value())))
                .containsExactly("100", "25");
        assertThat(preview.reasons())
                .contains(
                        "2 cells are formulas (first D2): what they gave when the workbook was last computed is read.");
    }

    @Test
    void a_formula_without_a_result_is_never_an_empty_cell() {
        ImportPreview preview = bench.preview(Workbooks.of(
                "s.xlsx", TOP, row(2, Workbooks.number("D2", "100")), row(3, Workbooks.formula("D3", "5*5", ""))));

        assertThat(Bench.errors(preview))
                .singleElement()
                .asString()
                .contains("s.xlsx line 3: cell D3 holds a formula whose result is not in the file");
    }

    @Test
    void entities_of_a_workbook_reach_no_file_and_do_not_multiply() {
        String secret = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
                + "<!ENTITY f SYSTEM \"file:///etc/hostname\">]>";
        ImportFile file = Workbooks.ofSheet(
                "s.xlsx",
                "<?xml version=\"1.0\"?>" + secret
                        + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\">"
                        + TOP + "</row><row r=\"2\">" + row(2, Workbooks.text("D2", "&f;&b;"))
                        + "</row></sheetData></worksheet>");

        assertThatThrownBy(() -> bench.preview(file))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("s.xlsx looks like a workbook but cannot be read as one");
    }

    @Test
    void ten_thousand_columns_are_looked_through_and_not_listed() {
        String header = "mouse,arm,day,volume,"
                + IntStream.range(0, 10_000).mapToObj(i -> "extra" + i).collect(Collectors.joining(","));
        String row = "M1,control,0,100,"
                + IntStream.range(20_000, 30_000).mapToObj(Integer::toString).collect(Collectors.joining(","));

        ImportPreview preview = bench.preview(Bench.file("wide.csv", header, row));

        assertThat(preview.counts().newReadings()).isEqualTo(1);
        assertThat(preview.reasons()).allSatisfy(reason -> assertThat(reason).hasSizeLessThan(4_000));
        assertThat(preview.reasons()).anySatisfy(reason -> assertThat(reason).contains("and 9,960 more columns"));
    }

    @Test
    void a_cell_of_a_hundred_thousand_letters_is_named_by_its_beginning() {
        String much = "x".repeat(100_000);

        ImportPreview preview = bench.preview(Bench.file(
                "s.csv", "mouse,arm,day,volume", "M1,control,0,100", "M2,control,0," + much, much + ",control,0,90"));

        assertThat(Bench.errors(preview))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).hasSizeLessThan(1_500));
        assertThat(preview.problems())
                .filteredOn(problem -> "volume".equals(problem.column()))
                .extracting(RowProblem::line)
                .containsExactly(3);
    }

    @Test
    void a_cell_that_never_ends_is_said_to_be_one() {
        byte[] endless = ("mouse,day,volume\nM1,0," + "9".repeat(20 << 20)).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> bench.preview(new ImportFile("s.csv", endless)))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("longer than any reading");
    }

    @Test
    void a_zero_byte_in_a_text_is_refused() {
        assertThatThrownBy(() -> bench.preview(Bench.file("s.csv", "mouse,day,volume", "M1,0,1\u000000")))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("holds a zero byte");
    }
}
