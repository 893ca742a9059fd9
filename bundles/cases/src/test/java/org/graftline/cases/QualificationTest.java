package org.graftline.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.graftline.cases.CaseVerdict.Outcome;
import org.graftline.mixedmodel.FitOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualificationTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-05T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final Qualification qualification = new Qualification(new FitOptions(1), NOON);

    private void write(String name, String model, String expected) throws IOException {
        Path c = Files.createDirectories(folder.resolve("cases").resolve(name));
        Files.writeString(c.resolve("model.json"), model.replace('\'', '"'));
        Files.writeString(c.resolve("expected.json"), expected.replace('\'', '"'));
        Files.writeString(c.resolve("data.csv"), "g,y\na,1\na,2\nb,5\nb,6\nc,9\nc,11\n");
    }

    private QualificationRecord run() {
        return qualification.run(folder.resolve("cases"), folder.resolve("out"), v -> {});
    }

    private static final String MODEL =
            "{'response': 'y', 'fixed': '~ 1', 'levels': ['g'], 'random': [{'level': 'g', 'formula': '~ 1'}]}";

    @Test
    void the_identities_hold() {
        QualificationRecord result = qualification.runIdentities(folder, v -> {});

        assertThat(result.summary()).isEqualTo("6 passed, 0 failed.");
        assertThat(result.overall()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void a_number_off_by_more_than_its_tolerance_fails_and_is_named() throws IOException {
        write("wrong", MODEL, "{'converged': true, 'logLik': -3, 'parameters': 3}");

        QualificationRecord result = run();

        assertThat(result.overall()).isEqualTo(Outcome.FAILED);
        assertThat(result.verdicts().get(0).reason()).startsWith("logLik is -").contains("expected -3.0");
        assertThat(result.text()).contains("failed             wrong");
    }

    @Test
    void a_case_that_asks_for_more_than_there_is_is_counted_and_named() throws IOException {
        write("counts", MODEL.replace("'response'", "'family': 'poisson', 'response'"), "{}");
        write("reached", MODEL, "{'converged': false, 'logLik': -100, 'parameters': 3}");

        QualificationRecord result = run();

        assertThat(result.summary()).isEqualTo("1 passed, 0 failed, 1 not available yet (counts).");
        assertThat(result.overall()).isEqualTo(Outcome.NOT_AVAILABLE);
        assertThat(folder.resolve("out/reached.json")).exists();
        assertThat(folder.resolve("out/counts.json")).doesNotExist();
    }

    @Test
    void a_result_of_an_earlier_run_does_not_survive_a_case_that_has_none() throws IOException {
        write("counts", MODEL.replace("'response'", "'family': 'poisson', 'response'"), "{}");
        Files.createDirectories(folder.resolve("out"));
        Files.writeString(folder.resolve("out/counts.json"), "{}");

        run();

        assertThat(folder.resolve("out/counts.json")).doesNotExist();
    }

    @Test
    void equal_inputs_give_equal_results_outside_the_run_block() throws IOException {
        write("reached", MODEL, "{'converged': false, 'logLik': -100, 'parameters': 3}");

        run();
        String first = withoutRun(folder.resolve("out/reached.json"));
        run();

        assertThat(withoutRun(folder.resolve("out/reached.json")))
                .isEqualTo(first)
                .contains("\"logLik\"");
    }

    private static String withoutRun(Path file) throws IOException {
        return Files.readString(file).replaceAll("(?s)\"run\" : \\{.*?\\}", "");
    }

    @Test
    void a_folder_without_a_case_is_refused() throws IOException {
        Files.createDirectories(folder.resolve("cases"));

        assertThatThrownBy(this::run)
                .isInstanceOf(CaseException.class)
                .hasMessageEndingWith("holds no case. A case is a folder with model.json, data.csv and expected.json.");
    }
}
