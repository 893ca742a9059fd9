package org.graftline.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.graftline.capture.internal.BenchRoom.ADMINISTRATOR;
import static org.graftline.capture.internal.BenchRoom.ANNA;
import static org.graftline.capture.internal.BenchRoom.BEN;
import static org.graftline.capture.internal.BenchRoom.DIRECTOR;
import static org.graftline.capture.internal.BenchRoom.STUDY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.graftline.study.ArmAssignment;
import org.graftline.study.ArmName;
import org.graftline.study.Decimal;
import org.graftline.study.Endpoint;
import org.graftline.study.LedgerHead;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.Removal;
import org.graftline.study.SourceCell;
import org.graftline.study.StudyData;
import org.graftline.study.StudyDay;
import org.graftline.study.Tumor;
import org.graftline.study.VersionedRow;
import org.graftline.study.VolumeFormula;
import org.graftline.study.bench.BenchEntries.Move;
import org.graftline.study.bench.BenchSession;
import org.graftline.study.bench.ReadingDecision.Verdict;
import org.graftline.study.people.Actor;
import org.junit.jupiter.api.Test;

/** Who is blinded learns no arm: not by a field, an order, a file's cells, a line, a hash or an error. */
class BlindingTest {
    private static final UUID IMPORTED = new UUID(1, 1);

    private BenchRoom room = new BenchRoom();
    private final BenchSession session;
    private final Reading late;

    BlindingTest() {
        room.rule(null, true, "TUMOR_VOLUME 100 WATCH");
        List<VersionedRow> file = new ArrayList<>();
        int line = 2;
        for (String mouse : List.of("M1", "M2", "M3")) {
            file.add(new Tumor(STUDY, new MouseId(mouse), Tumor.ONLY, 1));
            file.add(imported(mouse, line++));
        }
        room.write(file);
        session = room.session(ANNA, 7, List.of(Endpoint.TUMOR_VOLUME), "M1", "M2", "M3", "M4");
        Reading wrong = room.record(ANNA, BenchRoom.volume("M1", 7, "10", "8", session)).reading();
        room.record(BEN, BenchRoom.volume("M1", 7, "10", "9", session));
        room.entries.move(
                DIRECTOR,
                STUDY,
                List.of(new Move(wrong.uuid(), new UUID(2, 2), new MouseId("M2"))),
                "wrong mouse held");
        room.record(ANNA, BenchRoom.volume("M1", 7, "12", "8", session));
        room.events.remove(
                ANNA,
                new Removal(
                        STUDY,
                        new MouseId("M3"),
                        1,
                        new StudyDay(6),
                        Removal.Cause.FOUND_DEAD,
                        BenchRoom.NOW.minusSeconds(60)),
                "found dead");
        late = room.record(ANNA, BenchRoom.volume("M3", 7, "9", "8", session)).reading();
    }

    private static Reading imported(String mouse, int line) {
        return Reading.of(
                        mouse.equals("M1") ? IMPORTED : new UUID(1, line),
                        STUDY,
                        new MouseId(mouse),
                        Endpoint.TUMOR_VOLUME,
                        new StudyDay(0),
                        Instant.EPOCH)
                .site(Tumor.ONLY)
                .measured(new Decimal("150"), VolumeFormula.AS_REPORTED, null)
                .reason("a flag of the file")
                .source(new SourceCell("ab".repeat(32), line, Map.of("arm", "arm of " + mouse, "volume", "150")))
                .build();
    }

    /** Everything that services answer to somebody who only reads, as text with every record in its canonical form. */
    private Map<String, String> answers(Actor actor) {
        Map<String, String> answers = new LinkedHashMap<>();
        StudyData data = room.readings.data(actor, STUDY);
        answers.put("data", String.valueOf(data));
        answers.put("rows", rows(data));
        answers.put("data hash", data.sha256());
        answers.put("studies", room.readings.studies(actor).toString());
        for (UUID uuid : List.of(IMPORTED, late.uuid(), new UUID(2, 2))) {
            answers.put("history of " + uuid, room.readings.history(actor, STUDY, uuid).toString());
        }
        answers.put("board", room.sessions.board(actor, STUDY).toString());
        answers.put(
                "worksheet", room.sessions.worksheet(actor, session.session()).toString());
        answers.put("sessions", room.sessions.sessions(actor, STUDY).toString());
        answers.put("rules", room.settings.rules(actor, STUDY).toString());
        answers.put("alerts", room.events.alerts(actor, STUDY).toString());
        answers.put("remarks", room.events.remarks(actor, STUDY).toString());
        answers.put("contradictions", room.contradictions.open(actor, STUDY).toString());
        answers.put("repeatability", room.repeatability.of(actor, STUDY).toString());
        answers.put("refused sign-off", refusal(() -> room.sessions.signOff(actor, session.session(), "done")));
        answers.put("refused unblinding", refusal(() -> room.blinding.unblind(actor, STUDY, BEN.person(), "why")));
        answers.put("refused reading", refusal(() -> room.record(actor, BenchRoom.weight("M9", 7, "20", null))));
        answers.put(
                "refused withdrawal", refusal(() -> room.entries.withdraw(actor, STUDY, IMPORTED, "looks wrong")));
        return answers;
    }

