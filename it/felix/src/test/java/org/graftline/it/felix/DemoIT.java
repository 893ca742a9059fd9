package org.graftline.it.felix;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The command of the README, typed as a newcomer types it. */
public class DemoIT {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void demo_once_leaves_a_report_and_says_the_result_honestly() throws Exception {
        Path home = folder.getRoot().toPath().resolve("home");
        TypedCommand demo = TypedCommand.type(folder.getRoot().toPath(), "demo", "--once", "--home", home.toString());

        assertEquals(demo.told(), 0, demo.exit());
        assertEquals(demo.told(), List.of(), demo.err());
        String printed = String.join("\n", demo.out());
        assertTrue(printed, printed.contains("76"));
        assertTrue(printed, printed.contains("2104") || printed.contains("2,104"));
        assertTrue(printed, printed.contains("620"));
        for (String name : List.of("report.html", "report.pdf", "fit.json")) {
            Path file = home.resolve("demo").resolve(name);
            assertTrue(printed, printed.contains(file.toString()));
            assertTrue(name + " is there", Files.size(file) > 10_000);
        }
        assertTrue(
                Files.readString(home.resolve("demo/fit.json")).replace(" ", "").contains("\"converged\":true"));
        assertTrue(Files.readString(home.resolve("demo/report.html")).contains("erlotinib")
                || Files.readString(home.resolve("demo/report.html")).contains("Erlotinib"));
        assertTrue(new String(Files.readAllBytes(home.resolve("demo/report.pdf")), StandardCharsets.ISO_8859_1)
                .startsWith("%PDF-"));

        TypedCommand again = TypedCommand.type(folder.getRoot().toPath(), "demo", "--once", "--home", home.toString());
        assertEquals(again.told(), 0, again.exit());
        TypedCommand audit = TypedCommand.type(folder.getRoot().toPath(), "verify-audit", "--home", home.toString());
        assertEquals(audit.told(), 0, audit.exit());
    }
}
