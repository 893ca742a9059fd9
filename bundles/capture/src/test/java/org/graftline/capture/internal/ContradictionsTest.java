package org.graftline.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.graftline.capture.internal.BenchRoom.ANNA;
import static org.graftline.capture.internal.BenchRoom.BEN;
import static org.graftline.capture.internal.BenchRoom.DIRECTOR;
import static org.graftline.capture.internal.BenchRoom.STUDY;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.Removal;
import org.graftline.study.StudyDay;
import org.graftline.study.StudyException;
import org.graftline.study.bench.Contradictions.Contradiction;
import org.graftline.study.bench.ReadingDecision.Verdict;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.record.Chain;
import org.graftline.study.record.ConcurrentChangeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Records that cannot both be right wait for a person. */
class ContradictionsTest {
    private static final Instant DEAD = BenchRoom.NOW;

    private final BenchRoom room = new BenchRoom();

    private Reading measured(double day, @Nullable Instant at) {
        Reading sent = BenchRoom.volume("M1", day, "10", "8", null);
        return room.record(ANNA, sent.next().version(1).capturedAt(at).build()).reading();
    }

    private void dead(double day, @Nullable Instant at) {
        room.events.remove(
                BEN,
                new Removal(STUDY, new MouseId("M1"), 1, new StudyDay(day), Removal.Cause.FOUND_DEAD, at),
                "found dead");
    }

    private List<Contradiction> open() {
        return room.contradictions.open(DIRECTOR, STUDY);
    }

    @Test
    void a_reading_captured_at_or_after_the_death_waits_however_late_it_comes() {
        dead(7, DEAD);
        measured(7, DEAD.minusSeconds(1));
        Reading same = measured(7, DEAD);
        Reading after = measured(7, DEAD.plusSeconds(60));

        assertThat(open()).extracting(Contradiction::id).containsExactly(same.uuid(), after.uuid());
        assertThat(open().get(1).sentence())
                .isEqualTo(
                        "Mouse 'M1' was measured on day 7 (2026-03-15 10:01 Europe/Berlin), and the record of its leaving says found dead on day 7 (2026-03-15 10:00 Europe/Berlin). Only one of the two can be right.");
    }

    @Test
    void it_makes_no_difference_which_came_first() {
        Reading after = measured(7, DEAD.plusSeconds(60));
        assertThat(open()).isEmpty();

        dead(7, DEAD);

        assertThat(open()).extracting(Contradiction::id).containsExactly(after.uuid());
    }

    @Test
    void without_times_the_day_decides_and_the_last_day_is_fine() {
        dead(7, null);
        measured(7, DEAD);
        Reading next = measured(8, null);

        assertThat(open()).extracting(Contradiction::id).containsExactly(next.uuid());
    }

    @Test
    void that_nobody_measured_a_dead_mouse_contradicts_nothing_nor_does_what_was_taken_back() {
        dead(7, DEAD);
        room.record(ANNA, BenchRoom.without("M1", Endpoint.TUMOR_VOLUME, 9, ReadingStatus.NOT_MEASURED, null));
        Reading wrong = measured(8, DEAD.plusSeconds(60));
        room.entries.withdraw(ANNA, STUDY, wrong.uuid(), "wrong mouse held");

        assertThat(open()).isEmpty();
    }

    @Test
    void a_reading_that_is_kept_counts_and_the_question_is_gone() {
        dead(7, DEAD);
        Reading after = measured(7, DEAD.plusSeconds(60));

        var entry = room.contradictions.decide(DIRECTOR, STUDY, after.uuid(), Verdict.KEEP, "clock of the tablet");

        assertThat(open()).isEmpty();
        assertThat(room.now(after.uuid()).status()).isEqualTo(ReadingStatus.MEASURED);
        assertThat(room.contradictions.decide(DIRECTOR, STUDY, after.uuid(), Verdict.KEEP, "clock of the tablet"))
                .isEqualTo(entry);
        assertThatThrownBy(() -> room.contradictions.decide(
                        DIRECTOR, STUDY, after.uuid(), Verdict.WITHDRAW, "on second thought"))
                .isInstanceOf(ConcurrentChangeException.class)
                .hasMessageContaining("decided already");
    }

    @Test
    void a_reading_that_does_not_hold_is_withdrawn_in_the_same_act() {
        dead(7, DEAD);
        Reading after = measured(7, DEAD.plusSeconds(60));

        room.contradictions.decide(DIRECTOR, STUDY, after.uuid(), Verdict.WITHDRAW, "measured the wrong mouse");

        assertThat(room.now(after.uuid()).status()).isEqualTo(ReadingStatus.WITHDRAWN);
        assertThat(room.store
                        .entries(Chain.of(STUDY), room.entriesSoFar() - 1, 1)
                        .get(0)
                        .rows())
                .extracting(row -> row.table())
                .containsExactly("reading_decision", "reading");
        assertThat(open()).isEmpty();
    }

    @Test
    void a_second_removal_waits_until_one_of_them_is_kept() {
        dead(7, DEAD);
        dead(6, DEAD.minusSeconds(86_400));

        Contradiction twice = open().get(0);
        assertThat(twice.reading()).isNull();
        assertThat(twice.sentence()).contains("left the study twice", "found dead on day 6");
        assertThatThrownBy(() -> room.contradictions.decide(DIRECTOR, STUDY, twice.id(), Verdict.WITHDRAW, "wrong"))
                .hasMessageContaining("Record the removal that holds");

        dead(7, DEAD);
        assertThat(open()).hasSize(1).doesNotContain(twice);
        room.contradictions.decide(DIRECTOR, STUDY, open().get(0).id(), Verdict.KEEP, "the first was right");
        assertThat(open()).isEmpty();
    }

    @Test
    void only_a_director_decides_and_only_what_is_open() {
        dead(7, DEAD);
        Reading after = measured(7, DEAD.plusSeconds(60));

        assertThatThrownBy(() -> room.contradictions.decide(ANNA, STUDY, after.uuid(), Verdict.KEEP, "mine"))
                .isInstanceOf(NotAllowedException.class);
        assertThatThrownBy(() ->
                        room.contradictions.decide(DIRECTOR, STUDY, new UUID(9, 9), Verdict.KEEP, "what is this"))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("nothing contradicts");
    }
}
