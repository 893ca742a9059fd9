package org.graftline.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.graftline.study.LedgerHead;
import org.graftline.study.backup.BackupFile;
import org.graftline.study.backup.Backups;
import org.graftline.study.backup.DatabaseTarget;
import org.graftline.study.backup.Inventory;
import org.graftline.study.record.Chain;
import org.junit.jupiter.api.Test;

class RestoreCommandTest {
    private static final Inventory INVENTORY = Inventory.of(
            "005",
            Map.of("reading", 1_200L, "dose", 0L),
            Map.of(Chain.INSTALLATION, new LedgerHead(7, "a".repeat(64))));

    private final List<String> asked = new ArrayList<>();
    private final TestConsole console = new TestConsole(Path.of("/here"));

    @Test
    void a_restore_says_what_it_proved_and_how_to_start() {
        assertThat(run("restore", "--from", "b.zip", "--home", "new")).isEqualTo(Outcome.DONE);

        assertThat(asked)
                .containsExactly("restore /here/b.zip /here/new DatabaseTarget[url=, user=graftline, passwordFile=]");
        assertThat(console.out())
                .contains("1,200 rows")
                .contains("installation: head 7 " + "a".repeat(64))
                .contains("the whole ledger (7 entries) against the tables")
                .contains("graftline start --home /here/new");
    }

    @Test
    void a_database_is_named_with_its_user_and_the_file_of_the_password() {
        run(
                "restore",
                "--from",
                "b.zip",
                "--home",
                "new",
                "--to",
                "jdbc:postgresql://h/d",
                "--user",
                "gl",
                "--password-file",
                "pw");

        assertThat(asked)
                .containsExactly(
                        "restore /here/b.zip /here/new DatabaseTarget[url=jdbc:postgresql://h/d, user=gl, passwordFile=/here/pw]");
    }

    @Test
    void a_test_touches_no_home() {
        assertThat(run("restore", "--test", "--from", "b.zip")).isEqualTo(Outcome.DONE);

        assertThat(asked).containsExactly("test /here/b.zip");
        assertThat(console.out()).contains("can be restored. The temporary place is removed.");
    }

    @Test
    void words_that_contradict_each_other_do_nothing() {
        assertThatThrownBy(() -> run("restore", "--from", "b.zip", "--user", "gl"))
                .isInstanceOf(BadUsageException.class)
                .hasMessage("--user and --password-file belong to --to URL.");
        assertThatThrownBy(() -> run("restore", "--test", "--from", "b.zip", "--to", "jdbc:postgresql://h/d"))
                .isInstanceOf(BadUsageException.class);
        assertThat(asked).isEmpty();
    }

    private Outcome run(String command, String... typed) {
        picocli.CommandLine parser = Vocabulary.parser(command).orElseThrow();
        parser.parseArgs(typed);
        RestoreWords words = parser.getCommand();
        return new RestoreCommand(new Backups() {
                    @Override
                    public BackupFile write(Path out) {
                        return new BackupFile(out, 0, "", Instant.EPOCH, INVENTORY);
                    }

                    @Override
                    public Inventory restore(Path from, Path home, DatabaseTarget target) {
                        asked.add("restore %s %s %s".formatted(from, home, target));
                        return INVENTORY;
                    }

                    @Override
                    public Inventory test(Path from) {
                        asked.add("test " + from);
                        return INVENTORY;
                    }

                    @Override
                    public Move move(DatabaseTarget target) {
                        asked.add("move " + target);
                        return new Move(write(Path.of("b")), Path.of("c"), INVENTORY);
                    }
                })
                .run(words, console.console());
    }
}
