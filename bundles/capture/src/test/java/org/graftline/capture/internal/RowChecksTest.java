package org.graftline.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.graftline.study.Endpoint;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.VolumeFormula;
import org.graftline.study.capture.ImportDesign;
import org.graftline.study.capture.ImportField;
import org.graftline.study.capture.ImportFile;
import org.graftline.study.capture.ImportPreview;
import org.junit.jupiter.api.Test;

/** What is wrong with a row is said with file, line, column, value and rule; what is merely unlikely goes through. */
class RowChecksTest {
    private final Bench bench = new Bench();

    private ImportPreview rows(String... rows) {
        String[] lines = new String[rows.length + 1];
        lines[0] = "mouse,donor,arm,day,length_mm,width_mm,volume_mm3,body_weight_g,tumor,flag";
        System.arraycopy(rows, 0, lines, 1, rows.length);
        return bench.preview(design(), Bench.file("growth.csv", lines));
    }

    private ImportDesign design() {
        return bench.imports.design("""
                {"columns": {"mouse": "mouse", "donor": "donor", "arm": "arm", "study_day": "day", "length_mm": "length_mm",
                  "width_mm": "width_mm", "volume_mm3": "volume_mm3", "body_weight_g": "body_weight_g",
                  "tumor_site": "tumor", "flag": "flag"},
                 "formula": "half_length_width_squared",
                 "flags": {"gone": "not_measured", "nothing felt": "not_palpable", "tiny": "too_small", "wet": "reading"}}
                """);
    }

    private static List<Reading> readings(ImportPreview preview) {
        return preview.newRows().stream()
                .filter(Reading.class::isInstance)
                .map(Reading.class::cast)
                .toList();
    }

    private static Reading only(ImportPreview preview) {
        assertThat(Bench.errors(preview)).isEmpty();
        assertThat(readings(preview)).hasSize(1);
        return readings(preview).get(0);
    }

    private void assertOneError(ImportPreview preview, String... parts) {
        assertThat(Bench.errors(preview)).singleElement().asString().contains(parts);
        assertThat(preview.isCommittable()).isFalse();
        assertThat(preview.newRows()).isEmpty();
    }

    @Test
    void text_in_a_number() {
        assertOneError(
                rows("M1,D1,a,0,,,eighty,,,"),
                "growth.csv line 2, column 'volume_mm3', value 'eighty': this is no number.",
                "Correct the cell");
    }

    @Test
    void a_number_with_its_unit() {
        assertOneError(rows("M1,D1,a,0,,,80 mm3,,,"), "value '80 mm3'", "without its unit");
    }

    @Test
    void a_negative_volume() {
        assertOneError(
                rows("M1,D1,a,0,,,-3,,,"), "line 2, column 'volume_mm3', value '-3'", "a volume cannot be negative");
    }

    @Test
    void a_negative_length_where_the_volume_rests_on_it() {
        assertOneError(rows("M1,D1,a,0,-4,3,,,,"), "column 'length_mm', value '-4'", "a length cannot be negative");
    }

    @Test
    void a_negative_length_beside_a_reported_volume_costs_the_diameters_only() {
        ImportPreview preview = rows("M1,D1,a,0,-4,3,24,,,");

        assertThat(only(preview).diameters()).isNull();
        assertThat(only(preview).value()).hasToString("24");
        assertThat(Bench.warnings(preview)).anySatisfy(w -> assertThat(w).contains("'length_mm', value '-4'"));
    }

    @Test
    void an_impossible_weight_costs_the_weight_only() {
        ImportPreview preview = rows("M1,D1,a,0,,,24,-0.1,,");

        assertThat(Bench.errors(preview)).isEmpty();
        assertThat(readings(preview))
                .extracting(Reading::status)
                .containsExactly(ReadingStatus.MEASURED, ReadingStatus.NOT_MEASURED);
        assertThat(readings(preview).get(1)).satisfies(weight -> {
            assertThat(weight.endpoint()).isEqualTo(Endpoint.BODY_WEIGHT);
            assertThat(weight.reason()).isEqualTo("impossible weight '-0.1' in the file");
            assertThat(weight.source()).isNotNull();
            assertThat(weight.source().entered()).containsEntry("body_weight_g", "-0.1");
        });
    }

