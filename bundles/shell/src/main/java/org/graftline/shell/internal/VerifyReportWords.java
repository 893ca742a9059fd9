package org.graftline.shell.internal;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Words of {@code verify-report}. */
@Command(
        name = "verify-report",
        description =
                "Check offline that a report's numbers come from the data inside it, with --home from its ledger.")
interface VerifyReportWords {
    @Parameters(paramLabel = "FILE.pdf", description = "The report.")
    Path file();

    @Option(names = "--against-home", hidden = true, description = "Written by the launcher where --home was typed.")
    boolean againstHome();
}
