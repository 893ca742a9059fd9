package org.graftline.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.graftline.study.Endpoint;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.VolumeFormula;
import org.graftline.study.capture.ImportDesign.VolumeCells;
import org.graftline.study.capture.ImportLayout;
import org.graftline.study.capture.ImportPreview;
import org.graftline.study.capture.RowProblem;
import org.junit.jupiter.api.Test;

/** The shapes that tables of measurements come in, each with as little as shows it. */
class LayoutsTest {
    private final Bench bench = new Bench();

    private static List<Reading> readings(ImportPreview preview) {
        return preview.newRows().stream()
                .filter(Reading.class::isInstance)
                .map(Reading.class::cast)
                .toList();
    }

    private static List<String> values(ImportPreview preview) {
        return readings(preview).stream()
                .map(r -> r.mouse() + " " + r.day() + " " + (r.value() == null ? r.status() : r.value()))
                .toList();
    }

    @Test
    void a_title_and_two_header_rows_above_a_long_table_are_one_header() {
        ImportPreview preview = bench.preview(Bench.file(
                "s.csv",
                "Study 17: growth under treatment,,,,",
                "Mouse,Group,Day,Tumor,",
                ",,,length (mm),width (mm)",
                "M1,control,0,8,6",
                "M2,drug,0,9,5"));

        assertThat(preview.tables().get(0).table().headers())
                .containsExactly("Mouse", "Group", "Day", "Tumor · length (mm)", "width (mm)");
        assertThat(values(preview)).containsExactly("M1 0 144", "M2 0 112.5");
        assertThat(preview.reasons())
                .anySatisfy(reason -> assertThat(reason).startsWith("Line 1 ('Study 17: growth under treatment'"));
    }

    @Test
    void days_across_in_blocks_of_length_and_width_are_diameters_of_a_day() {
        ImportPreview preview = bench.preview(
                Bench.file("s.csv", "Mouse,Arm,Day 0,,Day 7,", ",,L,W,L,W", "M1,control,8,6,10,8", "M2,drug,6,8,,"));

        assertThat(values(preview)).containsExactly("M1 0 144", "M1 7 320", "M2 0 144");
        assertThat(readings(preview))
                .allSatisfy(r -> assertThat(r.formula()).isEqualTo(VolumeFormula.HALF_LENGTH_WIDTH_SQUARED));
        assertThat(readings(preview).stream().map(Reading::uuid).distinct()).hasSize(3);
        assertThat(Objects.requireNonNull(readings(preview).get(2).source()).entered())
                .containsEntry("Day 0 · L", "6");
    }

    @Test
    void labels_in_the_header_of_each_day_are_read_like_a_second_row() {
        ImportPreview preview =
                bench.preview(Bench.file("s.csv", "Mouse,Arm,TV_D0,BW_D0,TV_D7,BW_D7", "M1,control,100,20.1,150,20.4"));

        assertThat(readings(preview))
                .extracting(r -> r.endpoint() + " " + r.day() + " " + r.value())
                .containsExactly(
                        Endpoint.TUMOR_VOLUME + " 0 100",
                        Endpoint.BODY_WEIGHT + " 0 20.1",
                        Endpoint.TUMOR_VOLUME + " 7 150",
                        Endpoint.BODY_WEIGHT + " 7 20.4");
    }

    @Test
    void semicolons_and_decimal_commas_below_a_title_are_understood() {
        ImportPreview preview = bench.preview(
                Bench.file("s.csv", "Versuch 12, Gruppe A", "Maus Id;Day;Volume", "M1;0;12,5", "M2;0;13,25"));

        assertThat(values(preview)).containsExactly("M1 0 12.5", "M2 0 13.25");
    }

    @Test
    void days_down_with_an_id_over_each_column_need_no_arm() {
        ImportPreview preview =
                bench.preview(Bench.file("s.csv", "Day,M1,M2,M3", "0,100,110,120", "3,150,,dead", "7,200,210,"));

        assertThat(preview.design().layout()).isEqualTo(ImportLayout.DAYS_DOWN_MICE_ACROSS);
        assertThat(values(preview))
                .containsExactly(
                        "M1 0 100", "M2 0 110", "M3 0 120", "M1 3 150", "M3 3 NOT_MEASURED", "M1 7 200", "M2 7 210");
        assertThat(Bench.warnings(preview)).isEmpty();
    }

