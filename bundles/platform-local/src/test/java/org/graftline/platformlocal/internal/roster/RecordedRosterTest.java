package org.graftline.platformlocal.internal.roster;

import static org.assertj.core.api.BDDAssertions.then;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.graftline.platform.Roster;
import org.graftline.study.DonorId;
import org.graftline.study.ImportMapping;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.SourceFile;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.UnknownStudyException;
import org.graftline.study.VolumeFormula;
import org.graftline.study.record.StudyRecords;
import org.junit.jupiter.api.Test;

class RecordedRosterTest {
    private static final StudyCode STUDY = new StudyCode("PDX-1");

    private final Roster roster = new RecordedRoster(new OneStudy());

    @Test
    void the_animals_are_those_of_the_records() {
        then(roster.animals(STUDY))
                .extracting(Roster.Animal::mouse)
                .containsExactly(new MouseId("m1"), new MouseId("m2"));
    }

    @Test
    void a_study_that_we_do_not_have_has_no_animals() {
        then(roster.animals(new StudyCode("OTHER"))).isEmpty();
    }

    @Test
    void an_animal_is_found_by_id_and_by_ear_tag() {
        then(roster.byTag(STUDY, " m2 ").orElseThrow().mouse()).isEqualTo(new MouseId("m2"));
        then(roster.byTag(STUDY, "ear-7").orElseThrow().mouse()).isEqualTo(new MouseId("m2"));
        then(roster.byTag(STUDY, "ear-8")).isEmpty();
    }

    @Test
    void the_import_and_not_the_roster_decides_which_animals_there_are() {
        then(roster.isAuthoritative(STUDY)).isFalse();
    }

    /** Records of one study with two mice. */
    private record OneStudy() implements StudyRecords {
        @Override
        public List<Study> studies() {
            return List.of(data(STUDY).study());
        }

        @Override
        public Optional<Study> study(StudyCode code) {
            return studies().stream().filter(study -> study.code().equals(code)).findFirst();
        }

        @Override
        public StudyData data(StudyCode code) {
            if (!code.equals(STUDY)) {
                throw new UnknownStudyException(code);
            }
            Study study = new Study(STUDY, 1, "One", ZoneOffset.UTC, VolumeFormula.AS_REPORTED, "");
            List<Mouse> mice = List.of(
                    new Mouse(STUDY, new MouseId("m1"), 1, new DonorId("d1"), List.of()),
                    new Mouse(STUDY, new MouseId("m2"), 1, new DonorId("d1"), List.of("ear-7")));
            return new StudyData(study, List.of(), List.of(), mice, List.of(), List.of(), List.of(), List.of(), null);
        }

        @Override
        public List<WrittenReading> history(UUID reading) {
            return List.of();
        }

        @Override
        public Optional<ImportMapping> mapping(StudyCode study, String headerSha256) {
            return Optional.empty();
        }

        @Override
        public List<ImportedFile> files(StudyCode study) {
            return List.of();
        }

        @Override
        public Optional<SourceFile> file(StudyCode study, String sha256) {
            return Optional.empty();
        }
    }
}
