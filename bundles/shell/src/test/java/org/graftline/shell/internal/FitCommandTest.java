package org.graftline.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitCommandTest {
    @TempDir
    Path folder;

    @Test
    void relative_names_refer_to_the_directory_they_were_typed_in() throws IOException {
        Files.writeString(folder.resolve("data.csv"), "mouse,day,y\na,0,1\na,1,2.1\nb,0,3\nb,1,4.2\nc,0,2\nc,1,2.9\n");
        Files.writeString(folder.resolve("model.json"), """
                {"response": "y", "fixed": "~ day", "levels": ["mouse"],
                 "random": [{"level": "mouse", "formula": "~ 1", "structure": "unstructured"}], "method": "REML"}
                """);
        TestConsole console = new TestConsole(folder);
        picocli.CommandLine parser = Vocabulary.parser("fit").orElseThrow();
        parser.parseArgs("--data", "data.csv", "--model", "model.json", "--out", "results/fit.json");

        Outcome outcome = new FitCommand().run(parser.getCommand(), console.console());

        assertThat(outcome).isEqualTo(Outcome.DONE);
        assertThat(folder.resolve("results/fit.json")).content().contains("\"converged\"");
        assertThat(console.out()).contains("REML of 6 rows");
    }

    @Test
    void an_inference_that_does_not_exist_is_bad_usage_before_any_file_is_read() {
        picocli.CommandLine parser = Vocabulary.parser("fit").orElseThrow();
        parser.parseArgs("--data", "none.csv", "--model", "none.json", "--inference", "bogus");
        FitWords words = parser.getCommand();

        assertThatThrownBy(() -> new FitCommand().run(words, new TestConsole(folder).console()))
                .isInstanceOf(BadUsageException.class)
                .hasMessageContainingAll("'bogus'", "satterthwaite", "graftline fit --help");
    }
}
