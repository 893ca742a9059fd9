package org.graftline.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.graftline.platform.PeopleAdministration;
import org.graftline.study.LedgerHead;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.backup.StudyArchives;
import org.graftline.study.bench.Blinding;
import org.graftline.study.conduct.ArmSights;
import org.graftline.study.conduct.ArmSights.Sight;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.people.Permission;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArchiveCommandTest {
    private static final Actor DIRECTOR =
            new Actor(new PersonId("p-0123456789ab"), "Dora Director", Actor.Via.COMMAND_LINE);

    private final List<Path> written = new ArrayList<>();
    private final TestConsole console = new TestConsole(Path.of("/here"));

    @Test
    void an_archive_says_its_place_its_counts_and_the_head_to_keep() {
        assertThat(run(Role.MAY, Sees.ARMS, Sight.SHOWN)).isEqualTo(Outcome.DONE);

        assertThat(written).containsExactly(Path.of("/here/s.zip"));
        assertThat(console.out())
                .contains("/here/s.zip: 1,200 records, 7 ledger entries, 30 files")
                .contains("Ledger head " + "a".repeat(64));
    }

    @Test
    void nobody_gets_one_who_may_not_see_the_arms_or_make_a_report() {
        assertThatThrownBy(() -> run(Role.MAY, Sees.NO_ARM, Sight.SHOWN)).isInstanceOf(NotAllowedException.class);
        assertThatThrownBy(() -> run(Role.MAY, Sees.ARMS, Sight.POOLED_UNTIL_LOOK))
                .hasMessageContainingAll("shows the arms", "Dora Director", "Lock the data first");
        assertThatThrownBy(() -> run(Role.MAY_NOT, Sees.ARMS, Sight.SHOWN)).isInstanceOf(NotAllowedException.class);
        assertThat(written).isEmpty();
    }

    private enum Role {
        MAY,
        MAY_NOT
    }

    private enum Sees {
        ARMS,
        NO_ARM
    }

    private Outcome run(Role role, Sees sees, Sight sight) {
        Access access = new Access() {
            @Override
            public void require(Actor actor, Permission permission, @Nullable StudyCode study) {
                if (!allows(actor, permission, study)) {
                    throw new NotAllowedException(actor, permission, study);
                }
            }

            @Override
            public boolean allows(Actor actor, Permission permission, @Nullable StudyCode study) {
                return role == Role.MAY && permission == Permission.MAKE_REPORT;
            }
        };
        StudyArchives archives = (study, out) -> {
            written.add(out);
            return new StudyArchives.Archive(out, new LedgerHead(7, "a".repeat(64)), 1_200, 30, 5);
        };
        ArmSights sights = (actor, study) -> sight;
        ArchiveCommand command = new ArchiveCommand(
                archives,
                only(PeopleAdministration.class, "commandLineActor", DIRECTOR),
                access,
                only(Blinding.class, "isBlinded", sees == Sees.NO_ARM),
                sights);
        picocli.CommandLine parser = Vocabulary.parser("archive").orElseThrow();
        parser.parseArgs("--study", "S", "--out", "s.zip");
        return command.run(command.words().cast(parser.getCommand()), console.console());
    }

    /** A service of which one method answers and the others are not to be called. */
    private static <T> T only(Class<T> service, String method, Object answer) {
        return service.cast(Proxy.newProxyInstance(
                service.getClassLoader(), new Class<?>[] {service}, (proxy, called, words) -> {
                    if (!called.getName().equals(method)) {
                        throw new AssertionError("not to be called: " + called);
                    }
                    return answer;
                }));
    }
}
