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
import java.util.UUID;
import org.graftline.study.Decimal;
import org.graftline.study.Diameters;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingEntry;
import org.graftline.study.Removal;
import org.graftline.study.StudyDay;
import org.graftline.study.StudyException;
import org.graftline.study.VolumeFormula;
import org.graftline.study.bench.BenchSession;
import org.graftline.study.bench.OpenDecisions.ReachedLimit;
import org.graftline.study.bench.OpenDecisions.Waiting;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.LedgerEntry;
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

    private List<String> alerts() {
        return waiting().alerts().stream()
                .map(one -> one.alert().mouse() + " " + one.alert().limit().quantity() + " "
                        + one.alert().limit().tier() + " " + one.reading().day())
                .toList();
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
        Reading repeat = BenchRoom.volume("M3", 7, "10", "8", null);
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
                .as("the repeat was asked about itself")
                .containsExactly(second.uuid());
    }

    @Test
    void an_alert_waits_until_somebody_lets_the_animal_stay_with_a_reason() {
        room.rule(null, true, "TUMOR_VOLUME 2000 STOP");
        large("M1", 7, BenchRoom.NOW);
        ReachedLimit open = waiting().alerts().get(0);

        LedgerEntry entry = room.decisions.stays(DIRECTOR, STUDY, open.id(), " seen by the veterinarian ");

        assertThat(entry.kind()).isEqualTo(ActKind.DECIDE_ALERT);
        assertThat(entry.reason().orErased()).isEqualTo("seen by the veterinarian");
        assertThat(entry.rows()).extracting(row -> row.table()).containsExactly("reading_decision");
        assertThat(alerts()).isEmpty();
        assertThat(room.decisions.stays(DIRECTOR, STUDY, open.id(), "seen by the veterinarian"))
                .as("the same answer again")
                .isEqualTo(entry);
        assertThatThrownBy(() -> room.decisions.stays(DIRECTOR, STUDY, open.id(), "another reason"))
                .isInstanceOf(ConcurrentChangeException.class);
        assertThat(room.restarted().decisions.waiting(DIRECTOR, STUDY).alerts()).isEmpty();
    }

    @Test
    void the_next_reading_above_the_limit_asks_anew_and_speaks_for_those_before() {
        room.rule(null, true, "TUMOR_VOLUME 2000 STOP");
        large("M1", 7, BenchRoom.NOW);
        room.decisions.stays(DIRECTOR, STUDY, waiting().alerts().get(0).id(), "seen");

        large("M1", 8, LATER);
        assertThat(alerts()).containsExactly("M1 TUMOR_VOLUME STOP 8");
        large("M1", 9, LATER.plusSeconds(60));

        assertThat(alerts()).containsExactly("M1 TUMOR_VOLUME STOP 9");
    }

    @Test
    void an_animal_that_left_asks_for_no_answer_any_more() {
        room.rule(null, true, "TUMOR_VOLUME 2000 STOP");
        large("M1", 7, BenchRoom.NOW);

        room.events.remove(
                ANNA,
                new Removal(STUDY, new MouseId("M1"), 1, new StudyDay(7), Removal.Cause.HUMANE_ENDPOINT, LATER),
                "humane endpoint");

        assertThat(alerts()).isEmpty();
    }

    @Test
    void a_reading_that_was_taken_back_or_corrected_below_the_limit_raises_nothing() {
        room.rule(null, true, "TUMOR_VOLUME 2000 STOP");
        Reading back = large("M1", 7, BenchRoom.NOW);
        Reading wrong = large("M2", 7, BenchRoom.NOW);
        assertThat(alerts()).hasSize(2);

        room.entries.withdraw(ANNA, STUDY, back.uuid(), "other mouse");
        room.readings.correct(
                ANNA,
                wrong.next()
                        .measured(
                                new Decimal("320"),
                                VolumeFormula.HALF_LENGTH_WIDTH_SQUARED,
                                new Diameters(new Decimal("10"), new Decimal("8"), null))
                        .build(),
                "caliper misread");

        assertThat(alerts()).isEmpty();
    }

    @Test
    void the_humane_endpoint_stands_first_and_the_burden_of_two_tumors_is_one_alert() {
        room.rule(null, true, "TUMOR_VOLUME 2000 STOP", "TUMOR_BURDEN 100 WATCH");
        for (var site : List.of(BenchRoom.LEFT, BenchRoom.RIGHT)) {
            Reading sent = BenchRoom.volume("M4", 7, "10", "8", null);
            room.record(ANNA, sent.next().version(1).site(site).build());
        }
        large("M1", 7, LATER);

        assertThat(alerts())
                .containsExactly("M1 TUMOR_VOLUME STOP 7", "M4 TUMOR_BURDEN WATCH 7", "M1 TUMOR_BURDEN WATCH 7");
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

        assertThat(waiting(BEN)).isEqualTo(new Waiting(List.of(), List.of(), List.of()));
        assertThat(waiting(ANNA).alerts()).hasSize(1);
        assertThat(waiting(ANNA).questions()).hasSize(1);
    }

    @Test
    void only_a_director_lets_an_animal_stay_and_only_what_waits() {
        room.rule(null, true, "TUMOR_VOLUME 2000 STOP");
        large("M1", 7, BenchRoom.NOW);
        UUID open = waiting().alerts().get(0).id();

        assertThatThrownBy(() -> room.decisions.stays(ANNA, STUDY, open, "fine"))
                .isInstanceOf(NotAllowedException.class);
        assertThatThrownBy(() -> room.decisions.stays(DIRECTOR, STUDY, open, " "))
                .hasMessageContaining("Say why the animal stays");
        assertThatThrownBy(() -> room.decisions.stays(DIRECTOR, STUDY, new UUID(9, 9), "fine"))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("no alert waits");
        assertThatThrownBy(() -> room.decisions.waiting(BenchRoom.GUEST, STUDY))
                .isInstanceOf(NotAllowedException.class);
    }
}
