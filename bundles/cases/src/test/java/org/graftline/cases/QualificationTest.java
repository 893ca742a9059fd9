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
    void a_number_off_by_more_than_its_tolerance_fails_and_is_named() throws IOException {
        write("wrong", MODEL, "{'converged': true, 'logLik': -3, 'parameters': 3}");

        QualificationRecord result = run();

        assertThat(result.overall()).isEqualTo(Outcome.FAILED);
        assertThat(result.verdicts().get(0).reason()).startsWith("logLik is -").contains("expected -3.0");
    }

    @Test
    void a_case_that_asks_for_more_than_there_is_is_counted_and_named() throws IOException {
        write("counts", MODEL.replace("'response'", "'family': 'poisson', 'response'"), "{}");
        write("reached", MODEL, "{'converged': false, 'logLik': -100, 'parameters': 3}");

        QualificationRecord result = run();

        assertThat(result.summary())
                .isEqualTo("1 passed, 0 failed, 1 not available yet (counts); better than the peer, with proof, in 1.");
        assertThat(result.overall()).isEqualTo(Outcome.NOT_AVAILABLE);
        assertThat(folder.resolve("out/reached.json")).exists();
        assertThat(folder.resolve("out/counts.json")).doesNotExist();
    }

    @Test
    void a_case_that_cannot_be_read_or_fitted_fails_with_its_sentence_and_the_run_goes_on() throws IOException {
        write("a-no-json", MODEL, "{'converged': ");
        write("b-no-column", MODEL.replace("'y'", "'weight'"), "{'converged': true, 'logLik': -3, 'parameters': 3}");
        write("c-no-data", MODEL, "{'converged': true, 'logLik': -3, 'parameters': 3}");
        Files.delete(folder.resolve("cases/c-no-data/data.csv"));
        write("d-reached", MODEL, "{'converged': false, 'logLik': -100, 'parameters': 3}");

        QualificationRecord result = run();

        assertThat(result.verdicts())
                .extracting(CaseVerdict::outcome)
                .containsExactly(Outcome.FAILED, Outcome.FAILED, Outcome.FAILED, Outcome.PASSED);
        assertThat(result.verdicts().get(0).reason()).contains("expected.json is not JSON");
        assertThat(result.verdicts().get(1).reason()).contains("'weight'");
        assertThat(result.verdicts().get(2).reason()).contains("data.csv cannot be read (no such file)");
        assertThat(result.overall()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void a_better_optimum_is_said_with_its_proof() throws IOException {
        write(
                "stopped-short",
                MODEL,
                "{'peer': {'name': 'lme', 'version': '3.1', 'R': '4.2'}, 'converged': false, 'logLik': -100, 'parameters': 3}");

        CaseVerdict verdict = run().verdicts().get(0);

        assertThat(verdict.peer()).isEqualTo("lme 3.1 (R 4.2)");
        assertThat(verdict.win())
                .matches("The log-likelihood is 8\\d\\.\\d above the peer's. Proof: decrement .*, after 2 restarts\\.");
    }

    @Test
    void what_a_case_says_cannot_break_the_page() throws IOException {
        write(
                "reached",
                MODEL.replace("{'resp", "{'title': '<b>&</b>', 'resp"),
                "{'converged': false, 'logLik': -100}");

        String page = run().html();

        assertThat(page).contains("&lt;b&gt;&amp;&lt;/b&gt;").doesNotContain("<b>&");
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
