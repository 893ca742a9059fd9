package org.graftline.it.felix;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A server that is killed while it stores: what it acknowledged is there, and what it did not is there whole or not at all. */
public class KillIT {
    private static final long PATIENCE_SECONDS = 120;

    /** From the moment the import is typed: its words travel, the file is read, the rows are being written; a campaign takes all three. */
    private static final List<Integer> KILLED_AFTER_MILLIS =
            Boolean.getBoolean("graftline.campaigns") ? List.of(600, 1200, 2000) : List.of(1200);

    private static final int MICE = 100;
    private static final int DAYS = 60;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path here;
    private Path person;
    private Path home;
    private Process server;

    @Before
    public void at() throws IOException {
        here = folder.newFolder("server").toPath();
        person = folder.newFolder("person").toPath();
        home = folder.getRoot().toPath().resolve("home");
    }

    @After
    public void stop() {
        server.destroyForcibly();
    }

    @Test
    public void acknowledged_readings_outlive_a_kill_and_an_interrupted_import_is_whole_or_absent() throws Exception {
        rows("acknowledged.csv", 8, 5);
        rows("interrupted.csv", MICE, DAYS);
        server = started();
        TypedCommand first = imported("ACK", "acknowledged.csv");
        assertEquals(first.told(), 0, first.exit());

        for (int kill = 0; kill < KILLED_AFTER_MILLIS.size(); kill++) {
            String study = "CUT-" + kill;
            Process typed = TypedCommand.start(
                    person, "import", "--home", home.toString(), "--study", study, "--accept", "interrupted.csv");
            typed.waitFor(KILLED_AFTER_MILLIS.get(kill), TimeUnit.MILLISECONDS);
            killed();
            assertTrue("the command does not end", typed.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
            boolean acknowledged = typed.exitValue() == 0;

            server = started();
            TypedCommand audit = TypedCommand.type(person, "verify-audit", "--home", home.toString());
            assertEquals(audit.told(), 0, audit.exit());
            assertTrue(audit.told(), audit.told().contains("study:ACK: 1 entries"));
            assertAllKnown("ACK", "acknowledged.csv", 8 * 5);
            boolean stored = audit.told().contains("study:" + study + ": 1 entries");
            assertTrue(audit.told(), stored || !audit.told().contains("study:" + study + ":"));
            assertTrue("acknowledged and gone: " + audit.told(), stored || !acknowledged);
            if (stored) {
                assertAllKnown(study, "interrupted.csv", MICE * DAYS);
            }
        }
        TypedCommand last = imported("LAST", "interrupted.csv");
        assertEquals(last.told(), 0, last.exit());
        assertAllKnown("LAST", "interrupted.csv", MICE * DAYS);
    }

    private TypedCommand imported(String study, String file) throws Exception {
        return TypedCommand.type(person, "import", "--home", home.toString(), "--study", study, "--accept", file);
    }

    private void assertAllKnown(String study, String file, int readings) throws Exception {
        TypedCommand again =
                TypedCommand.type(person, "import", "--home", home.toString(), "--study", study, "--preview", file);
        assertEquals(again.told(), 0, again.exit());
        assertTrue(
                again.told(),
                again.told()
                        .contains(readings + " rows: 0 new readings (0 of them without a value), " + readings
                                + " known, 0 different"));
    }

    private void rows(String name, int mice, int days) throws IOException {
        StringBuilder rows = new StringBuilder("donor,mouse,arm,day,volume_mm3\n");
        for (int mouse = 0; mouse < mice; mouse++) {
            for (int day = 0; day < days; day++) {
                rows.append("D%d,M%d,%s,%d,%d%n"
                        .formatted(mouse % 5, mouse, mouse % 2 == 0 ? "control" : "drug", day, 100 + mouse + day));
            }
        }
        Files.writeString(person.resolve(name), rows);
    }

    private Process started() throws Exception {
        return RunningServer.start(here, home);
    }

    private void killed() throws Exception {
        server.destroyForcibly();
        assertTrue("it outlives its kill", server.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }
}
