package org.graftline.it.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.graftline.it.bench.capture.Technician.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TallyTest {
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);
    private static final UUID THREE = new UUID(0, 3);

    @Test
    void the_oracle_misses_a_lost_reading_and_sees_a_changed_one_and_one_that_is_there_twice(@TempDir Path folder)
            throws Exception {
        Tally tally = new Tally();
        try (Oracle oracle = new Oracle(folder.resolve("log"))) {
            List.of(ONE, TWO, THREE).forEach(uuid -> oracle.acknowledged(new Reading(uuid, Map.of("value", "21.4"))));
            oracle.compare(new Oracle.Stored(Map.of(ONE, "21.4", TWO, "21.5"), Set.of(ONE)), tally);
        }

        assertThat(tally.lost()).isEqualTo(1);
        assertThat(tally.twice()).isEqualTo(1);
        assertThat(tally.wrong())
                .containsExactlyInAnyOrder(
                        "Reading " + ONE + " is there twice.",
                        "Reading " + THREE + " was acknowledged and is gone.",
                        "Reading " + TWO + " was acknowledged with 21.4 and is there with 21.5.");
        assertThat(folder.resolve("log")).content().hasLineCount(3).contains(ONE + " 21.4");
    }

    @Test
    void the_oracle_sees_what_nobody_sent(@TempDir Path folder) throws Exception {
        Tally tally = new Tally();
        try (Oracle oracle = new Oracle(folder.resolve("log"))) {
            oracle.compare(new Oracle.Stored(Map.of(ONE, "21.4"), Set.of()), tally);
        }

        assertThat(tally.wrong()).containsExactly("1 readings are there, and 0 were imported or acknowledged.");
    }

    @Test
    void the_page_says_what_was_skipped_and_why_and_what_went_wrong() {
        Tally tally = new Tally();
        tally.round();
        tally.acknowledged(1_234);
        tally.lost("A reading is gone.");
        tally.skipped("no C compiler here");
        tally.refused("503: Not saved.");

        String page = new FaultsPage(Instant.EPOCH, Duration.ofMinutes(3), 5, List.of(new SlowDisk()))
                .text(Map.of("slowdisk", tally));

        assertThat(page)
                .contains(
                        "| `slowdisk` | 1 | 1,234 | 0 | 1 | 1 | 0 | 0 | 1 |",
                        "- `slowdisk`, 1 rounds: no C compiler here",
                        "- `slowdisk`: A reading is gone.",
                        "| 1 | 503: Not saved. |",
                        "seed 5.");
    }
}
