package org.graftline.conduct.internal.setup;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.graftline.conduct.internal.setup.SetupRoom.DANA;
import static org.graftline.conduct.internal.setup.SetupRoom.GIL;
import static org.graftline.conduct.internal.setup.SetupRoom.START;
import static org.graftline.conduct.internal.setup.SetupRoom.STUDY;
import static org.graftline.conduct.internal.setup.SetupRoom.TOM;
import static org.graftline.conduct.internal.setup.SetupRoom.mouse;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.graftline.study.Mouse;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.VolumeFormula;
import org.graftline.study.bench.CaptureRules;
import org.graftline.study.conduct.DonorField;
import org.graftline.study.conduct.NewStudy;
import org.graftline.study.conduct.SetUpChange;
import org.graftline.study.conduct.SetUpParts;
import org.graftline.study.conduct.SetUpView;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.RowHash;
import org.graftline.study.record.StudyDocument;
import org.junit.jupiter.api.Test;

class RecordedSetupTest {
    private final SetupRoom room = new SetupRoom();

    @Test
    void a_study_is_created_with_all_its_parts_in_one_act() {
        LedgerEntry entry = room.created(
                SetupRoom.study(mouse("M1", "D1", "vehicle", "4711"), mouse("M2", "D1", "A"), mouse("M3", "D2", null)));
        then(entry.position()).isEqualTo(1);
        then(entry.kind()).isEqualTo(ActKind.CREATE_STUDY);
        then(entry.rows())
                .extracting(RowHash::table)
                .contains(
                        "study",
                        "capture_rules",
                        "donor",
                        "arm",
                        "mouse",
                        "housing",
                        "arm_assignment",
                        "study_document");
        SetUpView view = room.setup.of(DANA, STUDY);
        then(view.parts().mice()).hasSize(3);
        then(view.parts().mice().get(0).tags()).containsExactly("4711");
        then(view.parts().mice().get(0).cage()).isEqualTo("C1");
        then(view.dayZero()).isEqualTo(START);
        then(view.study().formula()).isEqualTo(VolumeFormula.HALF_LENGTH_WIDTH_SQUARED);
        then(view.parts().donors().get(0).facts()).containsEntry(DonorField.DIAGNOSIS, "NSCLC");
    }

    @Test
    void a_study_needs_no_mouse_to_begin_with() {
        room.created(SetupRoom.study());
        then(room.setup.of(DANA, STUDY).parts().mice()).isEmpty();
    }

    @Test
    void a_mouse_in_two_arms_is_refused_and_nothing_is_stored() {
        thenThrownBy(() -> room.created(SetupRoom.study(mouse("M1", "D1", "vehicle"), mouse("M1", "D1", "A"))))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("mouse 'M1' is in arms 'vehicle' and 'A', and a mouse has one arm");
        then(room.book.studies()).isEmpty();
    }

    @Test
    void a_tag_on_two_mice_is_refused_and_so_is_one_that_is_another_mouse() {
        thenThrownBy(() ->
                        room.created(SetupRoom.study(mouse("M1", "D1", null, "4711"), mouse("M2", "D1", null, "4711"))))
                .hasMessageContaining("tag '4711' is on mice 'M1' and 'M2'");
        thenThrownBy(() -> room.created(SetupRoom.study(mouse("M1", "D1", null, "M2"), mouse("M2", "D1", null))))
                .hasMessageContaining("tag 'M2' is on mice 'M2' and 'M1'");
    }

    @Test
    void a_code_that_is_taken_is_refused_in_any_case() {
        room.created(SetupRoom.study());
        NewStudy again = SetupRoom.study();
        NewStudy lower = new NewStudy(
                new StudyCode("pdx-7"),
                again.title(),
                again.zone(),
                again.formula(),
                again.dayZero(),
                again.setUp(),
                again.parts(),
                null);
        thenThrownBy(() -> room.created(lower)).hasMessageContaining("'PDX-7' exists already. Choose another code.");
    }

    @Test
    void what_a_mouse_names_must_be_there() {
        thenThrownBy(() -> room.created(SetupRoom.study(mouse("M1", "D9", "B"))))
                .hasMessageContaining("donor 'D9', which is not among the donors")
                .hasMessageContaining("arm 'B', which is not among the arms");
    }

