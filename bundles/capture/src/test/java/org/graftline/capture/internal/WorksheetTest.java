package org.graftline.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.graftline.capture.internal.BenchRoom.ANNA;
import static org.graftline.capture.internal.BenchRoom.BEN;
import static org.graftline.capture.internal.BenchRoom.DIRECTOR;
import static org.graftline.capture.internal.BenchRoom.STUDY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.graftline.study.DonorId;
import org.graftline.study.Endpoint;
import org.graftline.study.Housing;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.Removal;
import org.graftline.study.StudyDay;
import org.graftline.study.StudyException;
import org.graftline.study.VersionedRow;
import org.graftline.study.bench.AnimalLife;
import org.graftline.study.bench.BenchSession;
import org.graftline.study.bench.Board;
import org.graftline.study.bench.Worksheet;
import org.graftline.study.bench.Worksheet.Outcome;
import org.graftline.study.people.Actor;
import org.graftline.study.record.ConcurrentChangeException;
import org.junit.jupiter.api.Test;

/** Rounds through the cages. */
class WorksheetTest {
    private static final List<Endpoint> BOTH = List.of(Endpoint.TUMOR_VOLUME, Endpoint.BODY_WEIGHT);
    private static final List<Endpoint> VOLUMES = List.of(Endpoint.TUMOR_VOLUME);

    private final BenchRoom room = new BenchRoom();

    private Worksheet.Row row(Actor actor, BenchSession session, String mouse) {
        return room.sessions.worksheet(actor, session.session()).rows().stream()
                .filter(row -> row.mouse().value().equals(mouse))
                .findFirst()
                .orElseThrow();
    }

    private static Reading left(String width, BenchSession session) {
        return BenchRoom.volume("M4", 7, "10", width, session)
                .next()
                .version(1)
                .site(BenchRoom.LEFT)
                .build();
    }

    @Test
    void the_board_lists_the_mice_by_rack_and_cage_with_every_tag_and_without_those_that_left() {
        room.events.tag(ANNA, STUDY, new MouseId("M2"), "0471", "ear tag lost");
        room.events.house(ANNA, STUDY, List.of(new Housing(STUDY, new MouseId("M3"), 1, "A", "R0")), "rack moved");
        room.events.remove(
                ANNA,
                new Removal(STUDY, new MouseId("M1"), 1, new StudyDay(7), Removal.Cause.FOUND_DEAD, BenchRoom.NOW),
                "found dead");

        Board board = room.sessions.board(ANNA, STUDY);

        assertThat(board.animals())
                .extracting(
                        animal -> animal.mouse() + " " + animal.tags() + " " + animal.cage() + " " + animal.tumors())
                .containsExactly(
                        "M3 [M3, tag-M3] A [tumor]",
                        "M2 [M2, tag-M2, 0471] A [tumor]",
                        "M4 [M4, tag-M4] B [left, right]");
        assertThat(board.today()).isEqualTo(LocalDate.of(2026, 3, 15));
    }

    @Test
    void the_day_is_counted_from_day_zero_where_it_has_a_date() {
        room.rule(LocalDate.of(2026, 3, 1), true);

        assertThat(room.sessions.board(ANNA, STUDY).proposedDay()).isEqualTo(new StudyDay(14));
    }

    @Test
    void else_it_is_the_last_visit_and_the_usual_gap() {
        assertThat(room.sessions.board(ANNA, STUDY).proposedDay()).isEqualTo(new StudyDay(0));
        for (double day : new double[] {0, 3, 7, 10, 14}) {
            room.record(ANNA, BenchRoom.weight("M1", day, "20", null));
        }

        assertThat(room.sessions.board(ANNA, STUDY).proposedDay())
                .as("gaps of 3, 4, 3 and 4 days")
                .isEqualTo(new StudyDay(18));
    }

    @Test
    void every_mouse_says_what_is_still_due() {
        BenchSession session = room.session(ANNA, 7, BOTH, "M1", "M4");
        room.record(ANNA, BenchRoom.volume("M1", 7, "10", "8", session));
        room.record(ANNA, left("8", session));

        assertThat(room.sessions.worksheet(ANNA, session.session()).rows())
                .extracting(row -> row.mouse() + " " + row.outcome() + " " + row.missing())
                .containsExactly("M1 OPEN [weight]", "M4 OPEN [volume of tumor right, weight]");
    }

