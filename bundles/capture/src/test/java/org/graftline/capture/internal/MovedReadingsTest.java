package org.graftline.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.graftline.capture.internal.BenchRoom.ANNA;
import static org.graftline.capture.internal.BenchRoom.BEN;
import static org.graftline.capture.internal.BenchRoom.DIRECTOR;
import static org.graftline.capture.internal.BenchRoom.STUDY;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.graftline.study.Decimal;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.StudyException;
import org.graftline.study.Tumor;
import org.graftline.study.TumorSite;
import org.graftline.study.bench.Alert;
import org.graftline.study.bench.BenchEntries.Move;
import org.graftline.study.bench.BenchEntries.Saved;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.record.ConcurrentChangeException;
import org.junit.jupiter.api.Test;

/** Taking readings back and bringing them to the right animal. */
class MovedReadingsTest {
    private final BenchRoom room = new BenchRoom();

    private Reading volume(String mouse, String width) {
        return room.record(ANNA, BenchRoom.volume(mouse, 7, "10", width, null)).reading();
    }

    private static Move move(Reading reading, String to) {
        return new Move(reading.uuid(), UUID.randomUUID(), new MouseId(to));
    }

    @Test
    void one_takes_back_ones_own_and_its_value_stays_in_the_version_before() {
        Reading own = volume("M1", "8");

        Saved back = room.entries.withdraw(ANNA, STUDY, own.uuid(), "wrong mouse held");

        assertThat(back.reading().status()).isEqualTo(ReadingStatus.WITHDRAWN);
        assertThat(back.reading().reason()).isEqualTo("wrong mouse held");
        assertThat(room.readings.history(ANNA, STUDY, own.uuid()))
                .extracting(written -> written.reading().version() + " "
                        + written.reading().status() + " " + written.reading().value())
                .containsExactly("1 MEASURED 320", "2 WITHDRAWN null");
        assertThat(room.entries.withdraw(ANNA, STUDY, own.uuid(), "wrong mouse held"))
                .isEqualTo(back);
    }

    @Test
    void somebody_elses_is_taken_back_by_a_director_only() {
        Reading annas = volume("M1", "8");

        assertThatThrownBy(() -> room.entries.withdraw(BEN, STUDY, annas.uuid(), "looks wrong"))
                .isInstanceOf(NotAllowedException.class)
                .hasMessageContaining("somebody else made");
        assertThatThrownBy(() -> room.entries.move(BEN, STUDY, List.of(move(annas, "M2")), "wrong mouse"))
                .isInstanceOf(NotAllowedException.class);
        assertThat(room.entries
                        .withdraw(DIRECTOR, STUDY, annas.uuid(), "caliper was broken")
                        .reading()
                        .status())
                .isEqualTo(ReadingStatus.WITHDRAWN);
    }

    @Test
    void what_was_taken_back_cannot_be_corrected_kept_or_moved() {
        Reading own = volume("M1", "8");
        Reading back = room.entries.withdraw(ANNA, STUDY, own.uuid(), "wrong").reading();

        assertThatThrownBy(() -> room.readings.correct(
                        ANNA, back.next().measured(new Decimal("5"), null, null).build(), "restored"))
                .hasMessageContaining("what was taken back stays so");
        assertThatThrownBy(() -> room.entries.move(ANNA, STUDY, List.of(move(own, "M2")), "wrong mouse"))
                .hasMessageContaining("taken back already");
        assertThatThrownBy(() -> room.entries.withdraw(ANNA, STUDY, own.uuid(), "another reason"))
                .isInstanceOf(StudyException.class);
    }

    @Test
    void a_moved_reading_keeps_time_person_and_device_and_both_histories_say_so() {
        Reading sent = BenchRoom.volume("M1", 7, "10", "8", null)
                .next()
                .version(1)
                .device("K2")
                .build();
        Reading wrong = room.record(ANNA, sent).reading();

        Reading right = room.entries
                .move(DIRECTOR, STUDY, List.of(move(wrong, "M2")), "wrong mouse held")
                .get(0);

        assertThat(right.mouse()).isEqualTo(new MouseId("M2"));
        assertThat(List.of(
                        Objects.requireNonNull(right.capturedAt()),
                        Objects.requireNonNull(right.operator()),
                        Objects.requireNonNull(right.device()),
                        Objects.requireNonNull(right.value()),
                        Objects.requireNonNull(right.diameters())))
                .containsExactly(
                        BenchRoom.NOW,
                        ANNA.person(),
                        "K2",
                        Objects.requireNonNull(wrong.value()),
                        Objects.requireNonNull(wrong.diameters()));
        assertThat(Objects.requireNonNull(right.entry()).movedFrom()).isEqualTo(wrong.uuid());
        assertThat(room.now(wrong.uuid()).reason()).isEqualTo("moved to mouse M2: wrong mouse held");
        assertThat(room.now(wrong.uuid()).status()).isEqualTo(ReadingStatus.WITHDRAWN);
    }

