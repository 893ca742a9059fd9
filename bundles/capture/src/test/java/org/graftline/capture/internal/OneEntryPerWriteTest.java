package org.graftline.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.graftline.capture.internal.BenchRoom.ANNA;
import static org.graftline.capture.internal.BenchRoom.BEN;
import static org.graftline.capture.internal.BenchRoom.DIRECTOR;
import static org.graftline.capture.internal.BenchRoom.GUEST;
import static org.graftline.capture.internal.BenchRoom.STUDY;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.graftline.study.Decimal;
import org.graftline.study.Endpoint;
import org.graftline.study.Housing;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.Removal;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyDay;
import org.graftline.study.StudyException;
import org.graftline.study.bench.BenchEntries.Move;
import org.graftline.study.bench.BenchSession;
import org.graftline.study.bench.CaptureRules;
import org.graftline.study.bench.Concern;
import org.graftline.study.bench.ReadingDecision.Verdict;
import org.graftline.study.bench.Remark;
import org.graftline.study.capture.PlausibilityRule;
import org.graftline.study.capture.Surroundings;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.people.Role;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to write: the guard first, a reason where one is due, one entry in the ledger, and none when the message comes again. */
class OneEntryPerWriteTest {
    /** Asks about everything, so that there is something to keep. */
    private static final class Asks implements PlausibilityRule {
        @Override
        public Optional<String> concern(Reading candidate, List<Reading> earlier) {
            return Optional.empty();
        }

        @Override
        public Optional<Concern> atEntry(Reading candidate, Surroundings around) {
            return Optional.of(new Concern("asks", "right?", null));
        }
    }

    /** A room in which every write has something to write on. */
    private static final class Prepared {
        final BenchRoom room = new BenchRoom(new Asks());
        final BenchSession session = room.session(ANNA, 7, List.of(Endpoint.TUMOR_VOLUME), "M1");
        final UUID measured =
                room.record(ANNA, BenchRoom.volume("M1", 7, "10", "8", session)).reading().uuid();
        final UUID late;
        final UUID as = UUID.randomUUID();
        final UUID another = UUID.randomUUID();
        final SaltedText text = SaltedText.of("limps");

        Prepared() {
            room.events.remove(
                    DIRECTOR,
                    new Removal(STUDY, new MouseId("M3"), 1, new StudyDay(6), Removal.Cause.FOUND_DEAD),
                    "found dead");
            late = room.record(ANNA, BenchRoom.weight("M3", 9, "20", null)).reading().uuid();
        }

        Reading fresh() {
            Reading reading = BenchRoom.weight("M2", 7, "20", null);
            return Reading.of(another, STUDY, reading.mouse(), reading.endpoint(), reading.day(), reading.recordedAt())
                    .measured(new Decimal("20"), null, null)
                    .entry(reading.entry())
                    .build();
        }

        CaptureRules rules() {
            CaptureRules unset = CaptureRules.unset(STUDY);
            return new CaptureRules(
                    STUDY,
                    1,
                    null,
                    false,
                    Set.of(Role.TECHNICIAN),
                    1,
                    null,
                    List.of(),
                    unset.keepReasons(),
                    unset.missingReasons());
        }

        BenchSession opening() {
            return new BenchSession(
                    another,
                    1,
                    STUDY,
                    new StudyDay(7),
                    ANNA.person(),
                    BenchRoom.NOW,
                    List.of(new MouseId("M2")),
                    List.of(Endpoint.BODY_WEIGHT),
                    BenchSession.State.OPEN,
                    null);
        }
    }

    /** How to write. */
    @FunctionalInterface
    private interface Way {
        void write(Prepared ready, Actor actor, String reason);
    }

    /**
     * A way to write.
     *
     * @param by who may
     * @param asksWhy whether a reason is due
     */
    private record Write(ActKind kind, Actor by, boolean asksWhy, Way way) {
        @Override
        public String toString() {
            return kind.name();
        }
    }

