package org.graftline.web.internal.api;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpApiTest {
    @TempDir
    Path folder;

    @Test
    void the_manual_is_listed_and_read_without_log_in() throws Exception {
        Path manual = Files.createDirectory(folder.resolve("manual"));
        Files.writeString(manual.resolve("index.md"), "# First steps\n\nBegin.");
        try (Site site = new Site(Optional.of(manual))) {
            then(site.get("/help").body()).isEqualTo("{\"pages\":[{\"name\":\"index\",\"title\":\"First steps\"}]}");
            then(site.get("/help/index").body()).isEqualTo("# First steps\n\nBegin.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"..%2Fsecret", "%2Fetc%2Fpasswd", "..%5Csecret", "index.md", "secret"})
    void nothing_outside_the_manual_is_read(String page) throws Exception {
        Path manual = Files.createDirectory(folder.resolve("manual"));
        Files.writeString(manual.resolve("index.md"), "# First steps");
        Files.writeString(folder.resolve("secret.md"), "hidden");
        try (Site site = new Site(Optional.of(manual))) {
            then(site.get("/help/" + page).statusCode()).isBetween(400, 404);
        }
    }

    @Test
    void without_a_manual_the_list_is_empty() throws Exception {
        try (Site site = new Site(Optional.of(folder.resolve("absent")))) {
            then(site.get("/help").body()).isEqualTo("{\"pages\":[]}");
        }
    }
}
