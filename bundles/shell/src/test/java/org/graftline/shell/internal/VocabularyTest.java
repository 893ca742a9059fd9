package org.graftline.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParameterException;

class VocabularyTest {
    @Test
    void words_come_as_their_types() {
        ImportWords words = parsed(ImportWords.class, "import", "--study", "S-1", "--accept", "a.csv", "b.csv");

        assertThat(words.study()).isEqualTo(new StudyCode("S-1"));
        assertThat(words.files()).containsExactly(Path.of("a.csv"), Path.of("b.csv"));
        assertThat(words.accept()).isTrue();
        assertThat(words.preview()).isFalse();
        assertThat(words.design()).isNull();
        assertThat(words.reason()).isEmpty();
    }

    @Test
    void roles_are_written_as_a_person_writes_them() {
        UsersWords words =
                parsed(UsersWords.class, "users", "grant", "ann", "--role", "director", "--role", "technician");

        assertThat(words.action()).isEqualTo(UsersWords.Action.GRANT);
        assertThat(words.login()).isEqualTo("ann");
        assertThat(words.roles()).isEqualTo(List.of(Role.DIRECTOR, Role.TECHNICIAN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"fit --data a.csv", "fit --data a.csv --model m.json --speed", "import --study S", "users dance"
            })
    void words_that_do_not_fit_are_refused(String typed) {
        List<String> words = List.of(typed.split(" "));

        assertThatThrownBy(() -> Vocabulary.parser(words.get(0))
                        .orElseThrow()
                        .parseArgs(words.subList(1, words.size()).toArray(String[]::new)))
                .isInstanceOf(ParameterException.class);
    }

    @Test
    void an_impossible_study_code_is_refused_with_the_shape_it_should_have() {
        assertThatThrownBy(() -> parsed(ReportWords.class, "report", "--study", "a b", "--out", "o"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("cannot be a study code")
                .hasMessageNotContaining("Exception");
    }

    @Test
    void every_command_is_in_the_overview_with_its_purpose() {
        assertThat(Vocabulary.overview().lines().filter(line -> line.matches("  [a-z-]+ +[A-Z].*\\.")))
                .hasSize(21);
    }

    private static <W> W parsed(Class<W> words, String command, String... typed) {
        picocli.CommandLine parser = Vocabulary.parser(command).orElseThrow();
        parser.parseArgs(typed);
        return words.cast(parser.getCommand());
    }
}
