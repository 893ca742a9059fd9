package org.graftline.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.graftline.capture.internal.BenchRoom.ANNA;
import static org.graftline.capture.internal.BenchRoom.BEN;
import static org.graftline.capture.internal.BenchRoom.DIRECTOR;
import static org.graftline.capture.internal.BenchRoom.STUDY;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingEntry;
import org.graftline.study.Removal;
import org.graftline.study.StudyDay;
import org.graftline.study.bench.BenchSession;
import org.graftline.study.bench.OpenDecisions.Waiting;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.junit.jupiter.api.Test;

/** What waits for somebody stands in one list until it is answered. */
class OpenDecisionsTest {
    private static final Instant LATER = BenchRoom.NOW.plusSeconds(3_600);

    private final BenchRoom room = new BenchRoom((reading, earlier) -> Optional.of("Is it so?"));

    private Waiting waiting(Actor actor) {
        return room.decisions.waiting(actor, STUDY);
    }

    private Waiting waiting() {
        return waiting(DIRECTOR);
    }

    private Reading large(String mouse, double day, Instant at) {
        Reading sent = BenchRoom.volume(mouse, day, "20", "15", null);
        return room.record(ANNA, sent.next().version(1).capturedAt(at).build()).reading();
    }

    @Test
    void a_question_waits_until_the_reading_is_kept_taken_back_or_measured_again() {
        Reading kept =
                room.record(ANNA, BenchRoom.volume("M1", 7, "10", "8", null)).reading();
        Reading back =
                room.record(ANNA, BenchRoom.volume("M2", 7, "10", "8", null)).reading();
        Reading again =
                room.record(ANNA, BenchRoom.volume("M3", 7, "10", "8", null)).reading();
        assertThat(waiting().questions())
                .extracting(one -> one.reading().mouse() + ": " + one.sentences())
                .containsExactlyInAnyOrder("M1: [Is it so?]", "M2: [Is it so?]", "M3: [Is it so?]");

        room.entries.keep(ANNA, STUDY, kept.uuid(), "same again");
        room.entries.withdraw(ANNA, STUDY, back.uuid(), "other mouse");
        Reading repeat = BenchRoom.volume("M3", 7, "16", "14", null);
        ReadingEntry entry = Objects.requireNonNull(repeat.entry());
        Reading second = room.record(
                        ANNA,
                        repeat.next()
                                .version(1)
                                .entry(new ReadingEntry(
                                        null,
                                        entry.means(),
                                        entry.entered(),
                                        null,
                                        null,
                                        null,
                                        List.of(),
                                        null,
                                        again.uuid(),
                                        null))
                                .build())
                .reading();

        assertThat(waiting().questions())
                .extracting(one -> one.reading().uuid())
                .as("the repeat says something else and is asked about itself")
                .containsExactly(second.uuid());
    }

    @Test
    void contradictions_stand_in_the_same_list() {
        room.events.remove(
                BEN,
                new Removal(STUDY, new MouseId("M1"), 1, new StudyDay(7), Removal.Cause.FOUND_DEAD, BenchRoom.NOW),
                "found dead");
        Reading after = large("M1", 7, LATER);

        assertThat(waiting().contradictions()).extracting(one -> one.id()).containsExactly(after.uuid());
    }

    @Test
    void who_still_has_to_measure_sees_nothing_of_what_a_colleague_read() {
        room.rule(null, true, "TUMOR_VOLUME 2000 STOP");
        BenchSession session = room.session(ANNA, 7, List.of(Endpoint.TUMOR_VOLUME), "M1");
        room.record(ANNA, BenchRoom.volume("M1", 7, "20", "15", session));

        assertThat(waiting(BEN)).isEqualTo(new Waiting(List.of(), List.of()));
        assertThat(waiting(ANNA).questions()).hasSize(1);
    }

    @Test
    void whoever_may_not_read_the_study_sees_no_list() {
        assertThatThrownBy(() -> room.decisions.waiting(BenchRoom.GUEST, STUDY))
                .isInstanceOf(NotAllowedException.class);
    }
}
