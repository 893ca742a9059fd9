package org.graftline.growth.endpoint;

import static org.assertj.core.api.BDDAssertions.then;

import org.graftline.growth.endpoint.Mrecist.Category;
import org.graftline.growth.endpoint.VolumeCourse.Point;
import org.graftline.growth.internal.StudyInCode;
import org.graftline.study.ArmName;
import org.graftline.study.ReadingStatus;
import org.junit.jupiter.api.Test;

class EndpointsOfAStudyTest {
    private static final ArmName CONTROL = new ArmName("control");
    private static final ArmName DRUG = new ArmName("drug");

    private final StudyInCode study = new StudyInCode("S1", "control");

    private void course(String donor, String mouse, ArmName arm, double... volumes) {
        study.mouse(donor, mouse, arm.value());
        for (int visit = 0; visit < volumes.length; visit++) {
            if (volumes[visit] == 0) {
                study.without(mouse, 7 * visit, ReadingStatus.NOT_PALPABLE, null);
            } else {
                study.volume(mouse, "tumor", 7 * visit, volumes[visit]);
            }
        }
    }

    @Test
    void tumors_of_a_mouse_are_added_replicates_averaged_and_a_day_with_a_tumor_unseen_does_not_count() {
        study.mouse("P1", "m1", "drug");
        study.volume("m1", "left", 0, 100);
        study.volume("m1", "left", 0, 140);
        study.volume("m1", "right", 0, 30);
        study.volume("m1", "left", 7, 200);
        study.volume("m1", "left", 14, 300);
        study.volume("m1", "right", 14, 50);

        then(VolumeCourses.of(study.data()))
                .singleElement()
                .satisfies(course -> then(course.points()).containsExactly(new Point(0, 150), new Point(14, 350)));
    }

    @Test
    void a_tumor_that_cannot_be_felt_any_more_is_a_complete_response() {
        course("P1", "m1", CONTROL, 100, 200, 400, 800);
        course("P1", "m2", DRUG, 100, 40, 0, 0);

        Responses responses = Responses.of(study.data());

        then(responses.arms()).containsExactly(CONTROL, DRUG);
        then(responses.counts(DRUG)).containsEntry(Category.CR, 1).containsEntry(Category.PD, 0);
        then(responses.counts(CONTROL)).containsEntry(Category.PD, 1);
        then(responses.mice())
                .first()
                .satisfies(best -> then(best.course().arm()).isEqualTo(DRUG));
    }

    @Test
    void times_are_compared_within_donors_and_who_is_not_followed_is_named() {
        course("P1", "m1", CONTROL, 100, 500);
        course("P1", "m2", DRUG, 100, 200, 450);
        course("P2", "m3", CONTROL, 100, 150, 600);
        course("P2", "m4", DRUG, 100, 120, 200, 300);
        course("P2", "m5", DRUG, 0, 100);

        Times times = Times.of(study.data(), TimeToVolume.fold(4));

        then(times.leftOut()).singleElement().asString().contains("m5", "0 mm³ at baseline");
        then(times.test()).hasValueSatisfying(test -> then(test.strata()).isEqualTo(2));
        then(times.arms().get(0).ratio()).as("control against itself").isEmpty();
        then(times.arms().get(0).median().day()).isEqualTo(10.5); // one of two on day 7, the other on day 14
        then(times.arms().get(1).curve().events()).isEqualTo(1);
    }

    @Test
    void arms_are_compared_on_the_last_day_on_which_half_of_both_were_measured() {
        course("P1", "m1", CONTROL, 100, 200, 400, 800);
        course("P1", "m2", CONTROL, 100, 220, 440);
        course("P2", "m3", CONTROL, 100, 300, 900);
        course("P1", "m4", DRUG, 100, 110, 120, 130);
        course("P2", "m5", DRUG, 100, 90, 150, 140);

        then(Comparisons.of(study.data()).arms()).singleElement().satisfies(one -> {
            then(one.arm()).isEqualTo(DRUG);
            then(one.inhibition()).hasValueSatisfying(inhibition -> {
                then(inhibition.day()).isEqualTo(14);
                then(inhibition.controlMice()).isEqualTo(3);
                then(inhibition.controlIgnored()).isZero();
            });
        });
    }

    @Test
    void without_a_control_there_is_nothing_to_compare_and_the_test_says_so() {
        course("P1", "m1", DRUG, 100, 500);
        course("P1", "m2", DRUG, 100, 400);

        then(Comparisons.of(study.data()).arms()).isEmpty();
        then(Times.of(study.data(), TimeToVolume.fold(4)).noTest()).contains("one arm only");
    }
}
