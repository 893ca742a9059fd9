package org.graftline.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.graftline.platform.Roster.Animal;
import org.graftline.study.Decimal;
import org.graftline.study.DonorId;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.SaltedText;
import org.graftline.study.SourceFile;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.VolumeFormula;
import org.graftline.study.capture.ImportDesign;
import org.graftline.study.capture.ImportDesign.UnknownAnimals;
import org.graftline.study.capture.ImportFile;
import org.graftline.study.capture.ImportPreview;
import org.graftline.study.capture.ImportPreview.DesignSource;
import org.graftline.study.capture.ProposedCorrection;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.LedgerEntry;
import org.junit.jupiter.api.Test;

/** What a second file does to a study: nothing unseen. */
class ReimportTest {
    private static final String HEADER = "mouse,donor,arm,day,volume_mm3";
    private static final ImportFile FIRST =
            Bench.file("first.csv", HEADER, "M1,D1,control,0,100", "M1,D1,control,3,150", "M2,D1,drug,0,90");

    private final Bench bench = new Bench();

    private List<Reading> stored() {
        return bench.store.data(Bench.STUDY).readings();
    }

    private Reading stored(String mouse, double day) {
        return stored().stream()
                .filter(r -> r.mouse().value().equals(mouse) && r.day().value() == day)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_first_import_stores_file_study_roster_mapping_and_readings_in_one_act() {
        LedgerEntry entry = Objects.requireNonNull(bench.commit(bench.preview(FIRST)));

        assertThat(entry.kind()).isEqualTo(ActKind.IMPORT_FILE);
        assertThat(entry.position()).isEqualTo(1);
        assertThat(entry.reason().orErased()).isEqualTo("first data");
        assertThat(entry.rows().stream().map(row -> row.table()).distinct())
                .containsExactly(
                        "study",
                        "source_file",
                        "donor",
                        "arm",
                        "mouse",
                        "tumor",
                        "arm_assignment",
                        "visit",
                        "reading",
                        "import_mapping");
        assertThat(bench.store.file(Bench.STUDY, FIRST.sha256()).map(SourceFile::content))
                .contains(FIRST.content());
        assertThat(bench.store.study(Bench.STUDY).orElseThrow().title()).isEqualTo("A study");
    }

    @Test
    void the_same_file_again_adds_nothing() {
        bench.commit(bench.preview(FIRST));

        ImportPreview again = bench.preview(FIRST);

        assertThat(again.counts().knownReadings()).isEqualTo(3);
        assertThat(again.counts().newReadings()).isZero();
        assertThat(bench.commit(again)).isNull();
        assertThat(bench.store.head(Chain.of(Bench.STUDY)).position()).isEqualTo(1);
    }

    @Test
    void the_same_rows_in_another_file_add_nothing() {
        bench.commit(bench.preview(FIRST));

        ImportPreview again = bench.preview(
                Bench.file("again.csv", HEADER, "M2,D1,drug,0,90.0", "M1,D1,control,3,150", "M1,D1,control,0,100"));

        assertThat(again.counts().knownReadings()).isEqualTo(3);
        assertThat(bench.commit(again)).isNull();
    }

    @Test
    void new_rows_of_a_grown_file_are_added_and_the_saved_design_is_used() {
        bench.commit(bench.preview(FIRST));

        ImportPreview grown = bench.preview(
                Bench.file("grown.csv", HEADER, "M1,D1,control,0,100", "M1,D1,control,3,150", "M1,D1,control,7,180"));

        assertThat(grown.designSource()).isEqualTo(DesignSource.SAVED);
        assertThat(grown.counts().newReadings()).isEqualTo(1);
        assertThat(grown.counts().knownReadings()).isEqualTo(2);
        assertThat(bench.commit(grown)).isNotNull();
        assertThat(stored()).hasSize(4);
    }

    @Test
    void a_changed_value_is_offered_as_a_correction_and_left_alone_until_accepted() {
        bench.commit(bench.preview(FIRST));
        ImportFile changed = Bench.file("changed.csv", HEADER, "M1,D1,control,0,100", "M1,D1,control,3,152");

        ImportPreview preview = bench.preview(changed);

        assertThat(preview.corrections()).singleElement().satisfies(correction -> {
            assertThat(correction.difference()).isEqualTo("volume 150 mm³ → 152 mm³");
            assertThat(correction.proposed().version()).isEqualTo(2);
        });
        assertThat(bench.commit(preview))
                .as("nothing accepted, nothing written")
                .isNull();
        assertThat(stored("M1", 3).value()).hasToString("150");
    }

    @Test
    void an_accepted_correction_is_a_new_version_with_its_reason_and_the_file_it_came_from() {
        bench.commit(bench.preview(FIRST));
        ImportPreview preview = bench.preview(Bench.file("changed.csv", HEADER, "M1,D1,control,3,152"));

        LedgerEntry entry = Objects.requireNonNull(bench.commit(preview, preview.corrections(), "misread caliper"));

        assertThat(entry.reason().orErased()).isEqualTo("misread caliper");
        assertThat(stored("M1", 3).value()).hasToString("152");
        assertThat(bench.store.history(stored("M1", 3).uuid()))
                .extracting(written -> String.valueOf(written.reading().value()))
                .containsExactly("150", "152");
        assertThat(bench.store.files(Bench.STUDY)).extracting(f -> f.name()).contains("changed.csv");
    }

    @Test
    void a_correction_needs_a_reason() {
        bench.commit(bench.preview(FIRST));
        ImportPreview preview = bench.preview(Bench.file("changed.csv", HEADER, "M1,D1,control,3,152"));

        assertThatThrownBy(() -> bench.commit(preview, preview.corrections(), " "))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("need a reason");
    }

    @Test
    void a_correction_that_the_preview_does_not_offer_is_refused() {
        bench.commit(bench.preview(FIRST));
        ImportPreview preview = bench.preview(Bench.file("grown.csv", HEADER, "M1,D1,control,7,180"));
        Reading ours = stored("M1", 3);
        ProposedCorrection foreign = new ProposedCorrection(
                ours,
                ours.next()
                        .measured(new Decimal("1"), VolumeFormula.AS_REPORTED, null)
                        .build(),
                "volume 150 → 1 mm³");

        assertThatThrownBy(() -> bench.commit(preview, List.of(foreign), "why not"))
                .hasMessageContaining("does not offer");
    }

    @Test
    void the_old_file_does_not_undo_a_correction() {
        bench.commit(bench.preview(FIRST));
        Reading ours = stored("M1", 3);
        bench.readings.correct(
                Bench.DIRECTOR,
                ours.next()
                        .measured(new Decimal("155"), VolumeFormula.AS_REPORTED, null)
                        .build(),
                "misread");

        ImportPreview again = bench.preview(FIRST);

        assertThat(again.corrections()).isEmpty();
        assertThat(again.counts().knownReadings()).isEqualTo(3);
    }

    @Test
    void a_second_value_in_a_later_file_is_a_replicate_when_the_first_stands_there_too() {
        bench.commit(bench.preview(FIRST));

        ImportPreview preview =
                bench.preview(Bench.file("second_look.csv", HEADER, "M1,D1,control,0,100", "M1,D1,control,0,104"));
        bench.commit(preview);

        assertThat(preview.corrections()).isEmpty();
        assertThat(stored())
                .filteredOn(r -> r.replicate() == 2)
                .singleElement()
                .satisfies(r -> assertThat(r.value()).hasToString("104"));
    }

    @Test
    void an_import_cannot_move_a_reading_to_another_day() {
        ImportFile file =
                Bench.file("two_days.csv", "mouse,donor,day,study_week_day,volume", "M1,D1,0,70,100", "M2,D1,3,73,90");
        ImportDesign byDay = bench.imports.design(
                "{\"columns\": {\"mouse\": \"mouse\", \"donor\": \"donor\", \"study_day\": \"day\", \"volume_mm3\": \"volume\"}}");
        ImportDesign byOther = bench.imports.design(
                "{\"columns\": {\"mouse\": \"mouse\", \"donor\": \"donor\", \"study_day\": \"study_week_day\", \"volume_mm3\": \"volume\"}}");
        bench.commit(bench.preview(byDay, file));

        assertThat(Bench.errors(bench.preview(byOther, file)))
                .hasSize(2)
                .first()
                .asString()
                .contains("line 2", "imported before as day 0 of mouse 'M1'", "day 70", "cannot move");
    }

    @Test
    void rows_of_a_mouse_that_the_roster_lacks_are_refused_one_by_one_and_nothing_is_stored() {
        bench.commit(bench.preview(FIRST));

        ImportPreview preview = bench.preview(
                Bench.file("more.csv", HEADER, "M9,D1,drug,0,90", "M1,D1,control,7,160", "M9,D1,drug,3,95"));

        assertThat(preview.unknownMice()).containsExactly(new MouseId("M9"));
        assertThat(Bench.errors(preview))
                .hasSize(2)
                .allSatisfy(error -> assertThat(error)
                        .contains(
                                "column 'mouse', value 'M9'",
                                "roster of study S1 has no mouse 'M9'",
                                "Correct the id",
                                "addAnimals",
                                "--add-animals"))
                .satisfiesExactly(
                        error -> assertThat(error).contains("line 2"),
                        error -> assertThat(error).contains("line 4"));
        assertThatThrownBy(() -> bench.commit(preview)).hasMessageContaining("has errors");
        assertThat(stored()).hasSize(3);
        assertThat(bench.store.data(Bench.STUDY).mice()).hasSize(2);
    }

    @Test
    void a_later_file_without_a_donor_column_makes_no_donor_of_its_own() {
        bench.commit(bench.preview(FIRST));

        ImportPreview preview = bench.preview(Bench.file("more.csv", "mouse,arm,day,volume_mm3", "M9,drug,0,90"));

        assertThat(preview.counts().newDonors()).isZero();
        assertThat(Bench.errors(preview)).singleElement().asString().contains("no mouse 'M9'");
    }

    @Test
    void new_mice_are_added_when_the_design_handed_over_says_so() {
        bench.commit(bench.preview(FIRST));
        ImportFile more = Bench.file("more.csv", HEADER, "M9,D2,drug,0,90");

        ImportPreview preview = bench.preview(bench.preview(more).design().with(UnknownAnimals.ADD), more);

        assertThat(Bench.errors(preview)).isEmpty();
        assertThat(preview.unknownMice()).containsExactly(new MouseId("M9"));
        assertThat(preview.counts().newMice()).isEqualTo(1);
        assertThat(Bench.warnings(preview))
                .singleElement()
                .asString()
                .contains("new to the study: 1 mouse ('M9') and 1 donor ('D2')", "mistyped");
        bench.commit(preview);
        assertThat(bench.store.data(Bench.STUDY).mice()).hasSize(3);
    }

    @Test
    void the_permission_to_add_animals_ends_with_the_import_it_was_given_for() {
        ImportPreview first = bench.preview(FIRST);
        assertThat(bench.imports.designJson(first.design())).contains("\"addAnimals\" : true");
        assertThat(first.unknownMice()).isEmpty();
        bench.commit(first);
        ImportFile more = Bench.file("more.csv", HEADER, "M9,D1,drug,0,90");
        bench.commit(bench.preview(bench.preview(more).design().with(UnknownAnimals.ADD), more));

        ImportPreview later = bench.preview(Bench.file("later.csv", HEADER, "M99,D1,drug,0,90"));

        assertThat(later.designSource()).isEqualTo(DesignSource.SAVED);
        assertThat(bench.imports.designJson(later.design())).contains("\"addAnimals\" : false");
        assertThat(Bench.errors(later)).singleElement().asString().contains("no mouse 'M99'");
    }

    @Test
    void the_first_import_takes_the_roster_from_the_file_whatever_the_design_says() {
        ImportPreview first = bench.preview(bench.preview(FIRST).design().with(UnknownAnimals.REFUSE), FIRST);

        assertThat(Bench.errors(first)).isEmpty();
        assertThat(first.counts().newMice()).isEqualTo(2);
    }

    @Test
    void an_animal_that_the_platform_does_not_know_is_an_error_where_the_platform_decides() {
        bench.authoritative.add(Bench.STUDY);
        bench.platformRoster.put(
                Bench.STUDY,
                List.of(
                        new Animal(new MouseId("M1"), new DonorId("D1"), List.of()),
                        new Animal(new MouseId("M2"), new DonorId("D1"), List.of())));

        assertThat(Bench.errors(bench.preview(FIRST))).isEmpty();
        assertThat(Bench.errors(bench.preview(Bench.file("more.csv", HEADER, "M9,D1,drug,0,90"))))
                .singleElement()
                .asString()
                .contains("line 2, column 'mouse', value 'M9'", "roster of study S1 has no animal 'M9'");
    }

    @Test
    void an_ear_tag_of_the_platform_is_the_mouse_it_belongs_to() {
        bench.authoritative.add(Bench.STUDY);
        bench.platformRoster.put(
                Bench.STUDY, List.of(new Animal(new MouseId("M1"), new DonorId("D1"), List.of("tag-77"))));

        ImportPreview preview = bench.preview(Bench.file("tags.csv", HEADER, "tag-77,D1,drug,0,90"));

        assertThat(Bench.errors(preview)).isEmpty();
        bench.commit(preview);
        assertThat(stored("M1", 0).value()).hasToString("90");
        assertThat(bench.store.data(Bench.STUDY).mice().get(0).aliases()).containsExactly("tag-77");
    }

    @Test
    void a_mouse_in_another_arm_or_with_another_donor_than_the_study_has_is_an_error() {
        bench.commit(bench.preview(FIRST));

        assertThat(Bench.errors(bench.preview(Bench.file("arm.csv", HEADER, "M1,D1,drug,7,180"))))
                .singleElement()
                .asString()
                .contains("the study has mouse 'M1' in arm 'control', the file in arm 'drug'");
        assertThat(Bench.errors(bench.preview(Bench.file("donor.csv", HEADER, "M1,D2,control,7,180"))))
                .singleElement()
                .asString()
                .contains("the study has mouse 'M1' with donor 'D1', the file with donor 'D2'");
    }

    @Test
    void weights_in_a_file_of_their_own_join_the_mice_that_are_there() {
        bench.commit(bench.preview(FIRST));

        ImportPreview weights = bench.preview(Bench.file("weights.csv", "mouse,day,weight_g", "M1,0,21.5", "M2,0,22"));

        assertThat(Bench.errors(weights)).isEmpty();
        assertThat(weights.counts().newReadings()).isEqualTo(2);
        assertThat(weights.counts().newMice()).isZero();
        assertThat(weights.counts().newDonors()).isZero();
    }

    @Test
    void volumes_and_weights_in_two_files_are_imported_together() {
        ImportPreview preview =
                bench.preview(FIRST, Bench.file("weights.csv", "mouse,day,weight_g", "M1,0,21.5", "M2,0,22"));

        assertThat(Bench.errors(preview)).isEmpty();
        assertThat(preview.counts().newReadings()).isEqualTo(5);
        bench.commit(preview);
        assertThat(bench.store.files(Bench.STUDY)).hasSize(2);
    }

    @Test
    void files_imported_together_that_disagree_are_refused() {
        ImportPreview preview = bench.preview(FIRST, Bench.file("other.csv", HEADER, "M1,D1,control,0,101"));

        assertThat(Bench.errors(preview))
                .singleElement()
                .asString()
                .contains("other.csv line 2", "mouse 'M1' on day 0 (line 2)", "volume 100 mm³ → 101 mm³");
    }

    @Test
    void a_study_that_moved_since_the_preview_is_not_imported_into() {
        bench.commit(bench.preview(FIRST));
        ImportPreview old = bench.preview(Bench.file("grown.csv", HEADER, "M1,D1,control,7,180"));
        bench.commit(bench.preview(Bench.file("other.csv", HEADER, "M1,D1,control,9,190")));

        assertThatThrownBy(() -> bench.commit(old))
                .isInstanceOf(ConcurrentChangeException.class)
                .hasMessageContainingAll("study S1 changed since the preview", "Look at the preview again");
        assertThat(stored()).hasSize(4);
    }

    @Test
    void a_preview_with_errors_is_not_committed() {
        ImportPreview preview = bench.preview(Bench.file("bad.csv", HEADER, "M1,D1,control,0,much"));

        assertThatThrownBy(() -> bench.commit(preview)).hasMessageContaining("has errors");
        assertThat(bench.store.studies()).isEmpty();
    }

    @Test
    void who_may_not_import_may_not_even_look() {
        assertThatThrownBy(() -> bench.imports.preview(Bench.GUEST, Bench.STUDY, List.of(FIRST), null))
                .isInstanceOf(NotAllowedException.class);
        ImportPreview preview = bench.preview(FIRST);
        assertThatThrownBy(() -> bench.imports.commit(Bench.GUEST, preview, Bench.DETAILS, List.of(), "x"))
                .isInstanceOf(NotAllowedException.class);
        assertThat(bench.store.studies()).isEmpty();
    }

    @Test
    void the_same_file_in_two_studies_gives_readings_of_their_own() {
        assertThat(bench.preview(FIRST).newRows().stream()
                        .filter(Reading.class::isInstance)
                        .map(r -> r.id()))
                .doesNotContainAnyElementsOf(
                        bench
                                .imports
                                .preview(Bench.DIRECTOR, new StudyCode("S2"), List.of(FIRST), null)
                                .newRows()
                                .stream()
                                .map(r -> r.id())
                                .toList());
    }

    @Test
    void a_control_arm_named_later_becomes_one_and_a_second_is_refused() {
        ImportFile unnamed = Bench.file("growth.csv", HEADER, "M1,D1,a,0,100", "M2,D1,b,0,90");
        ImportPreview first = bench.preview(unnamed);
        assertThat(first.design().controlArm()).isNull();
        assertThat(first.reasons()).anySatisfy(r -> assertThat(r).startsWith("Control arm: not chosen"));
        bench.commit(first);
        String json = bench.imports.designJson(first.design());

        ImportPreview named = bench.preview(
                bench.imports.design(json.replace("\"controlArm\" : null", "\"controlArm\" : \"a\"")),
                Bench.file("more.csv", HEADER, "M1,D1,a,3,120"));
        assertThat(Bench.warnings(named)).anySatisfy(w -> assertThat(w).contains("arm 'a' becomes the control arm"));
        bench.commit(named);

        ImportPreview second = bench.preview(
                bench.imports.design(json.replace("\"controlArm\" : null", "\"controlArm\" : \"b\"")),
                Bench.file("yet_more.csv", HEADER, "M1,D1,a,7,140"));
        assertThat(Bench.errors(second))
                .singleElement()
                .asString()
                .contains("the study's control arm is 'a' and the design names 'b'");
    }

    private void takeBack(Reading reading) {
        Reading back = reading.next()
                .withoutValue(ReadingStatus.WITHDRAWN)
                .reason("moved to mouse M2: wrong mouse held")
                .build();
        bench.store.commit(new Act(
                Chain.of(Bench.STUDY),
                ActKind.WITHDRAW_READING,
                Bench.DIRECTOR,
                Bench.CLOCK.instant(),
                SaltedText.of("wrong mouse held"),
                List.of(back)));
    }

    @Test
    void what_was_taken_back_does_not_come_again_with_the_next_weekly_file() {
        bench.commit(bench.preview(FIRST));
        takeBack(stored("M1", 3));

        ImportPreview grown = bench.preview(Bench.file(
                "week2.csv",
                HEADER,
                "M1,D1,control,0,100",
                "M1,D1,control,3,150",
                "M2,D1,drug,0,90",
                "M2,D1,drug,3,95"));

        assertThat(grown.counts().knownReadings()).isEqualTo(3);
        assertThat(grown.counts().newReadings()).isEqualTo(1);
        assertThat(grown.counts().changedReadings()).isZero();
    }

    @Test
    void another_value_where_one_was_taken_back_is_new_and_says_so() {
        bench.commit(bench.preview(FIRST));
        takeBack(stored("M1", 3));

        ImportPreview corrected = bench.preview(Bench.file("corrected.csv", HEADER, "M1,D1,control,3,160"));

        assertThat(corrected.counts().newReadings()).isEqualTo(1);
        assertThat(Bench.warnings(corrected))
                .singleElement()
                .asString()
                .contains("a reading of mouse 'M1' on day 3 was taken back before (moved to mouse M2: wrong mouse held)");
        bench.commit(corrected);
        assertThat(stored().stream().filter(r -> r.day().value() == 3).map(r -> r.replicate() + " " + r.status()))
                .as("the one taken back does not count")
                .containsExactly("1 WITHDRAWN", "1 MEASURED");
    }

    @Test
    void the_right_value_in_its_place_is_not_offered_the_wrong_one_again() {
        bench.commit(bench.preview(FIRST));
        takeBack(stored("M1", 3));
        bench.commit(bench.preview(Bench.file("corrected.csv", HEADER, "M1,D1,control,3,160")));

        ImportPreview old = bench.preview(Bench.file("old.csv", HEADER, "M1,D1,control,3,150"));

        assertThat(old.counts().changedReadings()).isZero();
        assertThat(old.counts().newReadings()).isZero();
        assertThat(old.counts().knownReadings()).isEqualTo(1);
    }
}
