package org.graftline.conduct.internal.lock;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.graftline.conduct.internal.setup.SetupRoom.DANA;
import static org.graftline.conduct.internal.setup.SetupRoom.STUDY;
import static org.graftline.conduct.internal.setup.SetupRoom.TOM;
import static org.graftline.conduct.internal.setup.SetupRoom.mouse;

import java.time.Duration;
import java.time.ZoneId;
import java.util.UUID;
import org.graftline.conduct.internal.setup.SetupRoom;
import org.graftline.study.Study;
import org.graftline.study.VolumeFormula;
import org.graftline.study.conduct.ArmSights.Sight;
import org.graftline.study.conduct.Locks;
import org.graftline.study.conduct.Locks.What;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.LedgerEntry;
import org.junit.jupiter.api.Test;

class RecordedLocksTest {
    private static final UUID LOOK = UUID.fromString("11111111-1111-4111-8111-111111111111");
    private final SetupRoom room = new SetupRoom();

    private void lock(What what) {
        room.locks.lock(DANA, STUDY, what, null, "signed by the statistician");
    }

    @Test
    void arms_are_pooled_until_the_plan_is_locked_then_until_a_look_and_shown_once_the_data_are() {
        room.created(SetupRoom.study(mouse("M1", "D1", "A")));
        then(room.sights.of(DANA, STUDY)).isEqualTo(Sight.POOLED_UNTIL_PLAN);
        lock(What.ANALYSIS_PLAN);
        then(room.sights.of(DANA, STUDY)).isEqualTo(Sight.POOLED_UNTIL_LOOK);
        lock(What.DATA);
        then(room.sights.of(DANA, STUDY)).isEqualTo(Sight.SHOWN);
        room.locks.reopen(DANA, STUDY, "a reading was missing");
        then(room.sights.of(DANA, STUDY)).isEqualTo(Sight.POOLED_UNTIL_LOOK);
    }

    @Test
    void a_study_that_came_in_by_a_file_shows_its_arms_at_once() {
        room.write(ActKind.IMPORT_FILE, new Study(STUDY, 1, "Old", ZoneId.of("UTC"), VolumeFormula.AS_REPORTED, "doi"));
        then(room.sights.of(DANA, STUDY)).isEqualTo(Sight.SHOWN);
        then(room.locks.of(DANA, STUDY).sentences()).isEmpty();
        thenThrownBy(() -> room.locks.look(DANA, STUDY, LOOK, "curious")).hasMessageContaining("shows you its arms");
    }

    @Test
    void a_look_is_recorded_with_its_reason_and_lasts_an_hour_for_whoever_took_it() {
        room.created(SetupRoom.study());
        thenThrownBy(() -> room.locks.look(DANA, STUDY, LOOK, "safety")).hasMessageContaining("Lock the plan first");
        lock(What.ANALYSIS_PLAN);
        thenThrownBy(() -> room.locks.look(DANA, STUDY, LOOK, " ")).hasMessageContaining("needs a reason");
        LedgerEntry entry = room.locks.look(DANA, STUDY, LOOK, "safety board");
        then(entry.kind()).isEqualTo(ActKind.LOOK_AT_ARMS);
        then(room.locks.look(DANA, STUDY, LOOK, "safety board"))
                .as("the same message again")
                .isEqualTo(entry);
        then(room.sights.of(DANA, STUDY)).isEqualTo(Sight.SHOWN);
        then(room.sights.of(TOM, STUDY)).as("somebody else's look").isEqualTo(Sight.POOLED_UNTIL_LOOK);
        room.clock.pass(Duration.ofMinutes(61));
        then(room.sights.of(DANA, STUDY)).isEqualTo(Sight.POOLED_UNTIL_LOOK);
        then(room.locks.of(DANA, STUDY).looks()).hasSize(1);
        then(room.locks.of(DANA, STUDY).sentences())
                .contains(
                        "Interim look by arm before the data were locked, on 2 Mar 2026 10:00 (Europe/Berlin) by Dana Rector: safety board");
    }