    @Test
    void a_donor_with_one_arm_is_named_and_blocks_nothing() {
        NewStudy study = SetupRoom.study(mouse("M1", "D1", "vehicle"), mouse("M2", "D1", "A"), mouse("M3", "D2", "A"));
        then(room.setup.check(DANA, study))
                .anyMatch(caution -> caution.startsWith("Donor 'D2' has mice in arm 'A' only"))
                .noneMatch(caution -> caution.startsWith("Donor 'D1' has mice in arm"));
        then(room.book.studies()).isEmpty();
        room.created(study);
    }

    @Test
    void required_fields_of_a_donor_are_named_when_empty() {
        then(room.setup.check(DANA, SetupRoom.study()))
                .anyMatch(caution -> caution.startsWith("Donor 'D1' lacks 20 fields")
                        && caution.contains("passage number")
                        && !caution.contains("diagnosis")
                        && !caution.contains("virology"));
    }

    @Test
    void a_day_zero_before_the_start_of_the_study_is_refused() {
        NewStudy good = SetupRoom.study();
        thenThrownBy(() -> room.created(new NewStudy(
                        STUDY, "t", good.zone(), good.formula(), START.minusDays(1), good.setUp(), good.parts(), null)))
                .hasMessageContaining("day 0 (2026-03-01) lies before the start of the study (2026-03-02)");
    }

    @Test
    void who_is_no_director_creates_and_changes_nothing() {
        thenThrownBy(() -> room.setup.create(TOM, SetupRoom.study(), "why")).isInstanceOf(NotAllowedException.class);
        room.created(SetupRoom.study());
        thenThrownBy(() -> room.setup.change(TOM, STUDY, parts(mouse("M1", "D1", null)), "why"))
                .isInstanceOf(NotAllowedException.class);
        thenThrownBy(() -> room.setup.of(GIL, STUDY)).isInstanceOf(NotAllowedException.class);
    }

    private static SetUpChange parts(SetUpParts.MousePart... mice) {
        return new SetUpChange(null, null, null, new SetUpParts(List.of(), List.of(), List.of(), List.of(mice)));
    }

    @Test
    void a_change_writes_what_differs_and_keeps_the_versions_before() {
        room.created(SetupRoom.study(mouse("M1", "D1", null), mouse("M2", "D1", null)));
        LedgerEntry entry = room.setup.change(
                DANA,
                STUDY,
                parts(mouse("M1", "D2", null), mouse("M2", "D1", null), mouse("M3", "D1", null)),
                "donor mixed up");
        then(entry.rows())
                .extracting(row -> row.table() + " " + row.version())
                .containsExactly("mouse 2", "mouse 1", "housing 1");
        thenThrownBy(() -> room.setup.change(DANA, STUDY, parts(mouse("M3", "D1", null)), "again"))
                .hasMessageContaining("is like this already");
        thenThrownBy(() -> room.setup.change(DANA, STUDY, parts(mouse("M3", "D2", null)), " "))
                .hasMessageContaining("needs a reason");
    }

    @Test
    void a_mouse_that_has_an_arm_keeps_it() {
        room.created(SetupRoom.study(mouse("M1", "D1", "A")));
        thenThrownBy(() -> room.setup.change(DANA, STUDY, parts(mouse("M1", "D1", "vehicle")), "swap"))
                .hasMessageContaining("mouse 'M1' is in arms 'A' and 'vehicle'")
                .hasMessageContaining("another randomization");
    }

    @Test
    void a_tag_that_a_mouse_got_meanwhile_at_the_bench_is_not_lost_by_a_page_that_did_not_know_it() {
        room.created(SetupRoom.study(mouse("M1", "D1", null, "11"), mouse("M2", "D1", null)));
        Mouse tagged = room.book.data(STUDY).mice().get(0);
        room.write(ActKind.TAG_MOUSE, new Mouse(STUDY, tagged.mouse(), 2, tagged.donor(), List.of("11", "12")));
        room.setup.change(DANA, STUDY, parts(mouse("M1", "D1", null, "11", "13")), "second tag");
        then(room.book.data(STUDY).mice().get(0).aliases()).containsExactly("11", "12", "13");
        thenThrownBy(() -> room.setup.change(DANA, STUDY, parts(mouse("M2", "D1", null, "12")), "new tag"))
                .hasMessageContaining("tag '12' is on mice 'M1' and 'M2'");
    }

