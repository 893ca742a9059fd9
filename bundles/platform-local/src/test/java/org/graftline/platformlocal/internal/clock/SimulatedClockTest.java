package org.graftline.platformlocal.internal.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import org.graftline.study.StudyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedClockTest {
    private Instant real = Instant.parse("2026-11-28T21:00:00Z");

    private SimulatedClock clock(String setting) {
        return SimulatedClock.of(setting, () -> real);
    }

    @Test
    void runs_from_the_instant_that_was_set() {
        SimulatedClock clock = clock("2026-03-02T08:00:00Z");
        real = real.plusSeconds(90);
        assertThat(clock.instant()).isEqualTo("2026-03-02T08:01:30Z");
    }

    @Test
    void runs_faster_where_a_speed_is_given() {
        SimulatedClock clock = clock("2026-03-02T08:00:00Z x1440");
        real = real.plusSeconds(60);
        assertThat(clock.instant()).isEqualTo("2026-03-03T08:00:00Z");
    }

    @Test
    void stands_where_its_file_says_until_the_file_changes(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("now"), "2026-03-02T08:00:00Z\n");
        SimulatedClock clock = clock("file:" + file);
        real = real.plusSeconds(3_600);
        assertThat(clock.instant()).isEqualTo("2026-03-02T08:00:00Z");
        Files.writeString(file, "2026-03-05T17:30:00Z");
        assertThat(clock.instant()).isEqualTo("2026-03-05T17:30:00Z");
    }

    @Test
    void refuses_to_go_back_in_any_zone(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("now"), "2026-03-02T08:00:00Z");
        SimulatedClock clock = clock("file:" + file);
        Files.writeString(file, "2026-03-01T08:00:00Z");
        assertThatThrownBy(() -> clock.withZone(ZoneId.of("Europe/Vienna")).instant())
                .isInstanceOf(StudyException.class)
                .hasMessage(
                        "The simulated time went back from 2026-03-02T08:00:00Z to 2026-03-01T08:00:00Z, and records cannot be"
                                + " dated before those they follow. Set it to 2026-03-02T08:00:00Z or later.");
    }

    @Test
    void refuses_a_setting_that_is_no_time() {
        assertThatThrownBy(() -> clock("tomorrow"))
                .isInstanceOf(StudyException.class)
                .hasMessageStartingWith("graftline.clock is 'tomorrow', which is no time. Set an instant");
        assertThatThrownBy(() -> clock("file:/nowhere/at/all"))
                .isInstanceOf(StudyException.class)
                .hasMessageStartingWith("The simulated time cannot be read from /nowhere/at/all");
    }
}
