package org.graftline.it.felix;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The shipped layout of the log, written to and read as a file. */
public class LogLayoutIT {
    private static final String FORGED = "2026-01-01T00:00:00.000Z ERROR forged";
    private static final List<String> ENDS =
            List.of("\r\n", "\n", "\r", "\u001b[31m", "\u2028", "\u2029", "\u0085", "\u202e", "\u0000", "\u000b");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void whatever_stands_in_a_message_or_in_a_failure_it_makes_no_line_of_its_own() throws Exception {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putProperty("graftline.logs", folder.getRoot().toString());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(new File("../../features/target/graftline/config/logback.xml"));
        Logger log = context.getLogger("org.graftline.test");
        for (String end : ENDS) {
            log.warn("GL-0000 A name: {}", "x" + end + FORGED);
        }
        log.error("GL-0000 A failure", new IllegalStateException("x\r\n" + FORGED + "\u001b[31m\u2028" + FORGED));
        context.stop();

        Path file = folder.getRoot().toPath().resolve("graftline.log");
        List<String> lines = Files.readAllLines(file);
        assertEquals(
                ENDS.size() + 1,
                lines.stream().filter(line -> line.contains(" GL-0000 ")).count());
        for (String line : lines) {
            assertTrue(
                    line,
                    line.matches(
                            "(\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z (WARN |ERROR) org\\.graftline\\.test GL-0000 .*)|(    .*)"));
            assertFalse(line, line.startsWith(FORGED));
            assertFalse(line, line.matches(".*[\\p{Cf}\\p{Zl}\\p{Zp}\\x1b\\x00\\u0085].*"));
        }
        assertTrue(lines.stream().anyMatch(line -> line.contains("    \tat org.graftline.it.felix.LogLayoutIT")));
    }
}
