package org.graftline.growth;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.List;
import java.util.Map;
import org.graftline.growth.MeasuredCurves.Curve;
import org.graftline.growth.MeasuredCurves.Point;
import org.graftline.growth.internal.StudyInCode;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.graftline.study.MouseId;
import org.graftline.study.ReadingStatus;
import org.graftline.study.StudyData;
import org.graftline.study.StudyDay;
import org.junit.jupiter.api.Test;

class MeasuredCurvesTest {
    private static StudyInCode study() {
        StudyInCode study = new StudyInCode("S1", "vehicle");
        List.of("m1", "m2", "m3", "m4", "m5").forEach(mouse -> study.mouse("d", mouse, "vehicle"));
        return study.mouse("d", "x1", "drug");
    }

    private static Curve curve(StudyData data, String arm) {
        return MeasuredCurves.of(data).stream()
                .filter(one -> one.arm().equals(new ArmName(arm)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_point_is_median_and_quartiles_of_the_day_and_control_comes_first() {
        StudyInCode study = study();
        for (int m = 1; m <= 5; m++) {
            study.volume("m" + m, 3, 100 * m);
        }
        study.volume("x1", 3, 80);
        then(MeasuredCurves.of(study.data()))
                .containsExactly(
                        new Curve(new ArmName("vehicle"), ArmRole.CONTROL, List.of(new Point(3, 5, 200, 300, 400))),
                        new Curve(new ArmName("drug"), ArmRole.TREATED, List.of(new Point(3, 1, 80, 80, 80))));
    }

    @Test
    void replicates_are_averaged_and_a_tumor_too_small_counts_as_the_smallest_that_was_measured() {
        StudyInCode study = study().volume("m1", 3, 100).volume("m1", 3, 300).volume("m2", 3, 40);
        study.without("m3", 3, ReadingStatus.NOT_PALPABLE, null)
                .without("m4", 3, ReadingStatus.NOT_MEASURED, "escaped");
        then(curve(study.data(), "vehicle").points()).containsExactly(new Point(3, 3, 40, 40, 120));
    }

    @Test
    void days_are_the_mouse_s_own() {
        StudyData data = study().volume("m1", 3, 100)
                .volume("m2", 17, 200)
                .data()
                .withDayZeros(Map.of(new MouseId("m2"), new StudyDay(14)));
        then(curve(data, "vehicle").points()).containsExactly(new Point(3, 2, 125, 150, 175));
    }

    @Test
    void tumors_measured_on_alternate_days_make_one_line_and_not_a_saw() {
        StudyInCode study = study();
        for (int day = 0; day <= 12; day += 4) {
            study.volume("m1", day, 100)
                    .volume("m2", day, 120)
                    .volume("m3", day + 1, 1000)
                    .volume("m4", day + 1, 1200);
        }
        then(curve(study.data(), "vehicle").points())
                .extracting(Point::day, Point::mice, Point::medianMm3)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0.5, 4, 560.0),
                        org.assertj.core.groups.Tuple.tuple(4.5, 4, 560.0),
                        org.assertj.core.groups.Tuple.tuple(8.5, 4, 560.0),
                        org.assertj.core.groups.Tuple.tuple(12.5, 4, 560.0));
    }

    @Test
    void arms_that_are_not_earned_make_one_curve() {
        StudyData data = study().volume("m1", 3, 100).volume("x1", 3, 300).data();
        then(MeasuredCurves.of(data.pooled(new ArmName("all arms pooled"))))
                .containsExactly(new Curve(
                        new ArmName("all arms pooled"), ArmRole.TREATED, List.of(new Point(3, 2, 150, 200, 250))));
    }

    @Test
    void a_study_without_volumes_has_no_curve() {
        then(MeasuredCurves.of(study().data())).isEmpty();
    }
}
