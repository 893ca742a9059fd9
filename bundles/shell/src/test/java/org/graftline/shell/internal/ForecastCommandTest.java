package org.graftline.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastCommandTest {
    @TempDir
    Path folder;

    @Test
    void a_new_mouse_is_forecast_on_the_console_and_into_a_file() throws IOException {
        Files.writeString(folder.resolve("data.csv"), "mouse,day,y\na,0,1\na,1,2.1\nb,0,3\nb,1,4.2\nc,0,2\nc,1,2.9\n");
        Files.writeString(folder.resolve("new.csv"), "mouse,day,y\nx,0,2.2\nx,1,\n");
        Files.writeString(folder.resolve("model.json"), """
                {"response": "y", "fixed": "~ day", "levels": ["mouse"],
                 "random": [{"level": "mouse", "formula": "~ 1", "structure": "unstructured"}], "method": "REML"}
                """);
        TestConsole console = new TestConsole(folder);
        picocli.CommandLine parser = Vocabulary.parser("forecast").orElseThrow();
        parser.parseArgs(
                "--data",
                "data.csv",
                "--model",
                "model.json",
                "--newdata",
                "new.csv",
                "--limit",
                "4.5",
                "--level",
                "0.1",
                "--out",
                "results/forecast.json");

        Outcome outcome = new ForecastCommand().run(parser.getCommand(), console.console());

        assertThat(outcome).isEqualTo(Outcome.DONE);
        assertThat(folder.resolve("results/forecast.json")).content().contains("\"nextVisit\"");
        assertThat(console.out()).contains("x (new), 1 new readings");
    }
}
