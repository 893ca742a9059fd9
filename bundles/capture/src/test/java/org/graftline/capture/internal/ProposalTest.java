package org.graftline.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.graftline.study.ArmName;
import org.graftline.study.Reading;
import org.graftline.study.Tumor;
import org.graftline.study.TumorSite;
import org.graftline.study.VolumeFormula;
import org.graftline.study.capture.FlagMeaning;
import org.graftline.study.capture.ImportDesign;
import org.graftline.study.capture.ImportField;
import org.graftline.study.capture.ImportLayout;
import org.graftline.study.capture.ImportPreview;
import org.graftline.study.capture.TumorColumns;
import org.graftline.study.capture.ZeroMeaning;
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
    void of_two_volume_columns_that_name_no_tumors_the_other_is_named() {
        assertThat(growth("mouse,day,vol 1,vol 2", "M1,0,100,90", "M1,3,120,99").reasons())
                .anySatisfy(
                        r -> assertThat(r).contains("Not read as the tumor volume", "'vol 2'", "rows of their own"));
    }

    @ParameterizedTest
    @CsvSource({
        "L_vol, R_vol, L, R",
        "left volume, right volume, left, right",
        "Volume (mm3) Left, Volume (mm3) Right, Left, Right",
        "VolumeLeft, VolumeRight, Left, Right",
        "tumor 1 volume, tumor 2 volume, 1, 2",
        "tumour1_vol, tumour2_vol, 1, 2"
    })
    void two_tumors_side_by_side_are_two_readings_of_the_day(
            String firstHeader, String secondHeader, String firstTumor, String secondTumor) {
        ImportPreview preview =
                growth("mouse,day,%s,%s".formatted(firstHeader, secondHeader), "M1,0,100,90", "M1,3,120,", "M2,0,,80");

        assertThat(preview.design().tumors())
                .containsExactly(
                        new TumorColumns(new TumorSite(firstTumor), Map.of(ImportField.VOLUME_MM3, firstHeader)),
                        new TumorColumns(new TumorSite(secondTumor), Map.of(ImportField.VOLUME_MM3, secondHeader)));
        assertThat(preview.reasons())
                .anySatisfy(r -> assertThat(r)
                        .contains("Each row holds 2 tumors side by side", "tumor '%s'".formatted(secondTumor)));
        assertThat(readings(preview))
                .extracting(r -> r.mouse() + " " + r.day() + " " + r.site() + " " + r.value())
                .containsExactlyInAnyOrder(
                        "M1 0 %s 100".formatted(firstTumor),
                        "M1 0 %s 90".formatted(secondTumor),
                        "M1 3 %s 120".formatted(firstTumor),
                        "M2 0 %s 80".formatted(secondTumor));
        assertThat(preview.newRows().stream()
                        .filter(Tumor.class::isInstance)
                        .map(row -> ((Tumor) row).mouse() + " " + ((Tumor) row).site()))
                .containsExactlyInAnyOrder("M1 " + firstTumor, "M1 " + secondTumor, "M2 " + secondTumor);
    }

    @Test
    void diameters_side_by_side_go_with_their_tumor_and_the_weight_stands_once() {
        ImportPreview preview = growth(
                "mouse,day,L_Dmin,L_Dmax,R_Dmin,R_Dmax,Total_vol,weight",
                "M1,0,6,8,5,7,231.5,21",
                "M1,3,7,9,6,8,364.5,21.2");

        assertThat(preview.design().formula()).isEqualTo(VolumeFormula.HALF_LENGTH_WIDTH_SQUARED);
        assertThat(preview.design().ignoredColumns()).containsExactly("Total_vol");
        assertThat(readings(preview))
                .filteredOn(r -> r.day().value() == 0)
                .extracting(r -> r.endpoint() + " " + r.site() + " " + r.value())
                .containsExactlyInAnyOrder("TUMOR_VOLUME L 144", "TUMOR_VOLUME R 87.5", "BODY_WEIGHT null 21");
        assertThat(readings(preview))
                .filteredOn(r -> r.site() != null && r.site().value().equals("R"))
                .extracting(r -> Objects.requireNonNull(r.source()).entered().get("R_Dmax"))
                .containsExactly("7", "8");
    }

    @Test
    void a_volume_beside_diameters_of_two_tumors_names_the_formula_of_both() {
        ImportPreview preview = growth(
                "mouse,day,L_length,L_width,L_vol,R_length,R_width,R_vol",
                "M1,0,8,6,144,7,5,87.5",
                "M1,3,9,7,220.5,8,6,144");

        assertThat(preview.reasons()).anySatisfy(r -> assertThat(r).contains("it gives 4 of 4 volumes"));
        assertThat(Bench.errors(preview)).isEmpty();
    }

    @Test
    void an_area_of_each_of_two_tumors_is_not_read_as_its_volume() {
        ImportPreview preview = growth(
                "mouse,day,L_length,L_width,L_vol,R_length,R_width,R_vol", "M1,0,8,6,48,7,5,35", "M1,3,9,7,63,8,6,48");

        assertThat(preview.design().ignoredColumns()).containsExactly("L_vol", "R_vol");
        assertThat(readings(preview)).extracting(r -> String.valueOf(r.value())).contains("144", "87.5");
    }

    @Test
    void a_flag_without_any_volume_is_a_status_of_both_tumors_and_one_beside_a_volume_is_a_remark() {
        ImportPreview preview =
                growth("mouse,day,L_vol,R_vol,flag", "M1,0,,,not palpable", "M1,3,120,99,", "M1,6,150,,ulcerated");

        assertThat(preview.design().flags())
                .containsEntry("not palpable", FlagMeaning.NOT_PALPABLE)
                .containsEntry("ulcerated", FlagMeaning.READING);
        assertThat(readings(preview))
                .filteredOn(r -> r.day().value() == 0)
                .extracting(r -> r.site() + " " + r.status())
                .containsExactlyInAnyOrder("L NOT_PALPABLE", "R NOT_PALPABLE");
    }

    @Test
    void a_design_saved_before_reads_its_one_volume_column_as_it_did() {
        ImportDesign before = new ImportDesign(
                ImportLayout.LONG,
                Map.of(ImportField.MOUSE, "mouse", ImportField.STUDY_DAY, "day", ImportField.VOLUME_MM3, "L_vol"),
                List.of("R_vol"),
                "D1",
                null,
                Map.of(),
                ZeroMeaning.TOO_SMALL,
                List.of(),
                ImportDesign.DecimalMark.POINT,
                VolumeFormula.AS_REPORTED,
                ImportDesign.UnknownAnimals.REFUSE);
        ImportPreview preview =
                new Bench().preview(before, Bench.file("growth.csv", "mouse,day,L_vol,R_vol", "M1,0,100,90"));

        assertThat(readings(preview)).singleElement().satisfies(r -> {
            assertThat(r.site()).isEqualTo(Tumor.ONLY);
            assertThat(String.valueOf(r.value())).isEqualTo("100");
        });
    }

    private static List<Reading> readings(ImportPreview preview) {
        return preview.newRows().stream()
                .filter(Reading.class::isInstance)
                .map(Reading.class::cast)
                .toList();
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
