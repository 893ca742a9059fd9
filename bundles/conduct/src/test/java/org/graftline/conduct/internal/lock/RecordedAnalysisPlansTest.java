package org.graftline.conduct.internal.lock;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.graftline.conduct.internal.setup.SetupRoom.DANA;
import static org.graftline.conduct.internal.setup.SetupRoom.STUDY;
import static org.graftline.conduct.internal.setup.SetupRoom.TOM;

import java.util.List;
import org.graftline.conduct.internal.document.DocumentText;
import org.graftline.conduct.internal.setup.SetupRoom;
import org.graftline.study.ArmName;
import org.graftline.study.Decimal;
import org.graftline.study.Sha256;
import org.graftline.study.conduct.AnalysisPlan;
import org.graftline.study.conduct.AnalysisPlan.Contrast;
import org.graftline.study.conduct.AnalysisPlan.Df;
import org.graftline.study.conduct.AnalysisPlan.DonorCovariate;
import org.graftline.study.conduct.AnalysisPlan.DonorEffect;
import org.graftline.study.conduct.AnalysisPlan.Multiplicity;
import org.graftline.study.conduct.AnalysisPlan.Sensitivity;
import org.graftline.study.conduct.AnalysisPlan.Variance;
import org.graftline.study.conduct.AnalysisPlan.VisitReading;
import org.graftline.study.conduct.AnalysisPlanDraft;
import org.graftline.study.conduct.Locks.What;
import org.graftline.study.conduct.RequiredParts;
import org.graftline.study.conduct.TimeCourse;
import org.graftline.study.conduct.TimeCourse.Shape;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.StudyDocument;
import org.junit.jupiter.api.Test;

class RecordedAnalysisPlansTest {
    private final SetupRoom room = new SetupRoom();

    private static AnalysisPlanDraft draft() {
        return AnalysisPlan.DEFAULT.draft();
    }

    private static Decimal day(String text) {
        return new Decimal(text);
    }

    private static TimeCourse line(String plannedDay) {
        return new TimeCourse(Shape.LINE, List.of(), null, List.of(day(plannedDay)));
    }

    @Test
    void the_lock_binds_the_plan_in_force_and_what_comes_later_is_post_hoc() {
        room.created(SetupRoom.study());
        AnalysisPlan four = draft().window(day("0"), day("28"))
                .course(line("21"))
                .limitMm3(day("20"))
                .contrasts(List.of(new Contrast(new ArmName("A"), new ArmName("vehicle"))))
                .plan();
        room.plans.save(DANA, STUDY, four, "protocol 7");
        then(room.plans.of(DANA, STUDY).plan()).isEqualTo(four);
        then(room.plans.of(DANA, STUDY).departures()).isEmpty();
        room.locks.lock(DANA, STUDY, What.ANALYSIS_PLAN, null, "signed");
        then(room.plans.of(DANA, STUDY).lockedSha256())
                .isEqualTo(room.plans.of(DANA, STUDY).sha256());
        then(room.plans.of(DANA, STUDY).departures()).isEmpty();
        room.plans.save(DANA, STUDY, four.draft().alpha(day("0.1")).plan(), "sponsor asked");
        room.locks.lock(DANA, STUDY, What.ANALYSIS_PLAN, null, "locked again");
        then(room.plans.of(DANA, STUDY).departures()).containsExactly("Post hoc: alpha is 0.1; locked was 0.05.");
        then(room.plans.of(DANA, STUDY).history()).hasSize(2);
    }

    @Test
    void a_departure_speaks_the_words_of_the_form_field_by_field() {
        room.created(SetupRoom.study());
        room.locks.lock(DANA, STUDY, What.ANALYSIS_PLAN, null, "signed");
        AnalysisPlan later = draft().window(day("3"), null)
                .course(new TimeCourse(Shape.SPLINE, List.of(day("7"), day("14")), null, List.of(day("21"))))
                .df(Df.SATTERTHWAITE)
                .donorEffect(DonorEffect.THESE_DONORS)
                .sensitivities(List.of(Sensitivity.HALF_THE_LIMIT), null)
                .contrasts(List.of(new Contrast(new ArmName("A"), new ArmName("vehicle"))))
                .plan();
        room.plans.save(DANA, STUDY, later, "after unblinding");
        then(room.plans.of(DANA, STUDY).departures())
                .containsExactly(
                        "Post hoc: the first day of the window is day 3; locked was day 0, or the first day measured.",
                        "Post hoc: the time course is a spline with knots on days 7, 14; locked was a line.",
                        "Post hoc: the planned days are day 21; locked were the last day on which half of the control is still measured.",
                        "Post hoc: the treatment effect is one for all donors; locked was one per donor with several arms.",
                        "Post hoc: the comparisons are A with vehicle; locked were each arm with the control.",
                        "Post hoc: the degrees of freedom are Satterthwaite; locked were Kenward–Roger.",
                        "Post hoc: the sensitivity analyses are half the limit; locked were half the limit, delta-adjusted.",
                        "Post hoc: delta is not planned; locked was 0.05 per day.");
    }

