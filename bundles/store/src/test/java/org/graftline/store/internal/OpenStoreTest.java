package org.graftline.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.graftline.store.internal.Records.CHAIN;
import static org.graftline.store.internal.Records.CODE;
import static org.graftline.store.internal.Records.aReading;
import static org.graftline.store.internal.Records.act;
import static org.graftline.store.internal.Records.study;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.graftline.study.StudyException;
import org.h2.util.OsgiDataSourceFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.osgi.PGDataSourceFactory;

/** The store as the component opens it: lock, driver service, pool. */
class OpenStoreTest {
    @TempDir
    Path home;

    static OpenStore open(Path home) {
        return open(home, "graftline", "");
    }

    private static OpenStore open(Path home, String user, String password) {
        return OpenStore.open(
                home,
                HomeLock.take(home),
                new OpenStore.Access(StoreUrl.of("", home), user, password, 4),
                new OsgiDataSourceFactory(new org.h2.Driver()),
                entry -> {});
    }

    @Test
    void a_restart_finds_everything() {
        try (OpenStore store = open(home)) {
            store.records().unitOfWork().commit(act(study(1)));
        }
        try (OpenStore store = open(home)) {
            assertThat(store.records().studyRecords().study(CODE)).contains(study(1));
            assertThat(store.records().ledger().verify().isIntact()).isTrue();
        }
    }

    @Test
    void a_damaged_file_is_told_by_name_with_what_to_do_and_what_not() throws IOException {
        try (OpenStore store = open(home)) {
            store.records().unitOfWork().commit(act(study(1)));
        }
        Path file = home.resolve("data/graftline.mv.db");
        byte[] bytes = Files.readAllBytes(file);
        for (int block = 2 * 4096; block < bytes.length; block += 4096) { // where a chunk may begin and end stays
            Arrays.fill(bytes, block + 1024, block + 3072, (byte) 0x5a);
        }
        Files.write(file, bytes);

        assertThatThrownBy(() -> open(home))
                .isInstanceOf(StudyException.class)
                .hasMessageContainingAll(
                        file.toAbsolutePath().toString(),
                        "is damaged",
                        "restore the last backup",
                        "Do not go on working with this file");
    }

    @Test
    void a_home_in_use_by_another_process_is_refused_in_a_sentence() throws IOException {
        Process writer = startWriter();
        try (BufferedReader out = writer.inputReader(StandardCharsets.UTF_8)) {
            out.readLine();
            assertThatThrownBy(() -> open(home))
                    .isInstanceOf(StudyException.class)
                    .hasMessage(
                            "The home directory %s is in use by another Graftline process. Stop that one, or name another directory with --home."
                                    .formatted(home));
        } finally {
            writer.destroyForcibly();
        }
    }

    @Test
    void a_second_store_on_a_home_of_this_process_is_refused_and_the_first_goes_on() {
        try (OpenStore store = open(home)) {
            assertThatThrownBy(() -> open(home)).hasMessageContaining("is in use by another store of this process");
            assertThat(store.records().studyRecords().studies()).isEmpty();
        }
    }

    @Test
    void a_home_that_cannot_be_a_folder_is_refused_in_a_sentence() throws IOException {
        Path file = Files.createFile(home.resolve("file"));
        assertThatThrownBy(() -> open(file))
                .hasMessageStartingWith("The home directory %s cannot be used".formatted(file));
    }

    @Test
    void a_failed_opening_leaves_the_home_free() {
        open(home).close();
        assertThatThrownBy(() -> open(home, "graftline", "wrong"))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("the database refuses the user or the password");
        open(home).close();
    }

    @Test
    void a_database_that_does_not_answer_is_said_in_a_sentence() {
        OpenStore.Access nobody =
                new OpenStore.Access(StoreUrl.of("jdbc:postgresql://127.0.0.1:1/graftline", home), "graftline", "", 4);
        assertThatThrownBy(
                        () -> OpenStore.open(home, HomeLock.take(home), nobody, new PGDataSourceFactory(), entry -> {}))
                .isInstanceOf(StudyException.class)
                .hasMessageStartingWith("The store is not open: the database does not answer.");
    }

    /** Design rule: an acknowledged reading survives a killed process. */
    @Test
    void every_acknowledged_entry_survives_a_killed_process() throws IOException, InterruptedException {
        Process writer = startWriter();
        long acknowledged = 0;
        try (BufferedReader out = writer.inputReader(StandardCharsets.UTF_8)) {
            while (acknowledged < 25) {
                acknowledged = Long.parseLong(out.readLine());
            }
            writer.toHandle().destroyForcibly(); // Process.destroyForcibly would close what is still to be read
            for (String line = out.readLine(); line != null && line.matches("\\d+"); line = out.readLine()) {
                acknowledged = Long.parseLong(line);
            }
        }
        assertThat(writer.waitFor(60, TimeUnit.SECONDS)).isTrue();

        try (OpenStore store = open(home)) {
            assertThat(store.records().ledger().head(CHAIN).position()).isGreaterThanOrEqualTo(acknowledged);
            assertThat(store.records().ledger().verify().isIntact()).isTrue();
        }
    }

    private Process startWriter() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessWriter.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Commits readings until it is killed, and prints the position of each once it is acknowledged. */
    static final class EndlessWriter {
        public static void main(String[] home) {
            try (OpenStore store = open(Path.of(home[0]))) {
                while (true) {
                    System.out.println(store.records()
                            .unitOfWork()
                            .commit(act(aReading().build()))
                            .position());
                }
            }
        }
    }
}
