package org.graftline.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.graftline.study.StudyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreUrlTest {
    @TempDir
    Path home;

    @Test
    void no_url_is_the_h2_file_of_the_home_directory() {
        StoreUrl url = StoreUrl.of("  ", home);
        assertThat(url.driver()).isEqualTo(StoreUrl.Driver.H2);
        assertThat(url.jdbc()).startsWith("jdbc:h2:file:" + home.resolve("data").resolve("graftline") + ";");
    }

    @Test
    void a_mistyped_h2_file_is_no_new_database() {
        assertThatThrownBy(() -> StoreUrl.of("jdbc:h2:file:" + home.resolve("grafline"), home))
                .hasMessageContainingAll(
                        home.resolve("grafline.mv.db").toString(),
                        "none is made unseen",
                        "create that file empty first");
    }

    @Test
    void a_postgresql_url_is_taken_with_its_parameters() {
        String text = "jdbc:postgresql://db-1.lab.example:5433/graftline?sslmode=verify-full";
        assertThat(StoreUrl.of(text, home))
                .isEqualTo(new StoreUrl(
                        text
                                + "&ApplicationName=Graftline&connectTimeout=10&reWriteBatchedInserts=true&tcpKeepAlive=true",
                        StoreUrl.Driver.POSTGRESQL));
        assertThat(StoreUrl.of("jdbc:postgresql://h/d?connectTimeout=3", home).jdbc())
                .startsWith("jdbc:postgresql://h/d?connectTimeout=3&")
                .doesNotContain("connectTimeout=10");
    }

    @Test
    void an_h2_file_elsewhere_needs_its_folder() throws IOException {
        Files.createFile(home.resolve("x.mv.db"));
        assertThat(StoreUrl.of("jdbc:h2:file:" + home.resolve("x"), home).jdbc())
                .contains(home.resolve("x").toString());
        assertThatThrownBy(() -> StoreUrl.of("jdbc:h2:file:" + home.resolve("no/x"), home))
                .hasMessageContaining("its folder must exist");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgres://localhost/graftline",
                "jdbc:postgresql:/localhost/graftline",
                "jdbc:postgresql://localhost",
                "postgresql://localhost/graftline",
                "jdbc:h2:./graftline",
                "jdbc:h2:mem:graftline",
                "jdbc:h2:tcp://localhost/graftline",
                "jdbc:h2:file:graftline",
                "jdbc:h2:file:/tmp/x;INIT=RUNSCRIPT FROM 'x.sql'",
                "jdbc:h2:file:/\u0000",
                "graftline",
                "jdbc:mysql://localhost/graftline"
            })
    void a_mistyped_url_is_refused_in_a_sentence_and_makes_no_database(String url) {
        assertThatThrownBy(() -> StoreUrl.of(url, home))
                .isInstanceOf(StudyException.class)
                .hasMessageStartingWith("The url '")
                .hasMessageContaining("of org.graftline.store cannot be used")
                .hasMessageContaining("jdbc:postgresql://host:port/database");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void a_password_in_the_url_is_refused_without_being_shown() {
        assertThatThrownBy(() -> StoreUrl.of("jdbc:postgresql://localhost/graftline?password=secret", home))
                .hasMessageContaining("passwordFile")
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_home_with_a_semicolon_is_refused() throws java.io.IOException {
        Path odd = Files.createDirectory(home.resolve("a;b"));
        assertThatThrownBy(() -> StoreUrl.of("", odd)).hasMessageContaining("must not contain ';'");
    }
}