    @Test
    void a_reason_or_a_status_ends_a_mouse_and_taking_it_back_opens_it_again() {
        BenchSession session = room.session(ANNA, 7, VOLUMES, "M1", "M2");
        room.record(ANNA, BenchRoom.without("M1", Endpoint.TUMOR_VOLUME, 7, ReadingStatus.NOT_PALPABLE, session));
        Reading reason = BenchRoom.without("M2", Endpoint.TUMOR_VOLUME, 7, ReadingStatus.NOT_MEASURED, session);
        room.record(ANNA, reason);

        assertThat(row(ANNA, session, "M1").outcome()).isEqualTo(Outcome.DONE);
        assertThat(row(ANNA, session, "M2").outcome()).isEqualTo(Outcome.DONE);
        room.entries.withdraw(ANNA, STUDY, reason.uuid(), "found it after all");
        assertThat(row(ANNA, session, "M2").outcome()).isEqualTo(Outcome.OPEN);
        assertThat(row(ANNA, session, "M2").own())
                .as("withdrawn ones are shown")
                .hasSize(1);
    }

    @Test
    void a_mouse_that_left_is_not_waited_for() {
        BenchSession session = room.session(ANNA, 7, VOLUMES, "M1");
        room.events.remove(
                BEN, new Removal(STUDY, new MouseId("M1"), 1, new StudyDay(6), Removal.Cause.FOUND_DEAD), "found dead");

        assertThat(row(ANNA, session, "M1").outcome()).isEqualTo(Outcome.LEFT);
        assertThat(room.sessions.signOff(ANNA, session.session(), "done").state())
                .isEqualTo(BenchSession.State.SIGNED_OFF);
    }

