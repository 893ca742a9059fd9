package org.graftline.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.graftline.store.internal.Records.AT;
import static org.graftline.store.internal.Records.CHAIN;
import static org.graftline.store.internal.Records.CODE;
import static org.graftline.store.internal.Records.MOUSE;
import static org.graftline.store.internal.Records.PERSON;
import static org.graftline.store.internal.Records.aReading;
import static org.graftline.store.internal.Records.oneOfEachStudyTable;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.graftline.study.Decimal;
import org.graftline.study.Reading;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyDay;
import org.graftline.study.StudyException;
import org.graftline.study.VersionedRow;
import org.graftline.study.VolumeFormula;
import org.graftline.study.bench.Remark;
import org.graftline.study.people.Actor;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.StudyDocument;

/** Locked data and archived studies, whichever service tries: 21 CFR 11.10(f), sequence checks. */
class B1_07_ClosedStudyTest extends StoreTest {
    private static final Instant LOCKED = AT.plusSeconds(3600);

    private static LedgerEntry commit(Opened opened, ActKind kind, Instant at, VersionedRow... rows) {
        Actor actor = new Actor(PERSON, "Ada", Actor.Via.WEB);
        return opened.store()
                .unitOfWork()
                .commit(new Act(CHAIN, kind, actor, at, SaltedText.of("because"), List.of(rows)));
    }

    private static StudyDocument turn(String what, int version, String state) {
        return new StudyDocument(CODE, DocumentKind.LOCK, what, version, "{\"state\":\"%s\"}".formatted(state));
    }

    private Opened locked(TestDatabase database) throws SQLException {
        Opened opened = open(database);
        opened.store().unitOfWork().commit(Records.act(oneOfEachStudyTable()));
        commit(opened, ActKind.RECORD_READING, AT, aReading(new UUID(0, 1)).build());
        commit(opened, ActKind.LOCK_STUDY, LOCKED, turn("DATA", 1, "LOCKED"));
        return opened;
    }

    @OnEachDatabase
    void locked_data_are_not_corrected_and_nothing_is_imported_into_them(TestDatabase database) throws SQLException {
        Opened opened = locked(database);
        Reading corrected = aReading(new UUID(0, 1))
                .build()
                .next()
                .measured(new Decimal("130"), VolumeFormula.AS_REPORTED, null)
                .build();

        for (ActKind kind : List.of(ActKind.CORRECT_READING, ActKind.WITHDRAW_READING, ActKind.IMPORT_FILE)) {
            assertThatThrownBy(() -> commit(opened, kind, LOCKED.plusSeconds(60), corrected))
                    .isInstanceOf(StudyException.class)
                    .hasMessage(
                            "Not saved: the data of study GL-7 are locked, and what they say does not change. A director opens them again with a reason, on the page Locks.");
        }
        assertThat(opened.store().ledger().head(CHAIN).position()).isEqualTo(3);
        assertThat(opened.store().ledger().verify().isIntact()).isTrue();
    }

    /** No plausible observation is refused: it is counted, and the report says how many there were. */
    @OnEachDatabase
    void a_first_observation_is_taken_all_the_same(TestDatabase database) throws SQLException {
        Opened opened = locked(database);

        commit(
                opened,
                ActKind.RECORD_READING,
                LOCKED.plusSeconds(600),
                aReading().build());

        assertThat(opened.store().ledger().head(CHAIN).position()).isEqualTo(4);
    }

    @OnEachDatabase
    void what_changes_no_number_is_still_taken(TestDatabase database) throws SQLException {
        Opened opened = locked(database);

        commit(
                opened,
                ActKind.REMARK,
                LOCKED.plusSeconds(60),
                new Remark(UUID.randomUUID(), 1, CODE, MOUSE, new StudyDay(14), PERSON, AT, SaltedText.of("late")));

        assertThat(opened.store().ledger().head(CHAIN).position()).isEqualTo(4);
    }

    @OnEachDatabase
    void opened_again_the_data_are_corrected_as_before(TestDatabase database) throws SQLException {
        Opened opened = locked(database);
        commit(opened, ActKind.LOCK_STUDY, LOCKED.plusSeconds(60), turn("DATA", 2, "OPEN"));

        Reading corrected = aReading(new UUID(0, 1))
                .build()
                .next()
                .measured(new Decimal("130"), VolumeFormula.AS_REPORTED, null)
                .build();
        commit(opened, ActKind.CORRECT_READING, LOCKED.plusSeconds(120), corrected);

        assertThat(opened.store().ledger().head(CHAIN).position()).isEqualTo(5);
    }

    @OnEachDatabase
    void an_archived_study_takes_nothing_at_all(TestDatabase database) throws SQLException {
        Opened opened = locked(database);
        commit(opened, ActKind.LOCK_STUDY, LOCKED.plusSeconds(60), turn("ARCHIVE", 1, "LOCKED"));

        assertThatThrownBy(() -> commit(
                        opened,
                        ActKind.RECORD_READING,
                        LOCKED.plusSeconds(90),
                        aReading().build()))
                .hasMessage(
                        "Not saved: study GL-7 is archived, and nothing of it changes any more. Take it out of the archive with a reason first.");
        commit(opened, ActKind.LOCK_STUDY, LOCKED.plusSeconds(120), turn("ARCHIVE", 2, "OPEN"));
        commit(
                opened,
                ActKind.RECORD_READING,
                LOCKED.plusSeconds(150),
                aReading().build());
    }
}
