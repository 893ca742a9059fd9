package org.graftline.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.graftline.cases.CaseVerdict.Outcome;
import org.graftline.mixedmodel.FitOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceCasesTest {
    @TempDir
    Path out;

    @Test
    void every_case_that_can_run_agrees_with_the_peer_and_the_independent_judge_says_the_same()
            throws IOException, InterruptedException {
        Optional<Path> reference = SharedFolder.find("reference");
        assumeTrue(reference.isPresent(), "no folder 'shared/reference' beside this checkout");

        QualificationRecord result =
                new Qualification(FitOptions.defaults(), Clock.systemUTC()).run(reference.get(), out, v -> {});

        assertThat(result.verdicts().stream()
                        .filter(v -> v.outcome() == Outcome.FAILED)
                        .map(v -> v.name() + ": " + v.reason()))
                .isEmpty();
        assertThat(result.count(Outcome.PASSED)).isGreaterThanOrEqualTo(20);
        List<String> passed = result.verdicts().stream()
                .filter(v -> v.outcome() == Outcome.PASSED)
                .map(CaseVerdict::name)
                .toList();
        assertThat(result.verdicts().stream().filter(v -> !v.unchecked().isEmpty()))
                .isEmpty();
        assertThat(compare(reference.get(), passed)).contains(passed.size() + " passed, 0 failed");
    }

    /** The judge of the reference folder itself, a program of its own. */
    private String compare(Path reference, List<String> names) throws IOException, InterruptedException {
        Path log = out.resolve("compare.log");
        List<String> command = new java.util.ArrayList<>(List.of(
                "python3",
                reference.resolve("compare.py").toString(),
                "--results",
                out.toString(),
                "--root",
                reference.toString()));
        command.addAll(names);
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            assumeTrue(false, "no python3 to run compare.py");
        }
        return Files.readAllLines(log).stream().collect(Collectors.joining("\n"));
    }
}
