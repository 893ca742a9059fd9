package org.graftline.it.bench.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A slice of the campaign that {@code run kills} does at length. */
class KillsIT {
    private static final int KILLS = 3;

    @Test
    void what_was_acknowledged_before_a_kill_is_there_once_and_the_ledger_verifies(@TempDir Path home)
            throws Exception {
        ByteArrayOutputStream told = new ByteArrayOutputStream();

        List<String> wrong = Kills.run(
                Path.of(System.getProperty("graftline.distribution", "../../features/target/graftline")),
                home,
                KILLS,
                20_261_128,
                new PrintStream(told, true, StandardCharsets.UTF_8));

        assertThat(wrong).isEmpty();
        assertThat(told.toString(StandardCharsets.UTF_8))
                .containsPattern(KILLS + " kills, [1-9]\\d* readings acknowledged");
    }
}
