package org.graftline.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.graftline.capture.internal.BenchRoom.ANNA;
import static org.graftline.capture.internal.BenchRoom.BEN;
import static org.graftline.capture.internal.BenchRoom.STUDY;

import java.util.Objects;
import org.graftline.study.Endpoint;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.bench.Repeatability.Line;
import org.graftline.study.bench.Repeatability.Size;
import org.graftline.study.bench.Repeatability.Table;
import org.graftline.study.people.Actor;
import org.junit.jupiter.api.Test;

/** How well readings repeat, against numbers worked out by hand. */
class RepeatabilityTest {
    private final BenchRoom room = new BenchRoom();

    private Reading volume(Actor by, String mouse, double day, String length, String width) {
        return room.record(by, BenchRoom.volume(mouse, day, length, width, null)).reading();
    }

    private Table table() {
        return room.repeatability.of(ANNA, STUDY);
    }

    @Test
    void without_replicates_nothing_is_known_and_the_sentence_says_so() {
        volume(ANNA, "M1", 7, "10", "8");

        assertThat(table().lines().get(0)).isEqualTo(new Line(null, null, 0, 0, null, null));
        assertThat(table().sentence()).contains("No tumor was measured twice");
    }

    @Test
    void one_pair_is_too_few() {
        volume(ANNA, "M1", 7, "10", "8");
        volume(BEN, "M1", 7, "10", "9");

        assertThat(table().lines().get(0)).isEqualTo(new Line(null, null, 1, 2, null, null));
        assertThat(table().sentence()).contains("too few");
    }

    @Test
    void the_within_visit_deviation_is_that_of_one_way_analysis_of_variance() {
        // 100 and 200 mm³: squares (ln 2)²/2 = 0.240227; 40, 80 and 160 mm³: squares 2·(ln 2)² = 0.960906; 1 + 2 degrees of freedom.
        volume(ANNA, "M1", 7, "8", "5");
        volume(BEN, "M1", 7, "16", "5");
        volume(ANNA, "M2", 7, "5", "4");
        volume(ANNA, "M2", 7, "10", "4");
        volume(BEN, "M2", 7, "20", "4");
        volume(BEN, "M3", 7, "20", "4"); // alone

        Line all = table().lines().get(0);
        assertThat(all.visits()).isEqualTo(2);
        assertThat(all.readings()).isEqualTo(5);
        assertThat(Objects.requireNonNull(all.sdLog())).isEqualTo(0.632754, within(1e-6)); // √(1.201133 / 3)
        assertThat(Objects.requireNonNull(all.repeatabilityPercent()))
                .isEqualTo(100 * (Math.exp(1.96 * Math.sqrt(2) * 0.632754) - 1), within(1e-2));
        assertThat(table().sentence()).contains("5 readings of 2 visits");
    }

    @Test
    void sizes_go_by_the_geometric_mean_of_the_visit() {
        volume(ANNA, "M1", 7, "8", "5"); // 100
        volume(BEN, "M1", 7, "7.92", "5"); // 99: geometric mean below 100
        volume(ANNA, "M2", 7, "10", "10"); // 500
        volume(BEN, "M2", 7, "10.2", "10"); // 510

        assertThat(table().lines().stream().filter(line -> line.size() != null).toList())
                .extracting(line -> line.size() + " " + line.visits())
                .containsExactly(Size.SMALL + " 1", Size.MEDIUM + " 0", Size.LARGE + " 1");
    }

    @Test
    void an_operators_line_holds_only_what_they_read_twice_themselves() {
        volume(ANNA, "M1", 7, "8", "5");
        volume(ANNA, "M1", 7, "16", "5");
        volume(BEN, "M1", 7, "16", "5");
        volume(ANNA, "M2", 7, "8", "5");
        volume(ANNA, "M2", 7, "8", "5");

        assertThat(table().lines().stream()
                        .filter(line -> line.operator() != null)
                        .toList())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.operator()).isEqualTo(ANNA.person());
                    assertThat(line.visits()).isEqualTo(2);
                    assertThat(line.readings()).isEqualTo(4);
                    assertThat(Objects.requireNonNull(line.sdLog())).isEqualTo(0.346574, within(1e-6)); // √(0.240227 / 2)
                });
    }

    @Test
    void what_was_taken_back_or_is_no_value_does_not_count() {
        volume(ANNA, "M1", 7, "8", "5");
        Reading wrong = volume(ANNA, "M1", 7, "16", "5");
        room.entries.withdraw(ANNA, STUDY, wrong.uuid(), "wrong mouse held");
        room.record(ANNA, BenchRoom.without("M1", Endpoint.TUMOR_VOLUME, 7, ReadingStatus.TOO_SMALL, null));

        assertThat(table().lines().get(0).visits()).isZero();
        assertThat(room.studies.of(STUDY).spread().degrees())
                .as("the rules are told the same")
                .isZero();
    }

    @Test
    void the_rules_are_told_the_deviation_that_the_table_shows() {
        volume(ANNA, "M1", 7, "8", "5");
        volume(BEN, "M1", 7, "16", "5");
        volume(ANNA, "M2", 7, "8", "5");
        volume(BEN, "M2", 7, "8", "5");

        assertThat(Objects.requireNonNull(room.studies.of(STUDY).spread().sdLog()))
                .isEqualTo(Objects.requireNonNull(table().lines().get(0).sdLog()), within(1e-12));
    }
}
