package org.graftline.conduct.internal.setup;

import static org.assertj.core.api.BDDAssertions.then;

import org.graftline.study.conduct.DonorField;
import org.graftline.study.conduct.SetUpParts.DonorPart;
import org.graftline.study.conduct.SetUpParts.MousePart;
import org.graftline.study.conduct.StudySetup.PastedDonors;
import org.graftline.study.conduct.StudySetup.PastedMice;
import org.junit.jupiter.api.Test;

class PastedTablesTest {
    @Test
    void a_header_says_which_column_is_which() {
        PastedMice pasted = PastedTables.mice("Cage\tAnimal ID\tPDX\tEar tag\tColor\nC1\tM1\tD1\t11, 12\tblack\n");
        then(pasted.mice()).hasSize(1);
        MousePart mouse = pasted.mice().get(0);
        then(mouse.mouse().value()).isEqualTo("M1");
        then(mouse.donor().value()).isEqualTo("D1");
        then(mouse.tags()).containsExactly("11", "12");
        then(mouse.cage()).isEqualTo("C1");
        then(pasted.problems()).containsExactly("Column 'Color' is not known and was left out.");
    }

    @Test
    void without_a_header_the_columns_stand_in_their_order() {
        PastedMice pasted = PastedTables.mice("M1\tD1\t11\tC1\tR1\tfirst\tA\nM2\tD1\n");
        then(pasted.mice()).hasSize(2);
        then(pasted.mice().get(0).rack()).isEqualTo("R1");
        then(pasted.mice().get(0).cohort()).isEqualTo("first");
        then(String.valueOf(pasted.mice().get(0).arm())).isEqualTo("A");
        then(pasted.mice().get(1).arm()).isNull();
        then(pasted.problems()).isEmpty();
    }

    @Test
    void a_line_that_is_no_mouse_is_named_and_the_others_are_taken() {
        PastedMice pasted = PastedTables.mice("mouse,donor\nM1,D1\n,D1\nM3,\n");
        then(pasted.mice()).extracting(mouse -> mouse.mouse().value()).containsExactly("M1");
        then(pasted.problems())
                .containsExactly(
                        "Line 3: The mouse is blank. Give it a name.", "Line 4: The donor is blank. Give it a name.");
    }

    @Test
    void nothing_is_said_when_nothing_was_pasted() {
        then(PastedTables.mice(" \n").problems()).hasSize(1);
        then(PastedTables.donors("").problems()).hasSize(1);
    }

    @Test
    void donors_come_with_the_fields_that_their_header_names() {
        PastedDonors pasted = PastedTables.donors(
                "donor;lineage;Diagnosis;passage;host_strain_name;shoe size\nD1;L1;NSCLC;3;NSG;44\nD2;;;;;\n");
        then(pasted.donors()).hasSize(2);
        DonorPart first = pasted.donors().get(0);
        then(first.lineage()).isEqualTo("L1");
        then(first.facts())
                .containsEntry(DonorField.DIAGNOSIS, "NSCLC")
                .containsEntry(DonorField.PASSAGE_NUMBER, "3")
                .containsEntry(DonorField.HOST_STRAIN_NAME, "NSG")
                .hasSize(3);
        then(pasted.donors().get(1).lineage()).isNull();
        then(pasted.problems()).containsExactly("Column 'shoe size' is not known and was left out.");
    }

    @Test
    void donors_without_a_header_are_asked_for_one() {
        then(PastedTables.donors("D1\tL1\n").problems().get(0)).contains("must name the columns");
    }
}
