package org.graftline.shell.internal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Words of {@code fit}. */
@Command(name = "fit", description = "Fit a model to a table, both in the case format.")
interface FitWords {
    @Option(names = "--data", required = true, paramLabel = "FILE.csv", description = "The rows.")
    Path data();

    @Option(names = "--model", required = true, paramLabel = "FILE.json", description = "What to fit.")
    Path model();

    @Option(
            names = "--inference",
            defaultValue = "default",
            paramLabel = "METHOD",
            description = "containment, satterthwaite, kenwardRoger or all; without it the best that exists.")
    String inference();

    @Option(names = "--out", paramLabel = "FILE.json", description = "Where the whole result goes.")
    @Nullable
    Path out();
}