    private static String rows(StudyData data) {
        List<VersionedRow> rows = new ArrayList<>(data.mice());
        rows.addAll(data.donors());
        rows.addAll(data.tumors());
        rows.addAll(data.removals());
        rows.addAll(data.readings());
        return String.join("\n", rows.stream().map(row -> row.canonical().json()).toList());
    }

    private static String refusal(Runnable act) {
        try {
            act.run();
        } catch (RuntimeException refused) {
            return String.valueOf(refused.getMessage());
        }
        throw new AssertionError("this should have been refused");
    }

    /** Every mouse goes to the other arm, and the cells and lines of the file follow, as if it had been so from the beginning. */
    private void swapArms() {
        room.store.replace(row -> {
            if (row instanceof ArmAssignment assignment) {
                String other = assignment.arm().value().equals("drug") ? "control" : "drug";
                return new ArmAssignment(STUDY, assignment.mouse(), assignment.version(), new ArmName(other));
            }
            if (row instanceof Reading reading && reading.source() != null) {
                return reading.next()
                        .version(reading.version())
                        .source(new SourceCell(
                                "cd".repeat(32),
                                100 - reading.source().line(),
                                Map.of("arm", "the other arm of " + reading.mouse(), "volume", "150")))
                        .build();
            }
            return row;
        });
        room = room.restarted();
    }

    @Test
    void every_answer_to_blinded_eyes_is_the_same_when_the_arms_are_swapped() {
        Map<String, String> before = answers(ANNA);

        swapArms();

        assertThat(answers(ANNA)).isEqualTo(before);
    }

    @Test
    void the_director_sees_the_swap_so_the_comparison_can_fail() {
        room.record(DIRECTOR, BenchRoom.volume("M1", 7, "12", "9", session));
        Map<String, String> before = answersOfData(DIRECTOR);

        swapArms();

        assertThat(answersOfData(DIRECTOR)).doesNotContainEntry("data", Objects.requireNonNull(before.get("data")));
        assertThat(answersOfData(DIRECTOR))
                .doesNotContainEntry("history", Objects.requireNonNull(before.get("history")));
        assertThat(room.sessions.worksheet(DIRECTOR, session.session()).toString())
                .as("a reading of the file on the worksheet")
                .contains("the other arm of M1");
    }

    private Map<String, String> answersOfData(Actor actor) {
        return Map.of(
                "data", room.readings.data(actor, STUDY).toString(),
                "history", room.readings.history(actor, STUDY, IMPORTED).toString());
    }

    @Test
    void blinded_data_hold_no_arm_no_cell_and_no_hash_but_flags_and_causes() {
        StudyData data = room.readings.data(ANNA, STUDY);

        assertThat(data.arms()).isEmpty();
        assertThat(data.assignments()).isEmpty();
        assertThat(data.readings()).allSatisfy(reading -> assertThat(reading.source()).isNull());
        assertThat(Objects.requireNonNull(data.ledgerHead()))
                .isEqualTo(new LedgerHead(room.entriesSoFar(), LedgerHead.EMPTY.hash()));
        assertThat(data.removals()).extracting(Removal::cause).containsExactly(Removal.Cause.FOUND_DEAD);
        assertThat(data.readings()).extracting(Reading::reason).contains("a flag of the file");
    }

    @Test
    void a_correction_by_blinded_eyes_keeps_the_cells_they_never_saw() {
        Reading seen = room.readings.data(ANNA, STUDY).readings().stream()
                .filter(reading -> reading.uuid().equals(IMPORTED))
                .findFirst()
                .orElseThrow();

        var entry = room.readings.correct(
                ANNA, seen.next().withoutValue(ReadingStatus.TOO_SMALL).build(), "looked again");

        assertThat(entry.rows()).as("no hash over the cells either").isEmpty();

        assertThat(Objects.requireNonNull(room.now(IMPORTED).source()).entered())
                .containsEntry("arm", "arm of M1");
    }

    @Test
    void a_technician_is_blinded_until_told_with_a_reason_and_a_director_is_not() {
        assertThat(room.blinding.isBlinded(ANNA, STUDY)).isTrue();
        assertThat(room.blinding.isBlinded(DIRECTOR, STUDY)).isFalse();
        assertThat(room.blinding.isBlinded(ADMINISTRATOR, STUDY))
                .as("no role that reads opens no eyes")
                .isTrue();

        room.blinding.unblind(DIRECTOR, STUDY, ANNA.person(), "emergency treatment of M2");

        assertThat(room.blinding.isBlinded(ANNA, STUDY)).isFalse();
        assertThat(room.blinding.isBlinded(BEN, STUDY)).isTrue();
        assertThat(room.readings.data(ANNA, STUDY).assignments()).hasSize(4);
    }

    @Test
    void nobody_is_told_twice() {
        var first = room.blinding.unblind(DIRECTOR, STUDY, ANNA.person(), "emergency");
        long entries = room.entriesSoFar();

        assertThat(room.blinding.unblind(DIRECTOR, STUDY, ANNA.person(), "emergency"))
                .isEqualTo(first);
        assertThat(room.entriesSoFar()).isEqualTo(entries);
    }

    @Test
    void a_decision_by_the_director_is_no_window_for_blinded_eyes() {
        room.contradictions.decide(DIRECTOR, STUDY, late.uuid(), Verdict.WITHDRAW, "measured the wrong mouse");

        Map<String, String> before = answers(ANNA);
        swapArms();

        assertThat(answers(ANNA)).isEqualTo(before);
    }
}