    @Test
    void text_in_a_weight() {
        assertOneError(rows("M1,D1,a,0,,,24,heavy,,"), "column 'body_weight_g', value 'heavy'", "no number");
    }

    @Test
    void a_day_that_is_no_number() {
        assertOneError(rows("M1,D1,a,Monday,,,24,,,"), "column 'day', value 'Monday'", "a study day is a number");
    }

    @Test
    void a_day_beyond_any_life() {
        assertOneError(rows("M1,D1,a,20240105,,,24,,,"), "column 'day', value '20240105'", "is impossible");
    }

    @Test
    void a_reading_without_a_day() {
        assertOneError(rows("M1,D1,a,,,,24,,,"), "line 2", "mouse 'M1' and no study day");
    }

    @Test
    void a_row_without_a_mouse() {
        assertOneError(rows(",D1,a,0,,,24,,,"), "growth.csv line 2: the row names no mouse.");
    }

    @Test
    void a_mouse_in_two_arms() {
        assertOneError(
                rows("M1,D1,control,0,,,24,,,", "M2,D1,treated,0,,,24,,,", "M1,D1,treated,3,,,30,,,"),
                "line 4",
                "mouse 'M1' is in arms 'control' (line 2) and 'treated'. A mouse has one arm");
    }

    @Test
    void a_mouse_with_two_donors() {
        assertOneError(rows("M1,D1,a,0,,,24,,,", "M1,D2,a,3,,,30,,,"), "mouse 'M1' has donors 'D1' (line 2) and 'D2'");
    }

    @Test
    void a_mouse_without_a_donor() {
        assertOneError(rows("M1,,a,0,,,24,,,"), "no row of mouse 'M1' names its donor", "defaultDonor");
    }

    @Test
    void a_volume_of_an_unnamed_tumor_where_the_mouse_has_several() {
        assertOneError(
                rows("M1,D1,a,0,,,24,,L,", "M1,D1,a,0,,,20,,R,", "M1,D1,a,3,,,30,,,"),
                "line 4",
                "names no tumor",
                "[L, R]");
    }

    @Test
    void one_diameter_of_zero() {
        assertOneError(rows("M1,D1,a,0,4,0,,,,"), "column 'width_mm', value '0'", "one diameter is 0");
    }

    @Test
    void a_column_that_the_design_reads_and_the_file_lacks() {
        ImportPreview preview =
                bench.preview(design(), Bench.file("growth.csv", "mouse,arm,day,volume_mm3", "M1,a,0,1"));

        assertThat(Bench.errors(preview))
                .anySatisfy(error -> assertThat(error)
                        .contains(
                                "growth.csv, column 'length_mm'",
                                "no such column",
                                "It has: 'mouse', 'arm', 'day', 'volume_mm3'."));
    }

    @Test
    void a_header_that_stands_twice() {
        assertThat(Bench.errors(bench.preview(
                        Bench.file("growth.csv", "mouse,day,volume,volume", "M1,0,100,90", "M2,0,90,80"))))
                .singleElement()
                .asString()
                .contains("column 'volume'", "over columns 3 and 4");
    }

    @Test
    void a_file_without_a_day() {
        assertThat(Bench.errors(bench.preview(Bench.file("growth.csv", "mouse,volume", "M1,100", "M2,90"))))
                .singleElement()
                .asString()
                .contains("no column was recognized as the study day", "'mouse', 'volume'", "study_day in the design");
    }

    @Test
    void a_row_with_more_cells_than_the_header() {
        assertThat(Bench.errors(bench.preview(Bench.file("growth.csv", "mouse,day,volume", "M1,0,1,234", "M2,0,90"))))
                .anySatisfy(error -> assertThat(error).contains("line 2", "4 cells", "3 columns"));
    }

