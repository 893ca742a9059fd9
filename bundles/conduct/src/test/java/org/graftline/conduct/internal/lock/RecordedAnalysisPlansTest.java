package org.graftline.conduct.internal.lock;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.graftline.conduct.internal.setup.SetupRoom.DANA;
import static org.graftline.conduct.internal.setup.SetupRoom.STUDY;

import java.util.List;
import org.graftline.conduct.internal.setup.SetupRoom;
import org.graftline.study.ArmName;
import org.graftline.study.Decimal;
import org.graftline.study.conduct.AnalysisPlan;
import org.graftline.study.conduct.AnalysisPlan.Contrast;
import org.graftline.study.conduct.AnalysisPlan.Sensitivity;
import org.graftline.study.conduct.AnalysisPlan.Variance;
import org.graftline.study.conduct.AnalysisPlanDraft;
import org.graftline.study.conduct.Locks.What;
import org.graftline.study.conduct.TimeCourse;
import org.graftline.study.conduct.TimeCourse.Shape;
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
                .contrasts(List.of(new Contrast(new ArmName("drug"), new ArmName("vehicle"))))
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
        then(room.plans.of(DANA, STUDY).departures())
                .containsExactly("Post hoc: alpha was locked as 0.05 and is now 0.1.");
        then(room.plans.of(DANA, STUDY).history()).hasSize(2);
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
    }
}