    @Test
    void a_value_below_a_limit_is_too_small_and_never_a_number() {
        ImportPreview preview = bench.preview(
                Bench.file("s.csv", "mouse,arm,day,volume", "M1,control,0,100", "M1,control,3,<4", "M1,control,7,≤ 4"));

        assertThat(readings(preview))
                .extracting(Reading::status)
                .containsExactly(ReadingStatus.MEASURED, ReadingStatus.TOO_SMALL, ReadingStatus.TOO_SMALL);
        assertThat(readings(preview).get(1).reason()).isEqualTo("<4");
        assertThat(Bench.warnings(preview)).hasSize(2);
    }

    @Test
    void words_with_a_plain_meaning_are_proposed_and_others_wait_for_one() {
        ImportPreview first = bench.preview(Bench.file(
                "s.csv",
                "mouse,arm,day,volume",
                "M1,control,0,100",
                "M1,control,3,not palpable",
                "M2,control,0,90",
                "M2,control,3,found dead",
                "M3,control,0,95",
                "M3,control,3,X1"));

        assertThat(Bench.errors(first)).singleElement().asString().contains("line 7, column 'volume', value 'X1'");

        ImportPreview second = bench.preview(
                bench.imports.design(bench.imports
                        .designJson(first.design())
                        .replace(
                                "\"found dead\" : \"not_measured\"",
                                "\"found dead\" : \"not_measured\", \"X1\" : \"not_measured\"")),
                first.files().get(0));

        assertThat(values(second))
                .contains("M1 3 NOT_PALPABLE", "M2 3 NOT_MEASURED", "M3 3 NOT_MEASURED")
                .hasSize(6);
    }

    @Test
    void an_area_beside_length_and_width_is_no_volume() {
        ImportPreview preview = bench.preview(
                Bench.file("s.csv", "mouse,arm,day,L,W,volume", "M1,control,0,8,6,48", "M2,control,0,9,5,45"));

        assertThat(values(preview)).containsExactly("M1 0 144", "M2 0 112.5");
        assertThat(preview.reasons())
                .anySatisfy(reason -> assertThat(reason).contains("in 2 of 2 rows it is length × width"));
    }

    @Test
    void an_area_alone_gives_no_reading_and_the_preview_says_how_many_it_leaves() {
        ImportPreview preview =
                bench.preview(Bench.file("s.csv", "mouse,arm,day,area_mm2", "M1,control,0,48", "M1,control,3,60"));

        assertThat(Bench.errors(preview)).singleElement().asString().contains("a volume, two diameters or a weight");
        assertThat(Bench.warnings(preview))
                .singleElement()
                .asString()
                .contains("'area_mm2' (2 entries) cannot be used");
    }

    @Test
    void small_numbers_are_taken_for_relative_values_unless_a_person_says_they_are_volumes() {
        String[] lines = new String[13];
        lines[0] = "mouse,arm,day,volume";
        for (int i = 1; i < lines.length; i++) {
            lines[i] = "M" + i + ",control,0,1." + i;
        }
        ImportPreview proposed = bench.preview(Bench.file("s.csv", lines));

        assertThat(proposed.design().volumeCells()).isEqualTo(VolumeCells.RELATIVE);
        assertThat(proposed.counts().newReadings()).isZero();
        assertThat(proposed.counts().newMice()).isEqualTo(12);

        ImportPreview told = bench.preview(
                bench.imports.design(bench.imports.designJson(proposed.design()).replace("relative", "volume_mm3")),
                proposed.files().get(0));

        assertThat(told.counts().newReadings()).isEqualTo(12);
    }

    @Test
    void a_row_of_means_below_the_animals_is_named_and_not_read() {
        ImportPreview preview =
                bench.preview(Bench.file("s.csv", "Mouse,Arm,0,7", "M1,control,100,150", "M2,drug,90,100", ",,95,125"));

        assertThat(values(preview)).hasSize(4);
        assertThat(Bench.warnings(preview)).singleElement().asString().contains("line 4: the row names no animal");
    }

    @Test
    void every_problem_is_marked_in_its_place_however_many_there_are() {
        String[] lines = new String[41];
        lines[0] = "mouse,arm,day,volume";
        for (int i = 1; i < lines.length; i++) {
            lines[i] = "M" + i + ",control,0," + (i % 2 == 0 ? "x" + i : "10" + i);
        }
        ImportPreview preview = bench.preview(Bench.file("s.csv", lines));

        assertThat(preview.tables().get(0).marks()).hasSize(20).allSatisfy(mark -> {
            assertThat(mark.column()).isEqualTo("volume");
            assertThat(mark.severity()).isEqualTo(RowProblem.Severity.ERROR);
        });
        assertThat(preview.tables().get(0).table().rows())
                .extracting(row -> row.line())
                .contains(3, 41)
                .hasSize(24);
    }
}
