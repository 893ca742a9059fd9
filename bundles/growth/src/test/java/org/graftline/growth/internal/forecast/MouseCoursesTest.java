package org.graftline.growth.internal.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.graftline.growth.internal.StudyInCode;
import org.graftline.study.Decimal;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.StudyData;
import org.graftline.study.StudyDay;
import org.graftline.study.bench.ProtocolLimit;
import org.graftline.study.bench.ProtocolLimit.Quantity;
import org.graftline.study.conduct.CrossingForecasts.Crossing;
import org.graftline.study.conduct.CrossingForecasts.Outlook;
import org.junit.jupiter.api.Test;

class MouseCoursesTest {
    /** Ten donors of four mice; those with an even number double in 7 days, the others in 14. */
    private static StudyInCode study() {
        StudyInCode study = new StudyInCode("S1", "control");
        Random noise = new Random(11);
        for (int d = 0; d < 10; d++) {
            double donorRate = Math.log(2) / (d % 2 == 0 ? 7 : 14);
            for (int m = 0; m < 4; m++) {
                String mouse = "d%dm%d".formatted(d, m);
                study.mouse("d" + d, mouse, m % 2 == 0 ? "control" : "treated");
                double start = Math.log(150) + 0.2 * noise.nextGaussian();
                double rate = donorRate + 0.004 * noise.nextGaussian();
                for (int day = 0; day <= 14; day += 2) {
                    study.volume(mouse, day, Math.exp(start + rate * day + 0.08 * noise.nextGaussian()));
                }
            }
        }
        return study;
    }

    private static ProtocolLimit limit(Quantity quantity, String threshold) {
        return new ProtocolLimit(quantity, new Decimal(threshold), ProtocolLimit.Tier.STOP);
    }

    private static Outlook outlook(StudyData learned, StudyData now, ProtocolLimit... limits) {
        return new MouseCourses(
                now, List.of(limits), null, OwnGrowth.of(learned).orElseThrow().law());
    }

    private static Crossing crossing(Outlook outlook, String mouse, double day) {
        return outlook.crossing(new MouseId(mouse), day).orElseThrow();
    }

    @Test
    void the_chance_rises_with_the_days_until_the_next_visit() {
        StudyData data = study().data();
        Outlook outlook = outlook(data, data, limit(Quantity.TUMOR_VOLUME, "1000"));
        double before = 0;
        for (int day = 14; day <= 28; day++) {
            double now = crossing(outlook, "d0m0", day).trueBy();
            assertThat(now).isGreaterThanOrEqualTo(before);
            before = now;
        }
        assertThat(crossing(outlook, "d0m0", 15).trueBy()).isLessThan(0.05);
        assertThat(before).isGreaterThan(0.5);
    }

    @Test
    void first_passage_is_never_rarer_than_being_over_the_limit_then_and_a_reading_scatters_more_than_the_truth() {
        StudyData data = study().data();
        Outlook outlook = outlook(data, data, limit(Quantity.TUMOR_VOLUME, "1500"));
        for (int d = 0; d < 10; d++) {
            Crossing crossing = crossing(outlook, "d%dm1".formatted(d), 18);
            assertThat(crossing.trueBy()).isGreaterThanOrEqualTo(crossing.trueAt());
            assertThat(crossing.trueAt()).isLessThan(0.5);
            assertThat(crossing.measuredAt()).isGreaterThanOrEqualTo(crossing.trueAt());
        }
        Outlook near = outlook(data, data, limit(Quantity.TUMOR_VOLUME, "1000"));
        assertThat(data.mice()).anyMatch(mouse -> {
            Crossing crossing = near.crossing(mouse.mouse(), 18).orElseThrow();
            return crossing.trueAt() < 0.5 && crossing.measuredAt() > crossing.trueAt();
        });
    }

    @Test
    void a_new_mouse_is_forecast_from_its_donor_and_one_of_a_new_donor_from_the_study() {
        StudyData learned = study().data();
        StudyData now = study().mouse("d0", "fast", "control")
                .mouse("d1", "slow", "control")
                .mouse("new", "unknown", "control")
                .data();
        Outlook outlook = outlook(learned, now, limit(Quantity.TUMOR_VOLUME, "1000"));
        double fast = crossing(outlook, "fast", 21).trueBy();
        double slow = crossing(outlook, "slow", 21).trueBy();
        double unknown = crossing(outlook, "unknown", 21).trueBy();
        assertThat(fast).isGreaterThan(unknown);
        assertThat(unknown).isGreaterThan(slow);
        assertThat(slow).isLessThan(0.05);
    }

    @Test
    void a_reading_after_the_fit_moves_the_forecast_without_a_refit() {
        StudyData learned = study().data();
        Outlook calm = outlook(learned, learned, limit(Quantity.TUMOR_VOLUME, "1000"));
        Outlook alarmed =
                outlook(learned, study().volume("d1m0", 16, 900).data(), limit(Quantity.TUMOR_VOLUME, "1000"));
        assertThat(crossing(calm, "d1m0", 18).risk()).isLessThan(0.01);
        assertThat(crossing(alarmed, "d1m0", 18).risk()).isGreaterThan(0.2);
    }

