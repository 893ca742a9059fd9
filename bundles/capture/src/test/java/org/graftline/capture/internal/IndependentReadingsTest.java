package org.graftline.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.graftline.capture.internal.BenchRoom.ANNA;
import static org.graftline.capture.internal.BenchRoom.BEN;
import static org.graftline.capture.internal.BenchRoom.DIRECTOR;
import static org.graftline.capture.internal.BenchRoom.STUDY;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.Removal;
import org.graftline.study.StudyDay;
import org.graftline.study.StudyException;
import org.graftline.study.bench.BenchSession;
import org.graftline.study.bench.Concern;
import org.graftline.study.capture.PlausibilityRule;
import org.graftline.study.capture.Surroundings;
import org.graftline.study.people.Actor;
import org.junit.jupiter.api.Test;

/** A colleague's reading of the day is no answer of any service before one's own is saved. */
class IndependentReadingsTest {
    private final PlausibilityRule asks = new PlausibilityRule() {
        @Override
        public Optional<String> concern(Reading candidate, List<Reading> earlier) {
            return Optional.of("right?");
        }

        @Override
        public Optional<Concern> atEntry(Reading candidate, Surroundings around) {
            return Optional.of(new Concern("asks", "right?", null));
        }
    };
    private final BenchRoom room = new BenchRoom(asks);
    private final BenchSession session;
    private final UUID bens;

    IndependentReadingsTest() {
        room.rule(null, true, "TUMOR_VOLUME 100 WATCH");
        session = room.session(BEN, 7, List.of(Endpoint.TUMOR_VOLUME), "M1", "M2");
        bens = room.record(BEN, BenchRoom.volume("M1", 7, "10", "8", session)).reading().uuid();
    }

    private boolean sees(Actor actor) {
        return room.readings.data(actor, STUDY).readings().stream()
                .anyMatch(reading -> reading.uuid().equals(bens));
    }

    @Test
    void data_and_alerts_leave_it_out_and_its_history_is_refused() {
        assertThat(sees(ANNA)).isFalse();
        assertThat(room.events.alerts(ANNA, STUDY)).isEmpty();
        assertThatThrownBy(() -> room.readings.history(ANNA, STUDY, bens))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("shown once yours is saved")
                .hasMessageNotContaining("320");
        assertThatThrownBy(() -> room.entries.keep(ANNA, STUDY, bens, "tumor changed shape"))
                .hasMessageContaining("shown once yours is saved");
    }

    @Test
    void a_contradiction_waits_too() {
        room.events.remove(
                DIRECTOR,
                new Removal(
                        STUDY,
                        new MouseId("M1"),
                        1,
                        new StudyDay(7),
                        Removal.Cause.FOUND_DEAD,
                        BenchRoom.NOW.minusSeconds(60)),
                "found dead");

        assertThat(room.contradictions.open(ANNA, STUDY)).isEmpty();
        assertThat(room.contradictions.open(DIRECTOR, STUDY)).hasSize(1);
    }

    @Test
    void who_made_it_and_who_directs_see_it() {
        assertThat(sees(BEN)).isTrue();
        assertThat(sees(DIRECTOR)).isTrue();
    }

    @Test
    void ones_own_opens_it() {
        room.record(ANNA, BenchRoom.volume("M1", 7, "11", "8", session));

        assertThat(sees(ANNA)).isTrue();
        assertThat(room.readings.history(ANNA, STUDY, bens)).hasSize(1);
        assertThat(room.events.alerts(ANNA, STUDY)).hasSize(2);
    }

    @Test
    void the_end_of_the_session_opens_it() {
        room.record(BEN, BenchRoom.volume("M2", 7, "10", "8", session));
        room.sessions.signOff(BEN, session.session(), "done");

        assertThat(sees(ANNA)).isTrue();
    }

    @Test
    void another_open_round_of_that_day_keeps_it_closed_also_on_the_sheet_of_the_ended_one() {
        room.session(ANNA, 7, List.of(Endpoint.TUMOR_VOLUME), "M1");
        room.record(BEN, BenchRoom.volume("M2", 7, "10", "8", session));
        room.sessions.signOff(BEN, session.session(), "done");

        assertThat(sees(ANNA)).isFalse();
        assertThat(room.sessions.worksheet(ANNA, session.session()).rows().get(0).own())
                .isEmpty();
    }

    @Test
    void other_days_and_mice_of_no_open_session_are_not_touched() {
        UUID other = room.record(BEN, BenchRoom.volume("M3", 7, "10", "8", null)).reading().uuid();
        UUID before = room.record(BEN, BenchRoom.volume("M1", 3, "9", "8", null)).reading().uuid();

        assertThat(room.readings.data(ANNA, STUDY).readings())
                .extracting(Reading::uuid)
                .contains(other, before);
    }

    @Test
    void a_study_may_decide_otherwise() {
        room.rule(null, false);

        assertThat(sees(ANNA)).isTrue();
    }
}