    static Stream<Write> writes() {
        return Stream.of(
                new Write(ActKind.OPEN_SESSION, ANNA, false, (p, who, why) -> p.room.sessions.open(who, p.opening())),
                new Write(
                        ActKind.SIGN_OFF_SESSION,
                        ANNA,
                        true,
                        (p, who, why) -> p.room.sessions.signOff(who, p.session.session(), why)),
                new Write(ActKind.RECORD_READING, ANNA, false, (p, who, why) -> p.room.entries.record(who, p.fresh())),
                new Write(
                        ActKind.KEEP_READING,
                        ANNA,
                        true,
                        (p, who, why) -> p.room.entries.keep(who, STUDY, p.measured, why)),
                new Write(
                        ActKind.WITHDRAW_READING,
                        ANNA,
                        true,
                        (p, who, why) -> p.room.entries.withdraw(who, STUDY, p.measured, why)),
                new Write(
                        ActKind.MOVE_READINGS,
                        ANNA,
                        true,
                        (p, who, why) -> p.room.entries.move(
                                who, STUDY, List.of(new Move(p.measured, p.as, new MouseId("M2"))), why)),
                new Write(
                        ActKind.REMARK,
                        ANNA,
                        false,
                        (p, who, why) -> p.room.events.remark(
                                who,
                                new Remark(
                                        p.another,
                                        1,
                                        STUDY,
                                        new MouseId("M1"),
                                        new StudyDay(7),
                                        who.person(),
                                        BenchRoom.NOW,
                                        p.text))),
                new Write(
                        ActKind.REMOVE_MOUSE,
                        ANNA,
                        true,
                        (p, who, why) -> p.room.events.remove(
                                who,
                                new Removal(STUDY, new MouseId("M1"), 1, new StudyDay(8), Removal.Cause.SCHEDULED),
                                why)),
                new Write(
                        ActKind.TAG_MOUSE,
                        ANNA,
                        true,
                        (p, who, why) -> p.room.events.tag(who, STUDY, new MouseId("M1"), "0471", why)),
                new Write(
                        ActKind.HOUSE_MICE,
                        ANNA,
                        true,
                        (p, who, why) -> p.room.events.house(
                                who, STUDY, List.of(new Housing(STUDY, new MouseId("M1"), 1, "Z", null)), why)),
                new Write(
                        ActKind.DECIDE_READING,
                        DIRECTOR,
                        true,
                        (p, who, why) -> p.room.contradictions.decide(who, STUDY, p.late, Verdict.WITHDRAW, why)),
                new Write(
                        ActKind.CHANGE_CAPTURE_RULES,
                        DIRECTOR,
                        true,
                        (p, who, why) -> p.room.settings.change(who, p.rules(), why)),
                new Write(
                        ActKind.UNBLIND,
                        DIRECTOR,
                        true,
                        (p, who, why) -> p.room.blinding.unblind(who, STUDY, BEN.person(), why)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("writes")
    void a_write_is_one_entry_of_its_kind_and_the_same_again_is_none(Write write) {
        Prepared ready = new Prepared();
        long before = ready.room.entriesSoFar();

        write.way().write(ready, write.by(), "a reason");
        assertThat(ready.room.store.entries(Chain.of(STUDY), before, 9))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.kind()).isEqualTo(write.kind());
                    assertThat(entry.person()).isEqualTo(write.by().person());
                    assertThat(entry.rows()).isNotEmpty();
                });

        write.way().write(ready, write.by(), "a reason");
        assertThat(ready.room.entriesSoFar()).isEqualTo(before + 1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("writes")
    void who_has_no_role_writes_nothing_and_is_asked_for_no_reason(Write write) {
        Prepared ready = new Prepared();
        long before = ready.room.entriesSoFar();

        assertThatThrownBy(() -> write.way().write(ready, GUEST, " ")).isInstanceOf(NotAllowedException.class);
        assertThat(ready.room.entriesSoFar()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("writes")
    void a_blank_reason_is_refused_where_one_is_due(Write write) {
        Prepared ready = new Prepared();
        long before = ready.room.entriesSoFar();

        if (write.asksWhy()) {
            assertThatThrownBy(() -> write.way().write(ready, write.by(), "  "))
                    .isInstanceOf(StudyException.class)
                    .hasMessageMatching("(?s)Not .*(reason|statement).*");
            assertThat(ready.room.entriesSoFar()).isEqualTo(before);
        } else {
            write.way().write(ready, write.by(), "  ");
            assertThat(ready.room.entriesSoFar()).isEqualTo(before + 1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("writes")
    void what_is_kept_in_memory_is_what_a_restart_reads(Write write) {
        Prepared ready = new Prepared();
        ready.room.studies.of(STUDY);

        write.way().write(ready, write.by(), "a reason");

        BenchRoom restarted = ready.room.restarted();
        assertThat(ready.room.sessions.worksheet(DIRECTOR, ready.session.session()))
                .isEqualTo(restarted.sessions.worksheet(DIRECTOR, ready.session.session()));
        assertThat(ready.room.sessions.board(ANNA, STUDY)).isEqualTo(restarted.sessions.board(ANNA, STUDY));
        assertThat(ready.room.contradictions.open(DIRECTOR, STUDY))
                .isEqualTo(restarted.contradictions.open(DIRECTOR, STUDY));
        assertThat(ready.room.blinding.isBlinded(BEN, STUDY)).isEqualTo(restarted.blinding.isBlinded(BEN, STUDY));
        assertThat(ready.room.now(ready.measured).status())
                .isEqualTo(
                        Set.of(ActKind.WITHDRAW_READING, ActKind.MOVE_READINGS).contains(write.kind())
                                ? ReadingStatus.WITHDRAWN
                                : ReadingStatus.MEASURED);
    }
}
