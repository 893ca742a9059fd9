package org.graftline.growth.endpoint;

import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.within;

import java.util.ArrayList;
import java.util.List;
import org.graftline.growth.endpoint.VolumeCourse.Point;
import org.graftline.study.ArmName;
import org.graftline.study.DonorId;
import org.graftline.study.MouseId;
import org.junit.jupiter.api.Test;

class InhibitionTest {
    private static final ArmName DRUG = new ArmName("drug");
    private static final ArmName CONTROL = new ArmName("control");

    private final List<VolumeCourse> courses = new ArrayList<>();

    private void mouse(ArmName arm, double... volumes) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < volumes.length; i++) {
            points.add(new Point(7 * i, volumes[i]));
        }
        courses.add(new VolumeCourse(new MouseId("M" + courses.size()), new DonorId("P1"), arm, points));
    }

    private String sentence(double day) {
        return catchThrowableOfType(NoEndpointException.class, () -> Inhibition.on(day, courses, DRUG, CONTROL))
                .sentence();
    }

    @Test
    void three_mice_an_arm_by_hand() throws NoEndpointException {
        mouse(CONTROL, 100, 800);
        mouse(CONTROL, 100, 400);
        mouse(CONTROL, 100, 200, 300);
        mouse(DRUG, 100, 200);
        mouse(DRUG, 100, 100);
        mouse(DRUG, 100, 50);
        mouse(DRUG, 100);

        Inhibition day7 = Inhibition.on(7, courses, DRUG, CONTROL);

        then(day7.treatedMice()).isEqualTo(3);
        then(day7.treatedIgnored()).isEqualTo(1);
        then(day7.controlIgnored()).isZero();
        then(day7.treatedToControl().value()).isCloseTo(0.25, within(1e-12)); // geometric means 1 and 4
        then(day7.treatedToControl().df()).isCloseTo(4, within(1e-12)); // the same spread in both
        double half = 2.7764451052 * Math.log(2) * Math.sqrt(2.0 / 3); // t of 0.975 with 4 df
        then(day7.treatedToControl().lower()).isCloseTo(0.25 * Math.exp(-half), within(1e-9));
        then(day7.treatedToControl().upper()).isCloseTo(0.25 * Math.exp(half), within(1e-9));
        then(day7.tgiPercent()).isCloseTo(100 * (1 - (50.0 / 3) / (1100.0 / 3)), within(1e-12));
    }

    @Test
    void it_is_refused_with_the_reason_where_it_has_no_meaning() {
        mouse(CONTROL, 100, 80);
        mouse(CONTROL, 100, 90);
        mouse(DRUG, 100, 50);
        mouse(DRUG, 100, 40, 0);
        then(sentence(7)).contains("controls had not grown by day 7");
        then(sentence(14)).contains("0 mm³");
        mouse(CONTROL, 100, 80, 300);
        courses.remove(3);
        then(sentence(14)).contains("drug has 0 mice measured on day 14");
    }

    @Test
    void areas_lie_under_straight_lines_up_to_a_day_that_was_reached() throws NoEndpointException {
        mouse(DRUG, 100, 200, 400);
        VolumeArea area = VolumeArea.of(courses.get(0), 10.5);
        then(area.area()).isCloseTo(7 * 150 + 3.5 * 250, within(1e-9));
        then(area.mean()).isCloseTo(area.area() / 10.5, within(1e-12));
        then(catchThrowableOfType(NoEndpointException.class, () -> VolumeArea.of(courses.get(0), 15))
                        .sentence())
                .contains("last measured on day 14");
    }

    @Test
    void a_tumor_that_reaches_a_volume_has_the_day_of_the_first_reading_there_and_others_are_censored()
            throws NoEndpointException {
        mouse(DRUG, 100, 200, 400, 500);
        then(TimeToVolume.fold(4).of(courses.get(0))).returns(14.0, Follow::day).returns(true, Follow::event);
        then(TimeToVolume.volume(1500).of(courses.get(0)))
                .returns(21.0, Follow::day)
                .returns(false, Follow::event);
        then(catchThrowableOfType(
                                NoEndpointException.class,
                                () -> TimeToVolume.volume(80).of(courses.get(0)))
                        .sentence())
                .contains("at or above 80 mm³");
    }
}
