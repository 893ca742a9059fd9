package org.graftline.it.felix;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What an administrator does after an installation: qualify the engine with the cases that came with it. */
public class QualifyIT {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void the_cases_shipped_pass_and_leave_a_record_to_sign() throws Exception {
        Path here = folder.getRoot().toPath();

        TypedCommand typed = TypedCommand.type(here, "qualify", "--out", "out");

        assertEquals(typed.told(), 0, typed.exit());
        assertTrue(typed.told(), typed.told().contains("10 passed, 0 failed"));
        assertTrue(Files.readString(here.resolve("out/qualification.html")).contains("Signature"));
        assertTrue(Files.isRegularFile(here.resolve("out/qualification.json")));
    }
}
