package org.graftline.shell.internal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Words of {@code qualify}. */
@Command(name = "qualify", description = "Check the engine on cases with known answers.")
interface QualifyWords {
    @Option(
            names = "--cases",
            paramLabel = "DIR",
            description = "A folder of cases; without it those that are shipped.")
    @Nullable
    Path cases();

    @Option(
            names = "--out",
            defaultValue = "qualification",
            paramLabel = "DIR",
            description = "Where a result per case and the record go; 'qualification' without it.")
    Path out();
}
