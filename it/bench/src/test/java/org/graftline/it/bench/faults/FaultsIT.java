package org.graftline.it.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A slice of the campaign that {@code run faults} does at length: a round of each kind that one installation can take.
 * Those that need one of their own, with little memory or PostgreSQL, are for campaigns.
 */
class FaultsIT {
    private static final long SEED = 20_261_129;

    @Test
    void whatever_breaks_what_was_acknowledged_is_there_once_and_what_was_refused_was_refused_whole(@TempDir Path work)
            throws Exception {
        List<Fault> kinds = Campaign.FAULTS.stream()
                .filter(fault -> Boolean.getBoolean("graftline.campaigns") || fault.ground() == Ground.DISK)
                .toList();
        Path distribution = Path.of(System.getProperty("graftline.distribution", "../../features/target/graftline"));

        Map<String, Tally> tallies =
                new Campaign(distribution, work, SEED, System.out).run(kinds, kinds.size(), Long.MAX_VALUE);

        assertThat(tallies).hasSameSizeAs(kinds).allSatisfy((kind, tally) -> {
            assertThat(tally.wrong()).as(kind).isEmpty();
            assertThat(tally.rounds() + tally.skipped().size()).as(kind).isEqualTo(1);
            if (tally.skipped().isEmpty()) {
                assertThat(tally.acknowledged()).as(kind).isPositive();
            }
        });
        assertThat(tallies)
                .hasEntrySatisfying("kill", tally -> assertThat(tally.rounds()).isEqualTo(1)); // needs nothing special
        String page = new FaultsPage(Instant.EPOCH, Duration.ofMinutes(3), SEED, kinds).text(tallies);
        assertThat(page).contains("1970-01-01, 3 minutes", "| `kill` | 1 | ").doesNotContain("## What went wrong");
    }
}