    @Test
    void every_field_of_a_plan_has_its_departure() {
        AnalysisPlan other = draft().window(day("1"), day("30"))
                .course(new TimeCourse(Shape.BREAKPOINT, List.of(), day("10"), List.of(day("21"))))
                .donorEffect(DonorEffect.THESE_DONORS)
                .variances(Variance.POWER_OF_MEAN)
                .covariates(DonorCovariate.DIAGNOSIS)
                .contrasts(List.of(new Contrast(new ArmName("A"), new ArmName("vehicle"))))
                .df(Df.SATTERTHWAITE)
                .limitMm3(day("20"))
                .reading(VisitReading.LAST)
                .sensitivities(List.of(), null)
                .multiplicity(Multiplicity.HOLM)
                .alpha(day("0.1"))
                .requiredParts(List.of("summary", "last-day"))
                .plan();
        // one for each component of the plan, and the planned days, which are part of the time course there
        then(PlanDifferences.sentences(AnalysisPlan.DEFAULT, other))
                .hasSize(AnalysisPlan.class.getRecordComponents().length + 1)
                .allMatch(sentence -> sentence.matches("Post hoc: .* (is|are) .*; locked (was|were) .*\\."))
                .noneMatch(sentence -> sentence.matches(".*([A-Z]{2}|[a-z][A-Z]|\\[|_).*"));
    }

    @Test
    void a_comparison_with_an_arm_that_the_study_lacks_is_refused() {
        room.created(SetupRoom.study());
        AnalysisPlan wrong = draft().contrasts(List.of(new Contrast(new ArmName("drug"), new ArmName("vehicle"))))
                .plan();
        thenThrownBy(() -> room.plans.save(DANA, STUDY, wrong, "protocol"))
                .hasMessageContaining("has no arm 'drug'")
                .hasMessageContaining("choose another");
        then(room.plans.of(DANA, STUDY).history()).isEmpty();
    }

    @Test
    void whoever_is_blinded_learns_no_arm_from_the_plan() {
        room.created(SetupRoom.study());
        AnalysisPlan plan = draft().contrasts(List.of(new Contrast(new ArmName("A"), new ArmName("vehicle"))))
                .alpha(day("0.1"))
                .plan();
        room.locks.lock(DANA, STUDY, What.ANALYSIS_PLAN, null, "signed");
        room.plans.save(DANA, STUDY, plan, "A is toxic");
        then(room.plans.of(TOM, STUDY).plan().alpha()).isEqualTo(day("0.1"));
        then(room.plans.of(TOM, STUDY).departures()).containsExactly("Post hoc: alpha is 0.1; locked was 0.05.");
        then(room.plans.of(TOM, STUDY).toString()).doesNotContain("vehicle", "toxic", "ArmName");
        then(room.plans.of(TOM, STUDY).toString())
                .doesNotContain(room.plans.of(DANA, STUDY).sha256());
    }

    @Test
    void a_technician_is_refused_and_the_plan_stays() {
        room.created(SetupRoom.study());
        thenThrownBy(() -> room.plans.save(TOM, STUDY, draft().alpha(day("0.1")).plan(), "x"))
                .isInstanceOf(NotAllowedException.class)
                .hasMessageContaining("lock a study's plan");
        then(room.plans.of(TOM, STUDY).plan()).isEqualTo(AnalysisPlan.DEFAULT);
    }

    @Test
    void saving_a_plan_is_an_act_of_its_own_kind() {
        room.created(SetupRoom.study());
        then(room.plans
                        .save(DANA, STUDY, draft().alpha(day("0.1")).plan(), "protocol")
                        .kind())
                .isEqualTo(ActKind.PLAN_ANALYSIS);
    }

