package org.graftline.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graftline.study.LedgerHead;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.NotStoredException;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private final List<Act> acts = new ArrayList<>();
    private Instant now = START;
    private long nanos;
    private boolean refusing;

    private ClockWatch watch() {
        return new ClockWatch(() -> now, () -> nanos, act -> {
            if (refusing) {
                throw new NotStoredException(
                        "Not saved, nothing of it: the disk is full.", new IllegalStateException());
            }
            acts.add(act);
            return LedgerEntry.following(LedgerHead.EMPTY, act);
        });
    }

    private void pass(Duration real, Duration shown) {
        nanos += real.toNanos();
        now = now.plus(shown);
    }

    @Test
    void a_clock_that_goes_back_is_an_act_of_the_installation_and_said_once() {
        try (ClockWatch watch = watch()) {
            pass(Duration.ofSeconds(5), Duration.ofMinutes(-200).plusSeconds(5));
            watch.look();
            pass(Duration.ofSeconds(5), Duration.ofSeconds(5));
            watch.look();
        }

        assertThat(acts).singleElement().satisfies(act -> {
            assertThat(act.kind()).isEqualTo(ActKind.NOTE_CLOCK);
            assertThat(act.reason().orErased()).isEqualTo("The clock of the computer was set back by 3 h 20 min.");
            assertThat(act.at()).isEqualTo(START.minus(Duration.ofMinutes(200)).plusSeconds(5));
        });
    }

    @Test
    void a_computer_that_slept_and_a_clock_that_is_corrected_by_seconds_are_no_acts() {
        try (ClockWatch watch = watch()) {
            pass(Duration.ofSeconds(5), Duration.ofHours(9));
            watch.look();
            pass(Duration.ofSeconds(5), Duration.ofSeconds(-50));
            watch.look();
        }

        assertThat(acts).isEmpty();
    }

    @Test
    void a_clock_that_went_back_between_two_starts_is_noticed_by_the_last_entry() {
        try (ClockWatch watch = watch()) {
            watch.begin(Optional.of(START.plus(Duration.ofMinutes(90))));
        }

        assertThat(acts)
                .extracting(act -> act.reason().orErased())
                .containsExactly("The last entry is dated 1 h 30 min later than the time at which Graftline started.");
    }

    @Test
    void an_entry_before_now_or_none_is_nothing_to_note() {
        try (ClockWatch watch = watch()) {
            watch.begin(Optional.of(START.minusSeconds(1)));
        }
        try (ClockWatch watch = watch()) {
            watch.begin(Optional.empty());
        }

        assertThat(acts).isEmpty();
    }

    @Test
    void a_database_that_is_away_stops_no_watch() {
        try (ClockWatch watch = watch()) {
            refusing = true;
            pass(Duration.ofSeconds(5), Duration.ofHours(-2));
            watch.look();
            refusing = false;
            pass(Duration.ofSeconds(5), Duration.ofHours(-2));
            watch.look();
        }

        assertThat(acts).hasSize(1);
    }
}