    @Test
    void a_row_that_ends_early_is_read_and_pointed_at() {
        ImportPreview preview = bench.preview(Bench.file("growth.csv", "mouse,day,volume,flag", "M1,0,100,", "M2,0"));

        assertThat(Bench.errors(preview)).isEmpty();
        assertThat(Bench.warnings(preview))
                .singleElement()
                .asString()
                .contains("line 3", "ends after 2 of 4 cells", "cut off");
    }

    @Test
    void a_control_arm_that_nobody_is_in() {
        ImportFile file = Bench.file("growth.csv", "mouse,arm,day,volume", "M1,a,0,100", "M2,b,0,90");
        ImportDesign design = bench.imports.design("""
                {"columns": {"mouse": "mouse", "arm": "arm", "study_day": "day", "volume_mm3": "volume"},
                 "defaultDonor": "D1", "controlArm": "vehicle"}""");

        assertThat(Bench.errors(bench.preview(design, file)))
                .singleElement()
                .asString()
                .contains("'vehicle' as control arm", "[a, b]");
    }

    @Test
    void a_hundred_errors_of_a_kind_are_counted_and_ten_shown() {
        String[] rows = new String[100];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = "M%d,D1,a,0,,,none,,,".formatted(i);
        }

        assertThat(Bench.errors(rows(rows)))
                .hasSize(11)
                .last()
                .asString()
                .contains("90 more like the one in line 2 (100 in all)");
    }

    @Test
    void width_above_length_is_exchanged_and_kept_as_entered() {
        ImportPreview preview = rows("M1,D1,a,0,6,6.5,,,,");

        assertThat(only(preview).diameters()).satisfies(d -> {
            assertThat(d).isNotNull();
            assertThat(d.lengthMm()).hasToString("6.5");
            assertThat(d.widthMm()).hasToString("6");
        });
        assertThat(only(preview).source()).satisfies(source -> {
            assertThat(source).isNotNull();
            assertThat(source.entered()).containsEntry("length_mm", "6").containsEntry("width_mm", "6.5");
        });
        assertThat(only(preview).value()).hasToString("117");
        assertThat(Bench.warnings(preview)).singleElement().asString().contains("the width is above the length (6 mm)");
    }

    @Test
    void a_reported_volume_names_its_formula_when_one_gives_it() {
        assertThat(only(rows("M1,D1,a,0,8,6,144,,,")).formula()).isEqualTo(VolumeFormula.HALF_LENGTH_WIDTH_SQUARED);
        assertThat(only(rows("M1,D1,a,0,8,6,150.8,,,")).formula())
                .isEqualTo(VolumeFormula.ELLIPSOID_LENGTH_WIDTH_SQUARED);
    }

    @Test
    void a_reported_volume_that_no_formula_gives_is_kept_and_questioned() {
        ImportPreview preview = rows("M1,D1,a,0,8,6,48,,,");

        assertThat(only(preview).value()).hasToString("48");
        assertThat(only(preview).formula()).isEqualTo(VolumeFormula.AS_REPORTED);
        assertThat(Bench.warnings(preview)).singleElement().asString().contains("no formula we know", "8 mm", "6 mm");
    }

    @Test
    void a_volume_of_zero_is_too_small_to_measure() {
        assertThat(only(rows("M1,D1,a,0,,,0,,,")).status()).isEqualTo(ReadingStatus.TOO_SMALL);
        assertThat(only(rows("M1,D1,a,0,0,0,,,,")).status()).isEqualTo(ReadingStatus.TOO_SMALL);
    }

    @Test
    void flags_become_statuses_as_the_design_says() {
        assertThat(List.of(
                        only(rows("M1,D1,a,0,,,0,,,gone")),
                        only(rows("M1,D1,a,0,,,,,,nothing felt")),
                        only(rows("M1,D1,a,0,,,,,,tiny")),
                        only(rows("M1,D1,a,0,,,55,,,wet"))))
                .extracting(Reading::status, Reading::reason)
                .containsExactly(
                        tuple(ReadingStatus.NOT_MEASURED, "gone"),
                        tuple(ReadingStatus.NOT_PALPABLE, "nothing felt"),
                        tuple(ReadingStatus.TOO_SMALL, "tiny"),
                        tuple(ReadingStatus.MEASURED, "wet"));
    }

    @Test
    void a_flag_that_the_design_does_not_know_is_a_remark_and_is_pointed_at() {
        ImportPreview preview = rows("M1,D1,a,0,,,55,,,odd");

        assertThat(only(preview).reason()).isEqualTo("odd");
        assertThat(Bench.warnings(preview)).singleElement().asString().contains("'flag', value 'odd'");
    }

    @Test
    void an_empty_volume_is_no_reading() {
        ImportPreview preview = rows("M1,D1,a,0,,,,20,,", "M1,D1,a,3,,,NA,,,");

        assertThat(only(preview).endpoint()).isEqualTo(Endpoint.BODY_WEIGHT);
    }

    @Test
    void a_second_value_of_the_same_day_is_a_replicate() {
        ImportPreview preview = rows("M1,D1,a,0,,,100,,,", "M1,D1,a,0,,,110,,,");

        assertThat(readings(preview)).extracting(Reading::replicate).containsExactly(1, 2);
    }

    @Test
    void a_row_written_twice_is_read_once_and_pointed_at() {
        ImportPreview preview = rows("M1,D1,a,0,,,100,,,", "M1,D1,a,0,,,100,,,");

        assertThat(only(preview).replicate()).isEqualTo(1);
        assertThat(Bench.warnings(preview)).singleElement().asString().contains("line 3", "repeats line 2");
    }

    @Test
    void the_weight_in_the_rows_of_two_tumors_is_one_weighing() {
        ImportPreview preview = rows("M1,D1,a,0,,,100,21.5,L,", "M1,D1,a,0,,,80,21.5,R,");

        assertThat(readings(preview))
                .filteredOn(r -> r.endpoint() == Endpoint.BODY_WEIGHT)
                .hasSize(1);
    }

    @Test
    void half_days_and_days_before_zero_are_days() {
        assertThat(readings(rows("M1,D1,a,-3,,,100,,,", "M1,D1,a,0.5,,,110,,,")))
                .extracting(r -> r.day().text())
                .containsExactly("-3", "0.5");
    }

    @Test
    void unlikely_values_are_questioned_and_not_refused() {
        ImportPreview preview = rows(
                "M1,D1,a,0,,,100,20,,",
                "M1,D1,a,3,,,900,20,,",
                "M1,D1,a,6,,,0,14,,",
                "M2,D1,a,0,,,100,,,",
                "M2,D1,a,0,,,300,,,");

        assertThat(Bench.errors(preview)).isEmpty();
        assertThat(Bench.warnings(preview))
                .satisfiesExactlyInAnyOrder(
                        w -> assertThat(w).contains("line 3", "from 100 to 900 mm³", "more than 5-fold"),
                        w -> assertThat(w).contains("line 4", "from 900 mm³ on day 3 to 'too small' on day 6"),
                        w -> assertThat(w).contains("line 4", "from 20 to 14 g", "20 %"),
                        w -> assertThat(w).contains("line 6", "two volumes on day 0, 100 and 300 mm³"));
    }

    @Test
    void days_across_gives_a_reading_for_each_cell_that_holds_one() {
        ImportPreview preview = bench.preview(
                Bench.file("days.csv", "Mouse,Group,Day -1,D3,7", "1,Vehicle,20,,NA", "2,Drug,25,0,31.5"));

        assertThat(Bench.errors(preview)).isEmpty();
        assertThat(preview.design().columns()).isEqualTo(Map.of(ImportField.MOUSE, "Mouse", ImportField.ARM, "Group"));
        assertThat(readings(preview))
                .extracting(r -> r.mouse() + " " + r.day() + " " + (r.value() == null ? r.status() : r.value()))
                .containsExactly("1 -1 20", "2 -1 25", "2 3 TOO_SMALL", "2 7 31.5");
    }

    @Test
    void a_day_that_stands_across_twice() {
        assertThat(Bench.errors(bench.preview(Bench.file("days.csv", "Mouse,Group,3,15,15", "1,Vehicle,20,22,1"))))
                .singleElement()
                .asString()
                .contains("day 15 stands over columns 4 and 5", "ignoredColumns");
    }
}