    @Test
    void the_formula_stays_once_there_are_volumes() {
        room.created(SetupRoom.study(mouse("M1", "D1", null)));
        SetUpChange other = new SetUpChange(
                new SetUpChange.Basics(
                        1, "Growth", ZoneId.of("Europe/Berlin"), VolumeFormula.ELLIPSOID_LENGTH_WIDTH_SQUARED),
                null,
                null,
                SetUpParts.NONE);
        room.volume("M1", 0, "200", null);
        thenThrownBy(() -> room.setup.change(DANA, STUDY, other, "better"))
                .hasMessageContaining("1 volumes by 'L × W² / 2'");
        thenThrownBy(() -> room.setup.change(
                        DANA, STUDY, new SetUpChange(null, null, START.plusDays(1), SetUpParts.NONE), "later"))
                .hasMessageContaining("1 readings of study PDX-7 count their days from 2026-03-02");
    }

    @Test
    void two_people_who_change_the_title_at_once_do_not_overwrite_each_other() {
        room.created(SetupRoom.study());
        SetUpChange change = new SetUpChange(
                new SetUpChange.Basics(1, "New", ZoneId.of("Europe/Berlin"), VolumeFormula.HALF_LENGTH_WIDTH_SQUARED),
                null,
                null,
                SetUpParts.NONE);
        room.setup.change(DANA, STUDY, change, "first");
        thenThrownBy(() -> room.setup.change(DANA, STUDY, change, "second"))
                .isInstanceOf(ConcurrentChangeException.class);
    }

    @Test
    void who_is_blinded_gets_no_arm_and_no_caution_about_one() {
        room.created(SetupRoom.study(mouse("M1", "D1", "A"), mouse("M2", "D2", "vehicle")));
        SetUpView seen = room.setup.of(TOM, STUDY);
        then(seen.parts().arms()).isEmpty();
        then(seen.toString()).doesNotContain("vehicle", "'A'", "arm=A", "ArmName[value=A]");
        then(seen.miceByArm()).isEmpty();
    }

    @Test
    void a_director_sees_no_mouse_s_arm_before_the_arms_are_earned_but_how_many_each_has() {
        room.created(SetupRoom.study(mouse("M1", "D1", "A"), mouse("M2", "D2", "vehicle")));
        SetUpView seen = room.setup.of(DANA, STUDY);
        then(seen.parts().mice()).allMatch(mouse -> mouse.arm() == null);
        then(seen.miceByArm().values()).containsExactly(1, 1);
    }

    @Test
    void a_copy_takes_the_documents_that_were_chosen_and_no_others() {
        room.created(SetupRoom.study());
        room.write(
                ActKind.PLAN_VISITS,
                new StudyDocument(STUDY, DocumentKind.VISIT_PLAN, "plan", 1, "{\"days\":[\"0\"]}"),
                new StudyDocument(STUDY, DocumentKind.REGIMEN, "A", 1, "{\"mg\":\"5\"}"),
                new StudyDocument(STUDY, DocumentKind.REGIMEN, "gone", 1, "{\"mg\":\"7\"}"),
                new StudyDocument(STUDY, DocumentKind.ALERT_CHAIN, "chain", 1, "{}"));
        CaptureRules rules = room.book.rules(STUDY);
        room.write(
                ActKind.CHANGE_CAPTURE_RULES,
                new CaptureRules(
                        STUDY, 2, START, false, Set.of(), 1, null, List.of(), rules.keepReasons(), List.of("escaped")));
        then(room.setup.of(DANA, STUDY).copyable())
                .containsExactlyInAnyOrder(
                        NewStudy.CopiedDocument.CAPTURE_RULES,
                        NewStudy.CopiedDocument.VISIT_PLAN,
                        NewStudy.CopiedDocument.REGIMENS,
                        NewStudy.CopiedDocument.ALERT_CHAIN);
        NewStudy first = SetupRoom.study();
        StudyCode code = new StudyCode("PDX-8");
        room.created(new NewStudy(
                code,
                "Again",
                first.zone(),
                first.formula(),
                START.plusDays(30),
                first.setUp(),
                first.parts(),
                new NewStudy.Copied(
                        STUDY,
                        Set.of(
                                NewStudy.CopiedDocument.CAPTURE_RULES,
                                NewStudy.CopiedDocument.VISIT_PLAN,
                                NewStudy.CopiedDocument.REGIMENS))));
        then(room.book
                        .current(code, DocumentKind.VISIT_PLAN, "plan")
                        .orElseThrow()
                        .json())
                .isEqualTo("{\"days\":[\"0\"]}");
        then(room.book.current(code, DocumentKind.REGIMEN))
                .extracting(StudyDocument::name)
                .containsExactly("A");
        then(room.book.current(code, DocumentKind.ALERT_CHAIN)).isEmpty();
        then(room.book.rules(code).missingReasons()).containsExactly("escaped");
        then(room.book.rules(code).dayZero()).isEqualTo(START.plusDays(30));
    }
}
