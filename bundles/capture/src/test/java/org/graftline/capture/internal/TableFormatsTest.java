package org.graftline.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.graftline.study.Endpoint;
import org.graftline.study.Reading;
import org.graftline.study.VersionedRow;
import org.graftline.study.capture.ImportDesign.DecimalMark;
import org.graftline.study.capture.ImportFile;
import org.graftline.study.capture.ImportPreview;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same two readings, in every way that a laboratory's programs write them. */
class TableFormatsTest {
    private final Bench bench = new Bench();

    static Stream<ImportFile> theSameReadings() {
        String comma = "mouse,donor,arm,day,volume\nM1,D1,control,0,100.5\nM2,D1,drug,0,90\n";
        return Stream.of(
                text("comma.csv", comma),
                text("tab.tsv", comma.replace(',', '\t')),
                text("semicolon.csv", comma.replace(',', ';')),
                text("bar.txt", comma.replace(',', '|')),
                text("semicolon_decimal_comma.csv", comma.replace(',', ';').replace('.', ',')),
                text("quoted_decimal_comma.csv", comma.replace("100.5", "\"100,5\"")),
                text("carriage_return_line_feed.csv", comma.replace("\n", "\r\n")),
                text("carriage_return.csv", comma.replace("\n", "\r")),
                text("no_final_newline.csv", comma.stripTrailing()),
                text("byte_order_mark.csv", "\uFEFF" + comma),
                text("quoted.csv", comma.replaceAll("(\\w[\\w.]*)", "\"$1\"")),
                text("blanks.csv", comma.replace(",", " , ")),
                text("blank_lines.csv", comma.replace("\n", "\n\n ,\n")),
                text("empty_columns_behind.csv", comma.replace("\n", ",,\n")),
                new ImportFile("utf16.txt", ("\uFEFF" + comma).getBytes(StandardCharsets.UTF_16LE)),
                Workbooks.of(
                        "book.xlsx",
                        Workbooks.text("A1", "mouse")
                                + Workbooks.text("B1", "donor")
                                + Workbooks.text("C1", "arm")
                                + Workbooks.text("D1", "day")
                                + Workbooks.text("E1", "volume"),
                        Workbooks.text("A2", "M1")
                                + Workbooks.text("B2", "D1")
                                + Workbooks.text("C2", "control")
                                + Workbooks.number("D2", "0")
                                + Workbooks.number("E2", "100.49999999999999999"),
                        Workbooks.text("A3", "M2")
                                + Workbooks.text("B3", "D1")
                                + Workbooks.text("C3", "drug")
                                + Workbooks.number("D3", "0")
                                + Workbooks.number("E3", "90")));
    }

    private static ImportFile text(String name, String content) {
        return new ImportFile(name, content.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("theSameReadings")
    void all_formats_give_the_same_readings(ImportFile file) {
        ImportPreview preview = bench.preview(file);

        assertThat(Bench.errors(preview)).isEmpty();
        assertThat(volumes(preview)).containsExactly("M1 day 0: 100.5 mm³", "M2 day 0: 90 mm³");
    }

    @Test
    void a_whole_number_in_a_workbook_has_no_decimals_and_a_long_binary_fraction_is_what_was_typed() {
        ImportPreview preview = bench.preview(Workbooks.of(
                "book.xlsx",
                Workbooks.text("A1", "mouse") + Workbooks.text("B1", "day") + Workbooks.text("C1", "weight_g"),
                Workbooks.text("A2", "M1")
                        + Workbooks.number("B2", "7.0")
                        + Workbooks.number("C2", "21.399999999999999")));

        assertThat(preview.newRows().stream().filter(Reading.class::isInstance).map(Reading.class::cast))
                .singleElement()
                .satisfies(reading -> {
                    assertThat(reading.endpoint()).isEqualTo(Endpoint.BODY_WEIGHT);
                    assertThat(reading.value()).hasToString("21.4");
                    assertThat(reading.day().text()).isEqualTo("7");
                });
    }

    @Test
    void a_comma_with_three_digits_behind_it_is_asked_about_since_it_may_be_a_thousand() {
        ImportPreview preview = bench.preview(Bench.file(
                "growth.csv", "mouse;arm;day;volume", "M1;control;0;1,234", "M1;control;3;900", "M2;drug;0;950"));

        assertThat(preview.design().decimalMark()).isEqualTo(DecimalMark.POINT);
        assertThat(Bench.errors(preview))
                .singleElement()
                .asString()
                .contains("line 2", "column 'volume'", "value '1,234'", "decimalMark", "thousands");
    }

    @Test
    void a_name_with_folders_and_control_characters_is_kept_without_them() {
        ImportPreview preview =
                bench.preview(Bench.file("..\\secret/../\u0007growth.csv", "mouse,day,volume", "M1,0,100"));

        assertThat(preview.files().get(0).name()).isEqualTo("growth.csv");
    }

    private static List<String> volumes(ImportPreview preview) {
        return preview.newRows().stream()
                .filter(TableFormatsTest::isReading)
                .map(row -> (Reading) row)
                .map(r -> "%s day %s: %s mm³".formatted(r.mouse(), r.day(), r.value()))
                .toList();
    }

    private static boolean isReading(VersionedRow row) {
        return row instanceof Reading;
    }
}
