package org.graftline.conduct.internal.amendment;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.graftline.conduct.internal.setup.SetupRoom.DANA;
import static org.graftline.conduct.internal.setup.SetupRoom.START;
import static org.graftline.conduct.internal.setup.SetupRoom.STUDY;
import static org.graftline.conduct.internal.setup.SetupRoom.TOM;
import static org.graftline.conduct.internal.setup.SetupRoom.mouse;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.graftline.conduct.internal.setup.SetupRoom;
import org.graftline.study.DonorId;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.Study;
import org.graftline.study.StudyException;
import org.graftline.study.VolumeFormula;
import org.graftline.study.conduct.Amendment;
import org.graftline.study.conduct.Amendments.Changed;
import org.graftline.study.conduct.Amendments.Governance;
import org.graftline.study.conduct.Amendments.Governed;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.StudyDocument;
import org.junit.jupiter.api.Test;

class RecordedAmendmentsTest {
    private final SetupRoom room = new SetupRoom();

    private void amend(int number, LocalDate from) {
        room.amendments.amend(DANA, STUDY, new Amendment(number, from, "Change " + number), "review " + number);
    }

    @Test
    void an_amendment_dated_before_the_study_is_refused() {
        room.created(SetupRoom.study());
        thenThrownBy(() -> amend(1, START.minusDays(1)))
                .isInstanceOf(StudyException.class)
                .hasMessage(
                        "Not saved: amendment 1 would govern from 2026-03-01, before the study began on 2026-03-02. Date it on that day or later.");
        amend(1, START);
    }

    @Test
    void amendments_are_numbered_and_dated_in_their_order() {
        room.created(SetupRoom.study());
        thenThrownBy(() -> amend(2, START)).hasMessageContaining("is number 1, not 2");
        amend(1, START.plusDays(5));
        thenThrownBy(() -> amend(1, START.plusDays(6))).hasMessageContaining("is number 2, not 1");
        thenThrownBy(() -> amend(2, START.plusDays(4))).hasMessageContaining("before amendment 1");
        thenThrownBy(() -> room.amendments.amend(TOM, STUDY, new Amendment(2, START.plusDays(9), "x"), "y"))
                .isInstanceOf(NotAllowedException.class);
    }

    @Test
    void a_reading_is_governed_by_the_amendment_of_the_day_on_which_the_animal_was_looked_at() {
        room.created(SetupRoom.study(mouse("M1", "D1", null)));
        amend(1, START.plusDays(3));
        amend(2, START.plusDays(7));
        // 22:30 UTC on the 2nd day is still that day in Berlin; 23:30 UTC is the day of the amendment
        UUID before = room.volume("M1", 2, "200", Instant.parse("2026-03-04T22:30:00Z"));
        UUID after = room.volume("M1", 2, "210", Instant.parse("2026-03-04T23:30:00Z"));
        UUID byDay = room.volume("M1", 7, "300", null);
        then(room.amendments.governing(DANA, STUDY, before).number()).isEqualTo(0);
        then(room.amendments.governing(DANA, STUDY, after).number()).isEqualTo(1);
        then(room.amendments.governing(DANA, STUDY, byDay))
                .isEqualTo(new Governance(2, START.plusDays(7), START.plusDays(7), "Change 2"));
        then(room.amendments.governing(TOM, STUDY, byDay).title())
                .as("a title may name an arm")
                .isEqualTo("(not shown to people who are blinded)");
        then(room.amendments.readings(DANA, STUDY, 1))
                .extracting(reading -> reading.reading())
                .containsExactly(after);
        then(room.amendments.of(DANA, STUDY)).extracting(Governed::readings).containsExactly(1, 1, 1);
        thenThrownBy(() -> room.amendments.readings(DANA, STUDY, 3)).hasMessageContaining("has no amendment 3");
        thenThrownBy(() -> room.amendments.governing(DANA, STUDY, UUID.randomUUID()))
                .hasMessageContaining("has no reading");
    }

    @Test
    void a_document_changed_under_an_amendment_is_named_with_it() {
        room.created(SetupRoom.study());
        room.write(ActKind.PLAN_VISITS, new StudyDocument(STUDY, DocumentKind.VISIT_PLAN, "plan", 1, "{}"));
        amend(1, START.plusDays(3));
        room.write(ActKind.PLAN_VISITS, new StudyDocument(STUDY, DocumentKind.VISIT_PLAN, "plan", 2, "{\"a\":1}"));
        room.write(ActKind.SET_UP_STUDY, new StudyDocument(STUDY, DocumentKind.REGIMEN, "A", 1, "{}"));
        room.write(ActKind.CHANGE_CAPTURE_RULES, room.book.rules(STUDY).forStudy(STUDY, 2, START));
        List<Governed> seen = room.amendments.of(DANA, STUDY);
        then(seen.get(0).changed())
                .extracting(Changed::what)
                .contains("visit plan", "set-up of the study", "how the study is measured");
        then(seen.get(1).changed())
                .extracting(changed -> changed.what() + " " + changed.version())
                .containsExactly("visit plan 2", "regimen of A 1", "how the study is measured 2");
        then(room.amendments.of(TOM, STUDY).toString())
                .as("a regimen is named by its arm, and a title may name one")
                .doesNotContain("regimen", "Change 1", "review 1");
    }

    @Test
    void a_study_from_a_file_begins_with_its_first_reading() {
        room.write(
                ActKind.IMPORT_FILE,
                new Study(STUDY, 1, "Old", ZoneId.of("UTC"), VolumeFormula.AS_REPORTED, "x"),
                new Mouse(STUDY, new MouseId("M1"), 1, new DonorId("D1"), List.of()));
        room.volume("M1", 0, "100", Instant.parse("2026-02-10T08:00:00Z"));
        UUID undated = room.volume("M1", 3, "100", null);
        thenThrownBy(() -> amend(1, LocalDate.of(2026, 2, 9))).hasMessageContaining("began on 2026-02-10");
        amend(1, LocalDate.of(2026, 2, 10));
        then(room.amendments.governing(DANA, STUDY, undated).number()).isNull();
    }
}