    @Test
    void two_swapped_mice_are_one_act_and_leave_no_gap_in_the_replicates() {
        Reading one = volume("M1", "8");
        Reading other = volume("M2", "5");
        long before = room.entriesSoFar();

        List<Reading> there =
                room.entries.move(ANNA, STUDY, List.of(move(one, "M2"), move(other, "M1")), "swapped in the cage");

        assertThat(room.entriesSoFar()).isEqualTo(before + 1);
        assertThat(there)
                .extracting(r -> r.mouse() + " " + r.value() + " " + r.replicate())
                .containsExactly("M2 320 1", "M1 125 1");
        assertThat(room.store.data(STUDY).readings().stream()
                        .filter(r -> r.status() == ReadingStatus.MEASURED)
                        .map(r -> r.mouse() + " " + r.value())
                        .sorted())
                .containsExactly("M1 125", "M2 320");
    }

    @Test
    void a_whole_cage_moves_round_in_one_call_and_a_look_more_becomes_the_next_replicate() {
        Reading first = volume("M1", "8");
        Reading second = volume("M1", "7");
        volume("M2", "5");
        Reading third = volume("M3", "4");

        List<Reading> there = room.entries.move(
                ANNA,
                STUDY,
                List.of(move(first, "M2"), move(second, "M2"), move(third, "M1")),
                "cage cards were exchanged");

        assertThat(there).extracting(r -> r.mouse() + " " + r.replicate()).containsExactly("M2 2", "M2 3", "M1 1");
    }

    @Test
    void the_same_move_again_is_answered_like_the_first() {
        Reading wrong = volume("M1", "8");
        List<Move> moves = List.of(move(wrong, "M2"));
        List<Reading> there = room.entries.move(ANNA, STUDY, moves, "wrong mouse held");
        long before = room.entriesSoFar();

        assertThat(room.entries.move(ANNA, STUDY, moves, "wrong mouse held")).isEqualTo(there);
        assertThat(room.entriesSoFar()).isEqualTo(before);
    }

    @Test
    void all_or_none_are_moved() {
        Reading one = volume("M1", "8");
        Reading other = volume("M2", "5");
        long before = room.entriesSoFar();

        assertThatThrownBy(() -> room.entries.move(ANNA, STUDY, List.of(move(one, "M2"), move(other, "M9")), "swapped"))
                .hasMessageContaining("no mouse 'M9'");
        assertThatThrownBy(() -> room.entries.move(ANNA, STUDY, List.of(move(one, "M2"), move(one, "M3")), "swapped"))
                .hasMessageContaining("each once");
        assertThatThrownBy(() -> room.entries.move(
                        ANNA, STUDY, List.of(new Move(one.uuid(), other.uuid(), new MouseId("M2"))), "swapped"))
                .isInstanceOf(ConcurrentChangeException.class);
        assertThatThrownBy(() -> room.entries.move(ANNA, STUDY, List.of(move(one, "M1")), "swapped"))
                .hasMessageContaining("of mouse 'M1' already");
        assertThatThrownBy(() -> room.entries.move(ANNA, STUDY, List.of(), "swapped"))
                .hasMessageContaining("at least one");
        assertThat(room.entriesSoFar()).isEqualTo(before);
    }

    @Test
    void the_only_tumor_of_one_animal_becomes_the_only_one_of_the_other_whatever_it_is_called() {
        room.write(List.of(new Tumor(STUDY, new MouseId("M2"), new TumorSite("flank"), 1)));
        Reading wrong = volume("M1", "8");

        assertThat(room.entries
                        .move(ANNA, STUDY, List.of(move(wrong, "M2")), "wrong mouse")
                        .get(0)
                        .site())
                .isEqualTo(new TumorSite("flank"));
        assertThatThrownBy(() -> room.entries.move(ANNA, STUDY, List.of(move(volume("M1", "8"), "M4")), "wrong mouse"))
                .as("nobody knows which of two")
                .hasMessageContaining("it has 'left', 'right'");
    }

    @Test
    void a_limit_is_looked_at_again_where_the_reading_arrives() {
        room.rule(null, true, "WEIGHT_LOSS 20 STOP");
        room.record(ANNA, BenchRoom.weight("M2", 0, "25", null));
        Reading wrong = room.record(ANNA, BenchRoom.weight("M1", 7, "19", null)).reading();

        Reading right = room.entries
                .move(ANNA, STUDY, List.of(move(wrong, "M2")), "wrong mouse")
                .get(0);

        assertThat(room.store.alerts(STUDY)).extracting(Alert::reading).containsExactly(right.uuid());
        assertThat(right.endpoint()).isEqualTo(Endpoint.BODY_WEIGHT);
    }
}