    @Test
    void arms_have_no_part_in_it() {
        StudyData data = study().data();
        StudyData swapped = new StudyData(
                data.study(),
                data.arms(),
                data.donors(),
                data.mice(),
                data.tumors(),
                List.of(),
                data.removals(),
                data.readings(),
                data.ledgerHead());
        ProtocolLimit limit = limit(Quantity.TUMOR_VOLUME, "800");
        assertThat(crossing(outlook(data, data, limit), "d2m0", 20))
                .isEqualTo(crossing(outlook(swapped, swapped, limit), "d2m0", 20));
    }

    @Test
    void two_tumors_together_reach_a_burden_that_neither_would_and_the_answer_is_always_the_same() {
        StudyData data = study().volume("d0m0", "second", 14, 400)
                .volume("d0m0", "second", 12, 350)
                .data();
        ProtocolLimit burden = limit(Quantity.TUMOR_BURDEN, "1100");
        ProtocolLimit one = limit(Quantity.TUMOR_VOLUME, "1100");
        Crossing together = crossing(outlook(data, data, burden), "d0m0", 16);
        assertThat(together.trueBy())
                .isGreaterThan(crossing(outlook(data, data, one), "d0m0", 16).trueBy() + 0.1);
        assertThat(crossing(outlook(data, data, burden), "d0m0", 16)).isEqualTo(together);
    }

    @Test
    void of_several_limits_the_one_most_likely_crossed_is_named() {
        StudyData data = study().data();
        ProtocolLimit low = limit(Quantity.TUMOR_VOLUME, "700");
        Outlook outlook = outlook(data, data, limit(Quantity.TUMOR_VOLUME, "2000"), low);
        assertThat(crossing(outlook, "d0m0", 18).limit()).isEqualTo(low);
    }

    /** The same study with every second mouse begun 14 days later. */
    private static StudyData staggered(StudyData together) {
        Map<MouseId, StudyDay> zeros = new HashMap<>();
        for (int i = 0; i < together.mice().size(); i += 2) {
            zeros.put(together.mice().get(i).mouse(), new StudyDay(14));
        }
        List<Reading> readings = together.readings().stream()
                .map(reading -> zeros.containsKey(reading.mouse()) ? later(reading, 14) : reading)
                .toList();
        return new StudyData(
                together.study(),
                together.arms(),
                together.donors(),
                together.mice(),
                together.tumors(),
                together.assignments(),
                together.removals(),
                readings,
                together.ledgerHead(),
                zeros);
    }

    private static Reading later(Reading reading, double days) {
        return Reading.of(
                        reading.uuid(),
                        reading.study(),
                        reading.mouse(),
                        reading.endpoint(),
                        new StudyDay(reading.day().value() + days),
                        reading.recordedAt())
                .site(reading.site())
                .measured(Objects.requireNonNull(reading.value()), reading.formula(), reading.diameters())
                .build();
    }

    @Test
    void a_mouse_that_began_later_is_forecast_from_its_own_day_zero() {
        StudyData together = study().data();
        StudyData staggered = staggered(together);
        ProtocolLimit limit = limit(Quantity.TUMOR_VOLUME, "1000");
        Outlook asOne = outlook(together, together, limit);
        Outlook asTwo = outlook(staggered, staggered, limit);
        StudyData byTheStudy = staggered.withDayZeros(Map.of());
        Outlook wrong = outlook(byTheStudy, byTheStudy, limit);

        for (MouseId mouse : staggered.dayZeros().keySet()) {
            assertThat(asTwo.crossing(mouse, 14 + 17)).isEqualTo(asOne.crossing(mouse, 17));
        }
        assertThat(staggered.dayZeros().keySet())
                .as("by the study's days it is another model")
                .anyMatch(mouse -> !wrong.crossing(mouse, 14 + 17).equals(asOne.crossing(mouse, 17)));
        OwnGrowth growth = OwnGrowth.of(staggered).orElseThrow();
        assertThat(growth.lastDay()).isEqualTo(28);
        MouseId late = staggered.mice().get(0).mouse();
        List<Reading> its = staggered.readings().stream()
                .filter(reading -> reading.mouse().equals(late))
                .toList();
        OwnGrowth.Next next = growth.next(late, its.get(0).site(), 31, its).orElseThrow();
        assertThat(next.lastDay()).isEqualTo(28);
        assertThat(next)
                .extracting(OwnGrowth.Next::lowMm3, OwnGrowth.Next::highMm3)
                .isEqualTo(OwnGrowth.of(together)
                        .orElseThrow()
                        .next(
                                late,
                                its.get(0).site(),
                                17,
                                its.stream().map(one -> later(one, -14)).toList())
                        .map(same -> List.of(same.lowMm3(), same.highMm3()))
                        .orElseThrow());
    }
}
