package org.graftline.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.graftline.study.Decimal;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.StudyException;
import org.graftline.study.Tumor;
import org.graftline.study.TumorSite;
import org.graftline.study.UnknownStudyException;
import org.graftline.study.VolumeFormula;
import org.graftline.study.capture.ImportDesign.UnknownAnimals;
import org.graftline.study.capture.ImportFile;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.LedgerEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Single readings and corrections. */
class StudyReadingsTest {
    private final Bench bench = new Bench();

    @BeforeEach
    void a_study_with_one_mouse() {
        bench.commit(bench.preview(Bench.file("first.csv", "mouse,donor,arm,day,volume", "M1,D1,control,0,100")));
    }

    private static Reading reading(String mouse, TumorSite site, double day, String mm3) {
        return Reading.of(
                        UUID.randomUUID(),
                        Bench.STUDY,
                        new MouseId(mouse),
                        Endpoint.TUMOR_VOLUME,
                        new StudyDay(day),
                        Instant.EPOCH)
                .site(site)
                .measured(new Decimal(mm3), VolumeFormula.AS_REPORTED, null)
                .build();
    }

    private Reading stored(UUID uuid) {
        return bench.store.data(Bench.STUDY).readings().stream()
                .filter(r -> r.uuid().equals(uuid))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_reading_of_a_new_day_brings_its_visit_and_says_who_and_when() {
        Reading reading = reading("M1", Tumor.ONLY, 4, "130");

        LedgerEntry entry = bench.readings.record(Bench.DIRECTOR, reading);

        assertThat(entry.rows()).extracting(row -> row.table()).containsExactly("visit", "reading");
        assertThat(stored(reading.uuid())).satisfies(ours -> {
            assertThat(ours.operator()).isEqualTo(Bench.DIRECTOR.person());
            assertThat(ours.recordedAt()).isEqualTo(Instant.parse("2026-03-01T10:00:00.123456Z"));
            assertThat(ours.replicate()).isEqualTo(1);
        });
    }

    @Test
    void the_same_message_again_changes_nothing_and_names_the_same_entry() {
        Reading reading = reading("M1", Tumor.ONLY, 4, "130");
        LedgerEntry first = bench.readings.record(Bench.DIRECTOR, reading);

        assertThat(bench.readings.record(Bench.DIRECTOR, reading)).isEqualTo(first);
        assertThat(bench.store.data(Bench.STUDY).readings()).hasSize(2);
    }

    @Test
    void another_reading_under_the_same_id_is_refused() {
        Reading reading = reading("M1", Tumor.ONLY, 4, "130");
        bench.readings.record(Bench.DIRECTOR, reading);
        Reading other = reading.next()
                .version(1)
                .measured(new Decimal("131"), VolumeFormula.AS_REPORTED, null)
                .build();

        assertThatThrownBy(() -> bench.readings.record(Bench.DIRECTOR, other))
                .isInstanceOf(ConcurrentChangeException.class)
                .hasMessageContaining("belongs to another reading, of mouse 'M1' on day 4");
    }

    @Test
    void a_second_look_on_the_same_day_is_the_next_replicate() {
        Reading second = reading("M1", Tumor.ONLY, 0, "104");
        Reading third = reading("M1", Tumor.ONLY, 0, "98");

        bench.readings.record(Bench.DIRECTOR, second);
        bench.readings.record(Bench.DIRECTOR, third);

        assertThat(stored(second.uuid()).replicate()).isEqualTo(2);
        assertThat(stored(third.uuid()).replicate()).isEqualTo(3);
    }

    @Test
    void the_outline_kept_between_readings_notices_an_import() {
        bench.readings.record(Bench.DIRECTOR, reading("M1", Tumor.ONLY, 4, "130"));
        ImportFile more = Bench.file("more.csv", "mouse,donor,arm,day,volume", "M2,D1,drug,9,90");
        bench.commit(bench.preview(bench.preview(more).design().with(UnknownAnimals.ADD), more));

        assertThat(bench.readings
                        .record(Bench.DIRECTOR, reading("M2", Tumor.ONLY, 9, "95"))
                        .rows())
                .as("day 9 is there already")
                .extracting(row -> row.table())
                .containsExactly("reading");
    }

    @Test
    void an_unknown_mouse_tumor_or_study_is_refused() {
        assertThatThrownBy(() -> bench.readings.record(Bench.DIRECTOR, reading("M7", Tumor.ONLY, 4, "130")))
                .hasMessage("Not saved: study S1 has no mouse 'M7'. Correct the id, or add the mouse first.");
        assertThatThrownBy(() -> bench.readings.record(Bench.DIRECTOR, reading("M1", new TumorSite("L"), 4, "130")))
                .hasMessage("Not saved: mouse 'M1' has no tumor 'L'; it has 'tumor'. Choose one of them.");
        assertThatThrownBy(() -> bench.readings.data(Bench.DIRECTOR, new StudyCode("nope")))
                .isInstanceOf(UnknownStudyException.class);
    }

    @Test
    void a_correction_is_the_next_version_and_the_history_tells_both() {
        Reading ours = bench.store.data(Bench.STUDY).readings().get(0);

        bench.readings.correct(
                Bench.DIRECTOR,
                ours.next()
                        .withoutValue(ReadingStatus.NOT_MEASURED)
                        .reason("wrong mouse held")
                        .build(),
                "wrong mouse held");

        assertThat(bench.readings.history(Bench.DIRECTOR, Bench.STUDY, ours.uuid()))
                .extracting(w -> w.reading().version() + " " + w.reading().status() + ", "
                        + w.entry().reason().orErased())
                .containsExactly("1 MEASURED, first data", "2 NOT_MEASURED, wrong mouse held");
    }

    @Test
    void a_correction_without_a_reason_is_refused() {
        Reading ours = bench.store.data(Bench.STUDY).readings().get(0);

        assertThatThrownBy(
                        () -> bench.readings.correct(Bench.DIRECTOR, ours.next().build(), "  "))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("needs a reason");
    }

    @Test
    void two_corrections_of_the_same_version_are_refused_the_second_time() {
        Reading ours = bench.store.data(Bench.STUDY).readings().get(0);
        bench.readings.correct(Bench.DIRECTOR, ours.next().build(), "looked again");

        assertThatThrownBy(
                        () -> bench.readings.correct(Bench.DIRECTOR, ours.next().build(), "looked again"))
                .isInstanceOf(ConcurrentChangeException.class)
                .hasMessageContaining("Somebody else changed it");
    }

    @Test
    void a_correction_cannot_move_a_reading() {
        Reading ours = bench.store.data(Bench.STUDY).readings().get(0);

        assertThatThrownBy(() -> bench.readings.correct(
                        Bench.DIRECTOR, ours.next().replicate(2).build(), "moved"))
                .hasMessageContaining("cannot move a reading of mouse 'M1' on day 0");
    }

    @Test
    void a_history_of_nothing_is_refused() {
        UUID nobody = new UUID(0, 7);

        assertThatThrownBy(() -> bench.readings.history(Bench.DIRECTOR, Bench.STUDY, nobody))
                .hasMessageContaining("Study S1 has no reading " + nobody);
    }

    @Test
    void who_has_no_role_sees_and_does_nothing() {
        Reading ours = bench.store.data(Bench.STUDY).readings().get(0);

        assertThat(bench.readings.studies(Bench.GUEST)).isEmpty();
        assertThat(bench.readings.studies(Bench.DIRECTOR)).hasSize(1);
        assertThatThrownBy(() -> bench.readings.data(Bench.GUEST, Bench.STUDY)).isInstanceOf(NotAllowedException.class);
        assertThatThrownBy(() -> bench.readings.record(Bench.GUEST, reading("M1", Tumor.ONLY, 4, "1")))
                .isInstanceOf(NotAllowedException.class);
        assertThatThrownBy(() -> bench.readings.correct(Bench.GUEST, ours.next().build(), "x"))
                .isInstanceOf(NotAllowedException.class);
        assertThatThrownBy(() -> bench.readings.history(Bench.GUEST, Bench.STUDY, ours.uuid()))
                .isInstanceOf(NotAllowedException.class);
    }
}
