package org.graftline.conduct.internal.lock;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.graftline.conduct.internal.setup.SetupRoom.DANA;
import static org.graftline.conduct.internal.setup.SetupRoom.STUDY;

import java.util.List;
import org.graftline.conduct.internal.setup.SetupRoom;
import org.graftline.study.Decimal;
import org.graftline.study.conduct.AnalysisPlan;
import org.graftline.study.conduct.AnalysisPlan.Shape;
import org.graftline.study.conduct.AnalysisPlan.Variance;
import org.graftline.study.conduct.Locks.What;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordedAnalysisPlansTest {
    private final SetupRoom room = new SetupRoom();

    private static @Nullable Decimal decimal(@Nullable String text) {
        return text == null ? null : new Decimal(text);
    }

    private static AnalysisPlan plan(
            @Nullable String from, @Nullable String to, Shape shape, List<Decimal> days, @Nullable String c0, String alpha) {
        AnalysisPlan d = AnalysisPlan.DEFAULT;
        return new AnalysisPlan(
                decimal(from), decimal(to), shape, List.of(), null, days, d.variances(), d.df(), decimal(c0),
                d.reading(), d.multiplicity(), new Decimal(alpha));
    }

    @Test
    void the_lock_binds_the_plan_in_force_and_what_comes_later_is_post_hoc() {
        room.created(SetupRoom.study());
        AnalysisPlan four = plan("0", "28", Shape.LINE, List.of(new Decimal("21")), "20", "0.05");
        room.plans.save(DANA, STUDY, four, "protocol 7");
        then(room.plans.of(DANA, STUDY).plan()).isEqualTo(four);
        then(room.plans.of(DANA, STUDY).departures()).isEmpty();
        room.locks.lock(DANA, STUDY, What.ANALYSIS_PLAN, null, "signed");
        then(room.plans.of(DANA, STUDY).lockedSha256()).isEqualTo(room.plans.of(DANA, STUDY).sha256());
        then(room.plans.of(DANA, STUDY).departures()).isEmpty();
        AnalysisPlan later = plan("0", "28", Shape.LINE, List.of(new Decimal("21")), "20", "0.1");
        room.plans.save(DANA, STUDY, later, "sponsor asked");
        room.locks.lock(DANA, STUDY, What.ANALYSIS_PLAN, null, "locked again");
        then(room.plans.of(DANA, STUDY).departures())
                .containsExactly("Post hoc: alpha was locked as 0.05 and is now 0.1.");
        then(room.plans.of(DANA, STUDY).history()).hasSize(2);
    }

    @Test
    void a_plan_like_the_one_in_force_is_not_saved() {
        room.created(SetupRoom.study());
        thenThrownBy(() -> room.plans.save(DANA, STUDY, AnalysisPlan.DEFAULT, "x")).hasMessageContaining("already");
    }

    @Test
    void each_wrong_value_has_its_sentence() {
        thenThrownBy(() -> plan("28", "0", Shape.LINE, List.of(), null, "0.05")).hasMessageContaining("ends before");
        thenThrownBy(() -> plan(null, null, Shape.LINE, List.of(), null, "0.3")).hasMessageContaining("alpha");
        thenThrownBy(() -> plan(null, null, Shape.LINE, List.of(), "0", "0.05")).hasMessageContaining("above 0 mm³");
        thenThrownBy(() -> plan("0", "28", Shape.LINE, List.of(new Decimal("35")), null, "0.05"))
                .hasMessageContaining("planned day 35");
        thenThrownBy(() -> plan(null, null, Shape.SPLINE, List.of(), null, "0.05")).hasMessageContaining("two knots");
        thenThrownBy(() -> plan(null, null, Shape.BREAKPOINT, List.of(), null, "0.05")).hasMessageContaining("its day");
        AnalysisPlan d = AnalysisPlan.DEFAULT;
        thenThrownBy(() -> new AnalysisPlan(
                        null, null, Shape.LINE, List.of(), null, List.of(), List.of(Variance.BY_ARM), d.df(), null,
                        d.reading(), d.multiplicity(), d.alpha()))
                .hasMessageContaining("depends on size");
    }
}