    @Test
    void the_data_follow_the_plan_and_are_locked_once() {
        room.created(SetupRoom.study());
        thenThrownBy(() -> lock(What.DATA)).hasMessageContaining("Lock the plan before the data");
        lock(What.ANALYSIS_PLAN);
        lock(What.DATA);
        thenThrownBy(() -> lock(What.DATA)).hasMessageContaining("locked already");
        thenThrownBy(() -> room.locks.lock(DANA, STUDY, What.ANALYSIS_PLAN, "abc", "x"))
                .hasMessageContaining("64 hexadecimal digits");
        room.locks.lock(DANA, STUDY, What.ANALYSIS_PLAN, "ab".repeat(32), "sample size corrected");
        then(room.locks.of(DANA, STUDY).locks())
                .extracting(step -> step.what() + " " + step.contentSha256())
                .containsExactly(
                        "ANALYSIS_PLAN " + room.plans.of(DANA, STUDY).sha256(),
                        "DATA null",
                        "ANALYSIS_PLAN " + "ab".repeat(32));
    }

    @Test
    void what_arrives_late_after_the_data_were_locked_is_counted() {
        room.created(SetupRoom.study(mouse("M1", "D1", "A")));
        lock(What.ANALYSIS_PLAN);
        lock(What.DATA);
        then(room.locks.of(DANA, STUDY).changesSinceDataLock()).isZero();
        room.volume("M1", 3, "200", null);
        Locks.Board board = room.locks.of(DANA, STUDY);
        then(board.changesSinceDataLock()).isEqualTo(1);
        then(board.sentences()).contains("1 act changed readings or animals after the data were locked.");
    }

    @Test
    void who_is_blinded_or_no_director_locks_nothing_and_reads_no_reason() {
        room.created(SetupRoom.study());
        lock(What.ANALYSIS_PLAN);
        room.locks.look(DANA, STUDY, LOOK, "A looks toxic");
        thenThrownBy(() -> room.locks.look(TOM, STUDY, UUID.randomUUID(), "why"))
                .isInstanceOf(NotAllowedException.class);
        thenThrownBy(() -> room.locks.lock(TOM, STUDY, What.DATA, null, "why")).isInstanceOf(NotAllowedException.class);
        then(room.locks.of(TOM, STUDY).toString()).doesNotContain("toxic", "statistician");
    }

    @Test
    void a_study_goes_from_draft_to_the_archive_by_recorded_acts() {
        room.created(SetupRoom.study(mouse("M1", "D1", "A")));
        then(stages()).containsExactly(Locks.Stage.DRAFT);
        room.volume("M1", 0, "150", null);
        then(stages()).containsExactly(Locks.Stage.DRAFT, Locks.Stage.ACTIVE);
        lock(What.ANALYSIS_PLAN);
        thenThrownBy(() -> lock(What.ARCHIVE)).hasMessageContaining("Lock them first");
        lock(What.DATA);
        then(stages()).endsWith(Locks.Stage.DATA_LOCKED);
        lock(What.ARCHIVE);
        then(stages()).endsWith(Locks.Stage.DATA_LOCKED, Locks.Stage.ARCHIVED);
        then(room.locks.of(DANA, STUDY).life())
                .last()
                .satisfies(reached -> then(reached.by()).isEqualTo("Dana Rector"));
        then(room.locks.of(DANA, STUDY).sentences())
                .anyMatch(sentence -> sentence.startsWith("The study was archived on "));
    }

    @Test
    void an_archived_study_is_opened_by_way_of_the_archive_alone() {
        room.created(SetupRoom.study());
        lock(What.ANALYSIS_PLAN);
        lock(What.DATA);
        thenThrownBy(() -> room.locks.takeOut(DANA, STUDY, "why")).hasMessageContaining("is not archived");
        lock(What.ARCHIVE);
        thenThrownBy(() -> lock(What.ARCHIVE)).hasMessageContaining("in the archive already");
        thenThrownBy(() -> room.locks.reopen(DANA, STUDY, "late reading"))
                .hasMessageContaining("Take it out of the archive first");
        thenThrownBy(() -> room.locks.takeOut(TOM, STUDY, "why")).isInstanceOf(NotAllowedException.class);
        room.locks.takeOut(DANA, STUDY, "a question of the sponsor");
        then(stages()).endsWith(Locks.Stage.DATA_LOCKED);
        room.locks.reopen(DANA, STUDY, "late reading");
        then(stages()).doesNotContain(Locks.Stage.DATA_LOCKED);
    }

    private java.util.List<Locks.Stage> stages() {
        return room.locks.of(DANA, STUDY).life().stream()
                .map(Locks.Reached::stage)
                .toList();
    }
}