    /** The analysis writes the same text, and so prints the hash under which a plan was locked; its own test holds this text too. */
    @Test
    void the_hash_of_a_plan_is_that_of_its_text() {
        room.created(SetupRoom.study());

        then(room.plans.of(DANA, STUDY).sha256())
                .isEqualTo(
                        Sha256.of(
                                "{\"alpha\":\"0.05\",\"contrasts\":[],\"course\":{\"knots\":[],\"plannedDays\":[],\"shape\":\"LINE\"},\"covariates\":[],\"delta\":\"0.05\",\"df\":\"KENWARD_ROGER\",\"donorEffect\":\"AS_THE_DESIGN_CARRIES\",\"multiplicity\":\"NONE\",\"reading\":\"MEAN\",\"sensitivities\":[\"HALF_THE_LIMIT\",\"DELTA_ADJUSTED\"],\"variances\":[\"CONSTANT\",\"BY_ARM\",\"POWER_OF_MEAN\"]}"));
    }

    @Test
    void the_parts_that_a_report_must_have_are_in_the_hash_and_a_later_choice_is_post_hoc() {
        room.created(SetupRoom.study());
        room.locks.lock(DANA, STUDY, What.ANALYSIS_PLAN, null, "signed");
        String before = room.plans.of(DANA, STUDY).sha256();
        room.plans.save(
                DANA,
                STUDY,
                draft().requiredParts(List.of("summary", "histology")).plan(),
                "sponsor asked");
        then(room.plans.of(DANA, STUDY).sha256()).isNotEqualTo(before);
        then(room.plans.of(DANA, STUDY).plan().requiredParts()).containsExactly("summary", "histology");
        then(room.plans.of(DANA, STUDY).departures())
                .containsExactly("Post hoc: the required parts of the report are summary, histology; locked were "
                        + String.join(", ", RequiredParts.DEFAULT) + ".");
    }

    @Test
    void a_plan_stored_before_it_could_name_parts_requires_the_default_ones() {
        String stored = DocumentText.of(draft().alpha(day("0.1")).plan());
        then(stored).doesNotContain("parts");
        AnalysisPlan read = DocumentText.read(
                new StudyDocument(STUDY, DocumentKind.ANALYSIS_PLAN, "plan", 1, stored), AnalysisPlan.class);
        then(read.requiredParts()).isEqualTo(RequiredParts.DEFAULT);
        then(draft().alpha(day("0.1")).requiredParts(RequiredParts.DEFAULT).plan())
                .as("the default, listed")
                .isEqualTo(read);
    }

    @Test
    void a_plan_like_the_one_in_force_is_not_saved() {
        room.created(SetupRoom.study());
        thenThrownBy(() -> room.plans.save(DANA, STUDY, AnalysisPlan.DEFAULT, "x"))
                .hasMessageContaining("already");
    }

    @Test
    void each_wrong_value_has_its_sentence() {
        thenThrownBy(() -> draft().window(day("28"), day("0")).plan()).hasMessageContaining("ends before");
        thenThrownBy(() -> draft().alpha(day("0.3")).plan()).hasMessageContaining("alpha");
        thenThrownBy(() -> draft().limitMm3(day("0")).plan()).hasMessageContaining("above 0 mm³");
        thenThrownBy(() ->
                        draft().window(day("0"), day("28")).course(line("35")).plan())
                .hasMessageContaining("day 35");
        thenThrownBy(() -> new TimeCourse(Shape.SPLINE, List.of(), null, List.of()))
                .hasMessageContaining("two knots");
        thenThrownBy(() -> new TimeCourse(Shape.BREAKPOINT, List.of(), null, List.of()))
                .hasMessageContaining("its day");
        thenThrownBy(() -> new TimeCourse(Shape.LINE, List.of(), null, List.of(day("21"), day("14"))))
                .hasMessageContaining("do not rise");
        thenThrownBy(() -> draft().variances(Variance.BY_ARM).plan()).hasMessageContaining("depends on size");
        thenThrownBy(() -> draft().sensitivities(List.of(Sensitivity.DELTA_ADJUSTED), null)
                        .plan())
                .hasMessageContaining("Give both or neither");
        thenThrownBy(() -> new Contrast(new ArmName("drug"), new ArmName("drug")))
                .hasMessageContaining("with itself");
        thenThrownBy(() -> draft().requiredParts(List.of("Last day")).plan())
                .hasMessageContaining("no id of a section");
        thenThrownBy(() -> draft().requiredParts(List.of("model", "model")).plan())
                .hasMessageContaining("listed twice");
    }
}
