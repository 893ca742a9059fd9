package org.graftline.capture.internal.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.graftline.study.ArmName;
import org.graftline.study.TumorSite;
import org.graftline.study.VolumeFormula;
import org.graftline.study.capture.FlagMeaning;
import org.graftline.study.capture.ImportDesign;
import org.graftline.study.capture.ImportDesign.DecimalMark;
import org.graftline.study.capture.ImportDesign.UnknownAnimals;
import org.graftline.study.capture.ImportField;
import org.graftline.study.capture.ImportLayout;
import org.graftline.study.capture.TumorColumns;
import org.graftline.study.capture.UnreadableFileException;
import org.graftline.study.capture.ZeroMeaning;
import org.junit.jupiter.api.Test;

class DesignJsonTest {
    private static final ImportDesign FULL = new ImportDesign(
            ImportLayout.LONG,
            Map.of(ImportField.MOUSE, "Maus \"1\"", ImportField.STUDY_DAY, "Tag", ImportField.VOLUME_MM3, "µl"),
            List.of("comment", "date"),
            "P1",
            new ArmName("vehicle"),
            Map.of("trailing_zero", FlagMeaning.NOT_MEASURED),
            ZeroMeaning.NOT_PALPABLE,
            List.of("NA", "?"),
            DecimalMark.COMMA,
            VolumeFormula.ELLIPSOID_LENGTH_WIDTH_SQUARED,
            UnknownAnimals.ADD);

    private static void assertRefused(String json, String... parts) {
        assertThatThrownBy(() -> DesignJson.read(json))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContainingAll(parts);
    }

    @Test
    void what_is_written_reads_as_the_same_design() {
        assertThat(DesignJson.read(DesignJson.write(FULL))).isEqualTo(FULL);
    }

    @Test
    void the_same_design_is_always_the_same_text() {
        assertThat(DesignJson.write(DesignJson.read(DesignJson.write(FULL)))).isEqualTo(DesignJson.write(FULL));
    }

    @Test
    void only_the_columns_are_needed() {
        ImportDesign design = DesignJson.read("{\"columns\": {\"mouse\": \"id\", \"STUDY_DAY\": \"day\"}}");

        assertThat(design.columns()).isEqualTo(Map.of(ImportField.MOUSE, "id", ImportField.STUDY_DAY, "day"));
        assertThat(design.layout()).isEqualTo(ImportLayout.LONG);
        assertThat(design.zero()).isEqualTo(ZeroMeaning.TOO_SMALL);
        assertThat(design.missingTexts()).contains("NA");
        assertThat(design.controlArm()).isNull();
        assertThat(design.unknownAnimals()).isEqualTo(UnknownAnimals.REFUSE);
    }

    @Test
    void an_unknown_key_is_refused_with_the_known_ones() {
        assertRefused("{\"colums\": {}}", "the key 'colums', which nobody knows", "columns, controlArm");
    }

    @Test
    void an_unknown_field_flag_meaning_or_choice_is_refused_with_what_can_stand_there() {
        assertRefused("{\"columns\": {\"tumour\": \"x\"}}", "'tumour' under 'columns'", "tumor_site");
        assertRefused("{\"flags\": {\"x\": \"ignore\"}}", "'ignore' under 'flags'", "not_measured");
        assertRefused("{\"zero\": \"cured\"}", "'cured' under 'zero'", "too_small, not_palpable");
    }

    @Test
    void a_value_of_another_kind_is_refused() {
        assertRefused("{\"controlArm\": 7}", "key 'controlArm' holds 7", "text");
        assertRefused("{\"columns\": []}", "'columns' must hold an object");
        assertRefused("{\"missingTexts\": \"NA\"}", "'missingTexts' must hold a list");
        assertRefused("{\"addAnimals\": \"yes\"}", "key 'addAnimals' holds \"yes\"", "true or false");
        assertRefused("[]", "no JSON object");
    }

    @Test
    void broken_json_is_refused_with_its_line() {
        assertRefused("{\n \"columns\": {\n  \"mouse\" \"id\"}}", "no JSON (line 3)");
    }

    @Test
    void a_key_that_stands_twice_is_refused() {
        assertRefused("{\"zero\": \"too_small\", \"zero\": \"not_palpable\"}", "no JSON", "zero");
    }

    @Test
    void a_control_arm_that_cannot_be_a_name_is_refused() {
        assertRefused("{\"controlArm\": \" \"}", "The design is wrong", "blank");
    }

    @Test
    void tumors_side_by_side_are_written_and_read_and_a_design_without_them_has_no_such_key() {
        ImportDesign two = DesignJson.read("""
                {"columns": {"mouse": "id", "study_day": "day"},
                 "tumors": [{"site": "left", "columns": {"volume_mm3": "L_vol", "length_mm": "L_len"}},
                            {"site": "right", "columns": {"volume_mm3": "R_vol"}}]}""");

        assertThat(two.tumors())
                .containsExactly(
                        new TumorColumns(
                                new TumorSite("left"),
                                Map.of(ImportField.VOLUME_MM3, "L_vol", ImportField.LENGTH_MM, "L_len")),
                        new TumorColumns(new TumorSite("right"), Map.of(ImportField.VOLUME_MM3, "R_vol")));
        assertThat(DesignJson.read(DesignJson.write(two))).isEqualTo(two);
        assertThat(DesignJson.write(FULL)).doesNotContain("tumors");
    }

    @Test
    void tumors_that_contradict_the_rest_of_the_design_are_refused() {
        assertRefused("{\"tumors\": {}}", "'tumors' must hold a list");
        assertRefused("{\"tumors\": [{\"columns\": {\"volume_mm3\": \"v\"}}]}", "a tumor without 'site'");
        assertRefused("{\"tumors\": [{\"site\": \"left\"}]}", "Tumor 'left' has columns for nothing");
        assertRefused(
                "{\"tumors\": [{\"site\": \"left\", \"columns\": {\"body_weight_g\": \"w\"}}]}",
                "BODY_WEIGHT_G",
                "its volume");
        assertRefused("""
                {"tumors": [{"site": "left", "columns": {"volume_mm3": "a"}}, {"site": "left", "columns": {"volume_mm3": "b"}}]}""", "Two tumors of a row have the same name");
        assertRefused("""
                {"columns": {"volume_mm3": "total"}, "tumors": [{"site": "left", "columns": {"volume_mm3": "a"}}]}""", "Column 'total' is read for the whole row");
        assertRefused("""
                {"layout": "mice_down_days_across", "tumors": [{"site": "left", "columns": {"volume_mm3": "a"}}]}""", "one row per reading only");
    }
}