    @Test
    void readings_of_another_round_of_the_same_day_leave_this_one_open() {
        BenchSession annas = room.session(ANNA, 7, VOLUMES, "M1");
        BenchSession bens = room.session(BEN, 7, VOLUMES, "M1");
        room.record(ANNA, BenchRoom.volume("M1", 7, "10", "8", annas));

        assertThat(row(BEN, bens, "M1").outcome()).isEqualTo(Outcome.OPEN);
        assertThat(row(ANNA, annas, "M1").outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void earlier_values_and_those_of_colleagues_appear_once_ones_own_is_saved() {
        room.record(BEN, BenchRoom.volume("M1", 3, "8", "7", null));
        BenchSession session = room.session(ANNA, 7, BOTH, "M1");
        room.record(BEN, BenchRoom.volume("M1", 7, "10", "8", session));
        room.record(BEN, BenchRoom.weight("M1", 7, "21", session));

        Worksheet.Row before = row(ANNA, session, "M1");
        assertThat(before.own()).isEmpty();
        assertThat(before.colleagues()).isEqualTo(2);
        assertThat(before.earlier()).isEmpty();

        Reading own =
                room.record(ANNA, BenchRoom.volume("M1", 7, "11", "8", session)).reading();
        Worksheet.Row after = row(ANNA, session, "M1");
        assertThat(after.own()).hasSize(3);
        assertThat(after.colleagues()).isZero();
        assertThat(after.earlier()).extracting(Reading::day).containsExactly(new StudyDay(3));

        room.entries.withdraw(ANNA, STUDY, own.uuid(), "wrong mouse held");
        assertThat(row(ANNA, session, "M1").earlier())
                .as("a withdrawn one opens nothing")
                .isEmpty();
    }

    @Test
    void of_two_tumors_both_must_be_ones_own_before_anything_is_shown() {
        BenchSession session = room.session(ANNA, 7, VOLUMES, "M4");
        room.record(BEN, left("8", session));
        room.record(ANNA, left("9", session));

        assertThat(row(ANNA, session, "M4").colleagues()).isEqualTo(1);
        room.record(
                ANNA,
                BenchRoom.volume("M4", 7, "10", "9", session)
                        .next()
                        .version(1)
                        .site(BenchRoom.RIGHT)
                        .build());
        assertThat(row(ANNA, session, "M4").colleagues()).isZero();
        assertThat(row(ANNA, session, "M4").own()).hasSize(3);
    }

    @Test
    void a_study_may_show_everything_at_once() {
        room.rule(null, false);
        BenchSession session = room.session(ANNA, 7, VOLUMES, "M1");
        room.record(BEN, BenchRoom.volume("M1", 7, "10", "8", session));

        assertThat(row(ANNA, session, "M1").own()).hasSize(1);
    }

    @Test
    void at_most_twelve_earlier_readings_are_shown_the_latest_ones_oldest_first() {
        room.rule(null, false);
        for (int day = 1; day <= 15; day++) {
            room.record(ANNA, BenchRoom.weight("M1", day, "20", null));
        }
        BenchSession session = room.session(ANNA, 20, BOTH, "M1");

        assertThat(row(ANNA, session, "M1").earlier())
                .extracting(reading -> reading.day().value())
                .containsExactly(4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0);
    }

    @Test
    void a_sign_off_names_the_mice_that_are_open() {
        BenchSession session = room.session(ANNA, 7, BOTH, "M1", "M4");
        room.record(ANNA, BenchRoom.volume("M1", 7, "10", "8", session));

        assertThatThrownBy(() -> room.sessions.signOff(ANNA, session.session(), "done"))
                .isInstanceOf(StudyException.class)
                .hasMessageStartingWith(
                        "Not signed off: M1: weight; M4: volume of tumor left, volume of tumor right, weight. Every mouse");
    }

    @Test
    void ten_open_mice_are_named_and_the_rest_counted() {
        List<VersionedRow> mice = new ArrayList<>();
        IntStream.range(10, 30)
                .forEach(i -> mice.add(new Mouse(STUDY, new MouseId("X" + i), 1, new DonorId("D1"), List.of())));
        room.write(mice);
        BenchSession session = room.session(
                ANNA, 7, VOLUMES, IntStream.range(10, 30).mapToObj(i -> "X" + i).toArray(String[]::new));

        assertThatThrownBy(() -> room.sessions.signOff(ANNA, session.session(), "done"))
                .hasMessageContaining("X19: volume; and 10 more.")
                .hasMessageNotContaining("X20");
    }

    @Test
    void a_sign_off_is_the_second_version_and_repeating_it_changes_nothing() {
        BenchSession session = room.session(ANNA, 7, VOLUMES, "M1");
        room.record(ANNA, BenchRoom.volume("M1", 7, "10", "8", session));

        BenchSession signed = room.sessions.signOff(ANNA, session.session(), "all looked at");
        long entries = room.entriesSoFar();

        assertThat(signed.version()).isEqualTo(2);
        assertThat(room.sessions.signOff(ANNA, session.session(), "all looked at"))
                .isEqualTo(signed);
        assertThat(room.entriesSoFar()).isEqualTo(entries);
        assertThatThrownBy(() -> room.sessions.signOff(ANNA, session.session(), "something else"))
                .isInstanceOf(ConcurrentChangeException.class);
        assertThat(room.sessions.open(ANNA, session))
                .as("the opening that comes again")
                .isEqualTo(signed);
        assertThat(room.sessions.board(ANNA, STUDY).sessions()).isEmpty();
        assertThat(room.sessions.board(ANNA, STUDY).animals())
                .filteredOn(animal -> animal.mouse().equals(new MouseId("M1")))
                .extracting(Board.Animal::signedOff)
                .containsExactly(new StudyDay(7));
        assertThat(room.sessions.board(ANNA, STUDY).animals())
                .filteredOn(animal -> !animal.mouse().equals(new MouseId("M1")))
                .extracting(Board.Animal::signedOff)
                .containsOnlyNulls();
        assertThat(room.sessions.sessions(DIRECTOR, STUDY)).containsExactly(signed);
    }

    @Test
    void a_session_of_unknown_mice_or_under_a_taken_id_is_refused() {
        assertThatThrownBy(() -> room.session(ANNA, 7, VOLUMES, "M1", "M8", "M9"))
                .hasMessageContaining("has no mouse 'M8', 'M9'");
        BenchSession session = room.session(ANNA, 7, VOLUMES, "M1");
        BenchSession other = new BenchSession(
                session.session(),
                1,
                STUDY,
                new StudyDay(8),
                ANNA.person(),
                BenchRoom.NOW,
                session.mice(),
                VOLUMES,
                BenchSession.State.OPEN,
                null);
        assertThatThrownBy(() -> room.sessions.open(ANNA, other)).isInstanceOf(ConcurrentChangeException.class);
        assertThatThrownBy(() -> room.sessions.worksheet(ANNA, new UUID(1, 1))).hasMessageContaining("no session");
    }

    @Test
    void a_mouse_that_began_later_shows_its_own_day_beside_the_session_s_and_on_its_page() {
        room.rule(LocalDate.of(2026, 3, 1), true);
        room.ownDays = java.util.Map.of(new MouseId("M2"), new StudyDay(10));
        BenchSession session = room.session(ANNA, 14, VOLUMES, "M1", "M2");

        assertThat(row(ANNA, session, "M1").ownDay()).isNull();
        assertThat(row(ANNA, session, "M2").ownDay()).isEqualTo(new StudyDay(4));
        assertThat(room.events.life(ANNA, STUDY, new MouseId("M1")).ownStart()).isNull();
        assertThat(room.events.life(ANNA, STUDY, new MouseId("M2")).ownStart())
                .isEqualTo(new AnimalLife.OwnStart(
                        new StudyDay(10), LocalDate.of(2026, 3, 11), new StudyDay(14), new StudyDay(4)));
    }
}
