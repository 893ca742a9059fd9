package org.graftline.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvocationTest {
    private static final Path HERE = Path.of("/here");

    @Test
    void home_and_port_are_for_the_launcher_wherever_they_stand() throws LaunchException {
        Invocation invocation = typed("demo", "--port=9000", "--once", "--home", "labs/a");

        assertThat(invocation).isEqualTo(new Invocation(List.of("demo", "--once"), Path.of("/here/labs/a"), 9000));
    }

    @Test
    void without_options_the_home_is_the_users_and_the_port_8282() throws LaunchException {
        assertThat(typed("start")).isEqualTo(new Invocation(List.of("start"), Path.of("/person/.graftline"), 8282));
    }

    @ParameterizedTest
    @CsvSource({"--port,0", "--port,65536", "--port,http", "--port,''", "--home,''"})
    void an_impossible_value_is_bad_usage(String option, String value) {
        assertThatThrownBy(() -> typed("start", option, value))
                .isInstanceOfSatisfying(
                        LaunchException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_USAGE))
                .hasMessageContaining(option);
    }

    /** A restore makes its home: the launcher must not make it before, and the command must know its name. */
    @Test
    void a_restore_takes_no_home_and_is_told_which_one_to_make() throws LaunchException {
        Invocation invocation = typed("restore", "--home", "labs/a", "--from", "b.zip");

        assertThat(invocation.words()).containsExactly("restore", "--from", "b.zip", "--home=/here/labs/a");
        assertThat(invocation.needsHome()).isFalse();
        assertThat(typed("restore", "--from", "b.zip").words()).contains("--home=/person/.graftline");
    }

    @Test
    void only_a_move_wants_the_home_for_itself() throws LaunchException {
        assertThat(typed("move", "--to", "jdbc:postgresql://h/d").needsHomeAlone())
                .isTrue();
        assertThat(typed("backup", "--out", "b.zip").needsHomeAlone()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "fit --data a.csv --model m.json, ENGINE",
        "backtest --data a.csv, ENGINE",
        "qualify, ENGINE",
        "version, ENGINE",
        "report --data a.csv --out o, RECORDS",
        "import --help, ENGINE",
        "report --study S --out o, RECORDS",
        "import --study S a.csv, RECORDS",
        "verify-audit, RECORDS",
        "demo --once, RECORDS",
        "demo, SERVER",
        "start, SERVER"
    })
    void a_command_starts_no_more_than_it_needs(String typed, Footprint footprint) throws LaunchException {
        assertThat(typed(typed.split(" ")).footprint()).isEqualTo(footprint);
    }

    @ParameterizedTest
    @CsvSource({
        "fit --data a.csv --model m.json, false",
        "report --data a.csv --out o, false",
        "report --data=a.csv --out o, false",
        "report --study S --out o, true",
        "verify-report a.pdf, false",
        "verify-report a.pdf --home h, true",
        "start, true"
    })
    void a_command_that_keeps_nothing_touches_no_home(String typed, boolean home) throws LaunchException {
        assertThat(typed(typed.split(" ")).needsHome()).isEqualTo(home);
    }

    @Test
    void a_larger_footprint_includes_the_smaller() {
        assertThat(Footprint.SERVER.folders()).containsExactly("engine", "records", "server");
        assertThat(Footprint.ENGINE.folders()).containsExactly("engine");
    }

    private static Invocation typed(String... words) throws LaunchException {
        return Invocation.of(List.of(words), HERE, Path.of("/person"));
    }
}
