package org.graftline.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualifyCommandTest {
    private static final String REACHED = "{\"converged\": false, \"logLik\": -100, \"parameters\": 3}";

    @TempDir
    Path folder;

    private TestConsole console = new TestConsole(Path.of(""));

    @BeforeEach
    void type_in_the_folder() {
        console = new TestConsole(folder);
    }

    private Outcome qualify(String... words) {
        picocli.CommandLine parser = Vocabulary.parser("qualify").orElseThrow();
        parser.parseArgs(words);
        return new QualifyCommand().run(parser.getCommand(), console.console());
    }

    private void aCase(String name, String family, String expected) throws IOException {
        Path c = Files.createDirectories(folder.resolve("cases").resolve(name));
        Files.writeString(c.resolve("data.csv"), "g,y\na,1\na,2\nb,5\nb,6\nc,9\nc,11\n");
        Files.writeString(c.resolve("expected.json"), expected);
        Files.writeString(c.resolve("model.json"), """
                {"response": "y", "fixed": "~ 1", "levels": ["g"], "family": "%s",
                 "random": [{"level": "g", "formula": "~ 1"}]}""".formatted(family));
    }

    @Test
    void without_a_folder_the_cases_shipped_run_and_the_record_is_left() {
        assertThat(qualify("--out", "out")).isEqualTo(Outcome.DONE);

        assertThat(console.out())
                .contains("donors-and-mice", "change-of-unit", "10 passed, 0 failed", "qualification.html");
        assertThat(console.err()).isEmpty();
        assertThat(folder.resolve("out/qualification.html")).exists();
        assertThat(folder.resolve("out/qualification.json")).exists();
        assertThat(folder.resolve("out/one-way.json")).exists();
        assertThat(folder.resolve("out/cases/one-way/data.csv")).exists();
    }

    @Test
    void a_number_that_disagrees_fails_the_command_after_every_case_has_run() throws IOException {
        aCase("a-wrong", "gaussian", "{\"converged\": true, \"logLik\": -3, \"parameters\": 3}");
        aCase("b-right", "gaussian", REACHED);

        assertThat(qualify("--cases", "cases", "--out", "out")).isEqualTo(Outcome.FAILED);

        assertThat(console.out()).contains("a-wrong", "failed", "b-right", "1 passed, 1 failed");
        assertThat(console.err())
                .startsWith("graftline: The qualification failed")
                .hasLineCount(1);
    }

    @Test
    void what_this_version_lacks_leaves_the_command_done_in_part() throws IOException {
        aCase("counts", "poisson", "{}");
        aCase("right", "gaussian", REACHED);

        assertThat(qualify("--cases", "cases", "--out", "out")).isEqualTo(Outcome.DONE_IN_PART);

        assertThat(console.out()).contains("1 not available yet (counts)");
    }
}
