package org.graftline.platformlocal.internal.archive;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.people.Permission;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderArchiveTest {
    private static final StudyCode STUDY = new StudyCode("PDX-1");
    private static final Actor DIRECTOR = new Actor(new PersonId("p-mara"), "Mara Voss", Actor.Via.WEB);
    private static final Actor STRANGER = new Actor(new PersonId("p-tom"), "Tom Tan", Actor.Via.WEB);

    @TempDir
    Path folder;

    private String keep(String name, String content) {
        return new FolderArchive(new OnlyTheDirector(), folder)
                .keep(DIRECTOR, STUDY, name, content.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("PDX-1"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_document_is_kept_under_its_study_and_the_answer_says_where() throws IOException {
        String where = keep("report.pdf", "one");
        then(where)
                .isEqualTo(
                        "file " + folder.resolve("PDX-1").resolve("report.pdf").toAbsolutePath());
        then(folder.resolve("PDX-1").resolve("report.pdf")).hasContent("one");
        then(kept()).containsExactly("report.pdf");
    }

    @Test
    void the_same_bytes_have_the_same_place() throws IOException {
        then(keep("report.pdf", "one")).isEqualTo(keep("report.pdf", "one"));
        then(kept()).hasSize(1);
    }

    @Test
    void another_document_of_the_same_name_leaves_the_first_as_it_is() throws IOException {
        keep("report.pdf", "one");
        String second = keep("report.pdf", "two");
        then(folder.resolve("PDX-1").resolve("report.pdf")).hasContent("one");
        then(second).endsWith("report-3fc4ccfe7458.pdf");
        then(keep("report.pdf", "two")).isEqualTo(second);
        then(kept()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../up.pdf", "a/b.pdf", "a\\b.pdf", ".hidden", "", "a\nb.pdf", "a\u0000.pdf", "C:evil.pdf"})
    void a_name_that_could_leave_the_folder_is_refused(String name) {
        thenThrownBy(() -> keep(name, "x"))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("cannot be the name of a document");
        then(folder).isEmptyDirectory();
    }

    @Test
    void a_folder_that_cannot_be_made_is_named_in_the_refusal() throws IOException {
        Files.writeString(folder.resolve("PDX-1"), "a file in the way");
        thenThrownBy(() -> keep("report.pdf", "one"))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("PDX-1")
                .hasMessageContaining("archive it again");
    }

    @Test
    void somebody_who_may_make_no_report_may_archive_none() {
        FolderArchive archive = new FolderArchive(new OnlyTheDirector(), folder);
        thenThrownBy(() -> archive.keep(STRANGER, STUDY, "report.pdf", new byte[1]))
                .isInstanceOf(NotAllowedException.class);
    }

    private record OnlyTheDirector() implements Access {
        @Override
        public void require(Actor actor, Permission permission, @Nullable StudyCode study) {
            if (!allows(actor, permission, study)) {
                throw new NotAllowedException(actor, permission, study);
            }
        }

        @Override
        public boolean allows(Actor actor, Permission permission, @Nullable StudyCode study) {
            return actor.equals(DIRECTOR) && permission == Permission.MAKE_REPORT;
        }
    }
}
