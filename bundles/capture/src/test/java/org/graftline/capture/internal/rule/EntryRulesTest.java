package org.graftline.capture.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.graftline.capture.internal.rule.Looks.after;
import static org.graftline.capture.internal.rule.Looks.beside;
import static org.graftline.capture.internal.rule.Looks.caliper;
import static org.graftline.capture.internal.rule.Looks.growing;
import static org.graftline.capture.internal.rule.Looks.notPalpable;
import static org.graftline.capture.internal.rule.Looks.onTheDayOf;
import static org.graftline.capture.internal.rule.Looks.scaled;
import static org.graftline.capture.internal.rule.Looks.score;
import static org.graftline.capture.internal.rule.Looks.volume;
import static org.graftline.capture.internal.rule.Looks.weighed;
import static org.graftline.capture.internal.rule.Looks.weight;
import static org.graftline.capture.internal.rule.Looks.with;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.graftline.study.Decimal;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.bench.Concern;
import org.graftline.study.bench.Device;
import org.graftline.study.bench.DeviceStanding;
import org.graftline.study.bench.DeviceStanding.Trust;
import org.graftline.study.capture.PlausibilityRule;
import org.graftline.study.capture.Surroundings;
import org.junit.jupiter.api.Test;

class EntryRulesTest {
    private static final List<PlausibilityRule> ALL = List.of(
            new UnitSlip(),
            new DigitTransposition(),
            new WrongMouse(),
            new DeviceInDoubt(),
            new FivefoldStep(),
            new SuddenLoss(),
            new WeightStep(),
            new ReplicatesApart());

    private static Stream<String> asked(Reading candidate, Surroundings around) {
        return ALL.stream()
                .flatMap(rule -> rule.atEntry(candidate, around).stream())
                .map(Concern::rule);
    }

    private static Optional<String> sentence(PlausibilityRule rule, Reading candidate, Surroundings around) {
        return rule.atEntry(candidate, around).map(Concern::sentence);
    }

    private static Reading by(String device, Reading reading) {
        return reading.next().version(1).device(device).build();
    }

    private static DeviceStanding standing(Device.Kind kind, Trust trust, String sentence) {
        Device device = new Device(
                "K2",
                1,
                kind,
                "Mitutoyo",
                "1",
                null,
                LocalDate.parse("2026-12-31"),
                new Decimal("10"),
                new Decimal("0.05"),
                Device.State.IN_USE);
        return new DeviceStanding(device, null, trust, sentence);
    }

    @Test
    void ordinary_growth_weight_and_scores_are_asked_nothing() {
        assertThat(asked(caliper("m1", 12, "9.8", "7.3"), after(growing("m1")))).isEmpty();
        assertThat(asked(weight("m1", 12, "21.0"), after(weighed("m1")))).isEmpty();
        assertThat(asked(score("m1", 12, "3"), after(List.of()))).isEmpty();
    }

    @Test
    void a_first_ordinary_reading_is_asked_nothing() {
        assertThat(asked(caliper("m1", 0, "8.0", "6.0"), after(List.of()))).isEmpty();
        assertThat(asked(volume("m1", 0, "144"), after(List.of()))).isEmpty();
        assertThat(asked(weight("m1", 0, "21.0"), after(List.of()))).isEmpty();
    }

