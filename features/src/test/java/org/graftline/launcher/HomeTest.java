package org.graftline.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    Path folder;

    @Test
    void a_home_that_is_taken_cannot_be_taken_again_until_it_is_given_back() throws Exception {
        try (Home home = Home.take(folder).orElseThrow()) {
            assertThat(home.directory()).isEqualTo(folder);
            assertThat(Home.take(folder)).isEmpty();
        }
        try (Home again = Home.take(folder).orElseThrow()) {
            assertThat(again.directory()).isEqualTo(folder);
        }
    }

    @Test
    void a_new_home_is_the_owners_alone() throws Exception {
        try (Home home = Home.take(folder.resolve("new")).orElseThrow()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.directory())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void a_file_in_the_place_of_a_home_is_refused_with_its_name() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> Home.take(file.resolve("home")))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("--home");
    }

    @Test
    void a_throw_away_home_is_gone_afterwards() throws Exception {
        Path directory;
        try (Home home = Home.throwAway()) {
            directory = home.directory();
            Files.createDirectories(directory.resolve("cache/bundle0"));
            Files.writeString(directory.resolve("cache/bundle0/file"), "x");
        }
        assertThat(directory).doesNotExist();
    }
}
