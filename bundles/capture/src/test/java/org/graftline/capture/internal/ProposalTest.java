package org.graftline.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.graftline.study.ArmName;
import org.graftline.study.VolumeFormula;
import org.graftline.study.capture.FlagMeaning;
import org.graftline.study.capture.ImportField;
import org.graftline.study.capture.ImportPreview;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the preview makes of headers and cells that it has never seen. */
class ProposalTest {
    private final Bench bench = new Bench();

    private ImportPreview growth(String header, String... rows) {
        String[] lines = new String[rows.length + 1];
        lines[0] = header;
        System.arraycopy(rows, 0, lines, 1, rows.length);
        return bench.preview(Bench.file("growth.csv", lines));
    }

    private ImportPreview armed(String first, String second) {
        return growth(
                "mouse,arm,day,volume", "M1," + first + ",0,100", "M2," + second + ",0,90", "M1," + first + ",3,120");
    }

    @ParameterizedTest
    @CsvSource({
        "Animal ID, Study Day, Tumour volume (mm³), Treatment group, Body weight [g]",
        "MouseID, DayPostRandomization, TumorVol, Arm, BodyWeight",
        "ear_tag, time, vol, drug, bw",
        "MICE, Days, TV, GRP, WT"
    })
    void headers_of_many_hands_are_understood(String mouse, String day, String volume, String arm, String weight) {
        ImportPreview preview = growth(
                String.join(",", mouse, day, volume, arm, weight),
                "1,0,100,vehicle,20.5",
                "1,3,120,vehicle,20.9",
                "2,0,90,X12,21",
                "2,3,80,X12,21.2");

        assertThat(preview.design().columns())
                .containsEntry(ImportField.MOUSE, mouse)
                .containsEntry(ImportField.STUDY_DAY, day)
                .containsEntry(ImportField.VOLUME_MM3, volume)
                .containsEntry(ImportField.ARM, arm)
                .containsEntry(ImportField.BODY_WEIGHT_G, weight);
        assertThat(preview.design().controlArm()).isEqualTo(new ArmName("vehicle"));
        assertThat(Bench.errors(preview)).isEmpty();
    }

    @Test
    void a_start_day_that_never_changes_within_a_mouse_is_not_the_study_day() {
        assertThat(growth(
                                "mouse,treatment_start_day,day,volume",
                                "M1,14,0,100",
                                "M1,14,7,120",
                                "M2,15,0,90",
                                "M2,15,7,95")
                        .design()
                        .columns())
                .containsEntry(ImportField.STUDY_DAY, "day");
    }

    @Test
    void diameters_alone_are_proposed_with_the_usual_formula_which_is_said() {
        ImportPreview preview = growth("mouse,day,length (mm),width (mm)", "M1,0,8,6", "M1,3,9,7");

        assertThat(preview.design().formula()).isEqualTo(VolumeFormula.HALF_LENGTH_WIDTH_SQUARED);
        assertThat(preview.reasons()).anySatisfy(r -> assertThat(r).contains("L × W² / 2, the usual formula"));
        assertThat(Bench.errors(preview)).isEmpty();
    }

    @Test
    void of_two_volume_columns_the_other_is_named() {
        assertThat(growth("mouse,day,L_vol,R_vol", "M1,0,100,90", "M1,3,120,99").reasons())
                .anySatisfy(
                        r -> assertThat(r).contains("Not read as the tumor volume", "'R_vol'", "rows of their own"));
    }

    @ParameterizedTest
    @CsvSource({"control", "Ctrl", "Vehicle control", "untreated", "PBS", "Saline group", "placebo"})
    void an_arm_whose_name_is_a_control_word_is_the_control_arm(String name) {
        assertThat(armed(name, "drug").design().controlArm()).isEqualTo(new ArmName(name));
    }

    @ParameterizedTest
    @CsvSource({"drug A, drug B", "control, vehicle", "drug + vehicle, drug B", "dose 5, dose 10"})
    void where_no_arm_or_more_than_one_could_be_the_control_a_person_is_asked(String first, String second) {
        ImportPreview preview = armed(first, second);

        assertThat(preview.design().controlArm()).isNull();
        assertThat(preview.reasons()).anySatisfy(r -> assertThat(r).startsWith("Control arm: not chosen"));
        assertThat(preview.isCommittable()).isTrue();
    }

    @Test
    void the_only_arm_without_any_dose_is_the_control_arm() {
        assertThat(armed("drug 0 mg", "drug 10 mg").design().controlArm()).isEqualTo(new ArmName("drug 0 mg"));
    }

    @Test
    void flags_mean_what_their_words_and_rows_agree_on() {
        ImportPreview preview = growth(
                "mouse,day,volume,flag",
                "M1,0,500,",
                "M1,3,0,padding after death",
                "M1,6,0,padding after death",
                "M2,0,0,not palpable",
                "M2,3,80,",
                "M2,6,70,padding?",
                "M3,0,,no caliper",
                "M3,3,0,below LOD",
                "M3,6,60,not palpable at first",
                "M3,9,0,zero");

        assertThat(preview.design().flags())
                .containsEntry("padding after death", FlagMeaning.NOT_MEASURED)
                .containsEntry("not palpable", FlagMeaning.NOT_PALPABLE)
                .containsEntry("padding?", FlagMeaning.READING)
                .containsEntry("no caliper", FlagMeaning.NOT_MEASURED)
                .containsEntry("below LOD", FlagMeaning.TOO_SMALL)
                .containsEntry("not palpable at first", FlagMeaning.READING)
                .containsEntry("zero", FlagMeaning.READING);
    }

    @Test
    void a_column_that_repeats_another_is_not_read_and_said_so() {
        assertThat(growth("mouse,animal,day,volume", "M1,M1,0,100", "M2,M2,3,90")
                        .reasons())
                .anySatisfy(r ->
                        assertThat(r).isEqualTo("Column 'animal' is not read: it repeats column 'mouse' row by row."));
    }

    @Test
    void mice_of_a_file_without_a_donor_column_share_one_called_after_the_file() {
        ImportPreview preview = growth("mouse,day,volume", "M1,0,100", "M2,0,90");

        assertThat(preview.design().defaultDonor()).isEqualTo("growth");
        assertThat(preview.reasons()).anySatisfy(r -> assertThat(r).contains("Change defaultDonor"));
    }

    @Test
    void a_workbook_of_a_published_set_gives_what_its_text_copy_gives() {
        ImportPreview book = bench.preview(Shared.data("mas98_06/as_exported/MAS98.06_Her_Trast.xlsx"));
        ImportPreview text = bench.preview(Shared.data("mas98_06/as_exported/MAS98.06_Her_Trast.csv"));

        assertThat(book.design().columns()).isEqualTo(text.design().columns());
        assertThat(book.counts()).isEqualTo(text.counts());
    }
}