    @Test
    void two_digits_of_a_length_exchanged_are_named_with_the_likelier_value_and_the_usual_range() {
        assertThat(sentence(new DigitTransposition(), caliper("m1", 12, "8.9", "3.7"), after(growing("m1"))))
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .matches(
                                "Diameter 3\\.7 mm or 7\\.3 mm\\? With two digits exchanged it fits the mouse's own course,"
                                        + " expected \\d{3}–\\d{3} mm³\\."));
    }

    @Test
    void two_digits_of_a_weight_exchanged_are_named() {
        assertThat(sentence(new DigitTransposition(), weight("m1", 12, "12.3"), after(weighed("m1"))))
                .hasValueSatisfying(sentence -> assertThat(sentence).startsWith("Weight 12.3 g or 21.3 g?"));
    }

    @Test
    void a_diameter_is_held_against_the_volume_where_earlier_readings_have_volumes_only() {
        List<Reading> volumes = List.of(volume("m1", 0, "980"), volume("m1", 3, "1100"), volume("m1", 6, "1250"));

        assertThat(sentence(new DigitTransposition(), caliper("m1", 9, "51.0", "13.6"), after(volumes)))
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .startsWith("Diameter 51.0 mm or 15.0 mm?")
                        .contains("mm³"));
    }

    @Test
    void a_far_value_that_no_exchange_explains_is_not_called_a_transposition() {
        assertThat(new DigitTransposition().atEntry(caliper("m1", 12, "18.8", "17.7"), after(growing("m1"))))
                .isEmpty();
    }

    @Test
    void a_lost_decimal_point_is_named() {
        assertThat(sentence(new UnitSlip(), caliper("m1", 12, "98", "7.3"), after(growing("m1"))))
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .startsWith("Diameter 98 mm or 9.8 mm? With the point moved it fits the mouse's own course,"));
    }

    @Test
    void centimeters_for_both_diameters_are_named() {
        assertThat(sentence(new UnitSlip(), caliper("m1", 12, "0.98", "0.73"), after(growing("m1"))))
                .hasValueSatisfying(
                        sentence -> assertThat(sentence).startsWith("Diameters 0.98 × 0.73 mm or 9.8 × 7.3 mm?"));
    }

    @Test
    void milligrams_and_kilograms_are_named() {
        assertThat(sentence(new UnitSlip(), weight("m1", 12, "21300"), after(weighed("m1"))))
                .hasValueSatisfying(sentence -> assertThat(sentence).startsWith("Weight 21300 g or 21.3 g?"));
        assertThat(sentence(new UnitSlip(), weight("m1", 12, "0.0213"), after(weighed("m1"))))
                .hasValueSatisfying(sentence -> assertThat(sentence).startsWith("Weight 0.0213 g or 21.3 g?"));
    }

    @Test
    void a_first_weight_that_no_mouse_has_is_asked_about() {
        assertThat(sentence(new UnitSlip(), weight("m1", 0, "213"), after(List.of())))
                .hasValue("Weight 213 g or 21.3 g? The weight of a mouse is between 8 and 70 g.");
    }

    @Test
    void a_weight_that_falls_a_tenth_in_three_days_is_asked_about() {
        assertThat(sentence(new WeightStep(), weight("m1", 12, "18.8"), after(weighed("m1"))))
                .hasValue(
                        "Weight −12 % in 3 d (from 21.4 to 18.8 g), expected within ± 10 %. Weigh again; if it is so, look at the animal.");
    }

    @Test
    void a_weight_that_rises_a_tenth_in_two_weeks_is_not() {
        assertThat(new WeightStep().atEntry(weight("m1", 23, "23.9"), after(weighed("m1"))))
                .isEmpty();
    }

    @Test
    void a_volume_five_times_the_last_is_asked_about_with_its_step() {
        assertThat(sentence(
                        new FivefoldStep(),
                        volume("m1", 9, "1700"),
                        after(List.of(volume("m1", 3, "250"), volume("m1", 6, "300")))))
                .hasValue("Volume +467 % in 3 d (from 300 to 1700 mm³), more than 5-fold. Measure again.");
    }

    @Test
    void a_tiny_tumor_may_grow_fivefold_in_a_week() {
        assertThat(new FivefoldStep().atEntry(volume("m1", 7, "11"), after(List.of(volume("m1", 0, "2")))))
                .isEmpty();
    }

    @Test
    void a_large_tumor_that_cannot_be_felt_any_more_is_asked_about() {
        assertThat(asked(notPalpable("m1", 12), after(growing("m1")))).containsExactly("sudden-loss");
    }

    @Test
    void a_value_far_from_its_mouse_and_near_a_neighbor_names_the_neighbor_and_none_of_its_values() {
        List<Reading> neighbor = scaled(growing("m1"), "m2", 1.7);

        Concern concern = new WrongMouse()
                .atEntry(caliper("m1", 12, "16.5", "12.4"), beside(growing("m1"), neighbor))
                .orElseThrow();

        assertThat(concern.likelier()).isEqualTo(new MouseId("m2"));
        assertThat(concern.sentence())
                .startsWith("1270 mm³ is far off the course of mouse 'm1', expected ")
                .endsWith(", and fits mouse 'm2'. Read the tag again.");
        neighbor.forEach(reading -> assertThat(concern.sentence()).doesNotContain(String.valueOf(reading.value())));
    }

    @Test
    void a_value_that_fits_its_own_mouse_is_no_wrong_mouse_however_well_it_fits_a_neighbor() {
        assertThat(new WrongMouse()
                        .atEntry(
                                caliper("m1", 12, "9.8", "7.3"), beside(growing("m1"), scaled(growing("m1"), "m2", 1))))
                .isEmpty();
    }

    @Test
    void a_course_that_is_followed_until_the_tumor_outweighs_the_mouse_questions_nothing() {
        List<Reading> doubling =
                List.of(volume("m1", 0, "100"), volume("m1", 3, "200"), volume("m1", 6, "400"), volume("m1", 9, "800"));
        List<Reading> still = List.of(volume("m2", 0, "140"), volume("m2", 6, "142"), volume("m2", 147, "144"));

        assertThat(new WrongMouse().atEntry(volume("m1", 12, "145"), beside(doubling, still)))
                .isPresent();
        assertThat(new WrongMouse().atEntry(volume("m1", 150, "145"), beside(doubling, still)))
                .isEmpty();
    }

    @Test
    void a_far_value_that_fits_no_neighbor_names_none() {
        assertThat(new WrongMouse()
                        .atEntry(
                                caliper("m1", 12, "16.5", "12.4"),
                                beside(growing("m1"), scaled(growing("m1"), "m2", 3))))
                .isEmpty();
    }

    @Test
    void two_readings_of_today_beyond_the_studys_own_repeatability_ask_for_a_third() {
        assertThat(sentence(new ReplicatesApart(), volume("m1", 9, "130"), onTheDayOf(0.05, volume("m1", 9, "100"))))
                .hasValue(
                        "Two readings of today are 100 and 130 mm³, 30 % apart; up to 15 % is usual in this study. Measure a third time.");
    }

    @Test
    void without_replicates_in_the_study_the_usual_spread_of_calipers_is_the_measure() {
        assertThat(new ReplicatesApart().atEntry(volume("m1", 9, "130"), onTheDayOf(null, volume("m1", 9, "100"))))
                .isEmpty();
        assertThat(sentence(new ReplicatesApart(), volume("m1", 9, "160"), onTheDayOf(null, volume("m1", 9, "100"))))
                .hasValueSatisfying(
                        sentence -> assertThat(sentence).contains("60 % apart; up to 52 % is usual with calipers"));
    }

    @Test
    void a_third_reading_that_agrees_with_one_of_two_settles_it() {
        assertThat(new ReplicatesApart()
                        .atEntry(
                                volume("m1", 9, "128"),
                                onTheDayOf(0.05, volume("m1", 9, "100"), volume("m1", 9, "130"))))
                .isEmpty();
    }

    @Test
    void a_reading_with_a_doubtful_or_unchecked_device_says_why() {
        Reading reading = by("K2", caliper("m1", 0, "8.0", "6.0"));

        assertThat(sentence(
                        new DeviceInDoubt(),
                        reading,
                        with(standing(
                                Device.Kind.CALIPER, Trust.DOUBTFUL, "Caliper K2: calibration ended on 2026-02-01."))))
                .hasValue("Caliper K2: calibration ended on 2026-02-01. Measure with another.");
        assertThat(sentence(
                        new DeviceInDoubt(),
                        reading,
                        with(standing(Device.Kind.CALIPER, Trust.UNCHECKED, "Caliper K2 was not checked."))))
                .hasValue("Caliper K2 was not checked. Check it before the next animal.");
    }

    @Test
    void a_reading_with_a_fit_device_or_none_is_asked_nothing() {
        Reading reading = caliper("m1", 0, "8.0", "6.0");

        assertThat(new DeviceInDoubt().atEntry(reading, with(null))).isEmpty();
        assertThat(new DeviceInDoubt()
                        .atEntry(by("K2", reading), with(standing(Device.Kind.CALIPER, Trust.FIT, "Fit."))))
                .isEmpty();
    }

    @Test
    void an_unregistered_device_and_a_caliper_that_weighs_are_asked_about() {
        assertThat(sentence(new DeviceInDoubt(), by("K9", caliper("m1", 0, "8.0", "6.0")), with(null)))
                .hasValue("Device 'K9' is not registered. Register it, or measure with another.");
        assertThat(sentence(
                        new DeviceInDoubt(),
                        by("K2", weight("m1", 0, "21.0")),
                        with(standing(Device.Kind.CALIPER, Trust.FIT, "Fit."))))
                .hasValue("'K2' measures mm, and this is a reading in g. Choose the device that it came from.");
    }

    @Test
    void rules_of_entry_ask_nothing_of_a_file() {
        assertThat(new UnitSlip().concern(weight("m1", 12, "213"), weighed("m1")))
                .isEmpty();
    }

    @Test
    void every_rule_has_a_stable_name() {
        assertThat(ALL)
                .extracting(PlausibilityRule::name)
                .containsExactly(
                        "unit-slip",
                        "digit-transposition",
                        "wrong-mouse",
                        "device-in-doubt",
                        "fivefold-step",
                        "sudden-loss",
                        "weight-step",
                        "replicates-apart");
    }
}
