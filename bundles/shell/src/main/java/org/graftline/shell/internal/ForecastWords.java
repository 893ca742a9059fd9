package org.graftline.shell.internal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Words of {@code forecast}. */
@Command(name = "forecast", description = "Forecast subjects and the risk of a limit from a fitted model.")
interface ForecastWords {
    @Option(names = "--data", required = true, paramLabel = "FILE.csv", description = "The rows to fit.")
    Path data();

    @Option(names = "--model", required = true, paramLabel = "FILE.json", description = "What to fit.")
    Path model();

    @Option(
            names = "--newdata",
            required = true,
            paramLabel = "FILE.csv",
            description = "New rows: with a response they are readings, without one times to forecast.")
    Path newData();

    @Option(names = "--limit", paramLabel = "X", description = "The limit whose risk is wanted.")
    @Nullable
    Double limit();

    @Option(
            names = "--level",
            defaultValue = "0.05",
            paramLabel = "P",
            description = "The accepted risk until the next visit; without it 0.05.")
    double level();

    @Option(
            names = "--time",
            paramLabel = "COLUMN",
            description = "The column of times; without it the first number of the innermost random part.")
    @Nullable
    String time();

    @Option(
            names = "--log",
            description = "The response is a natural logarithm: print medians, and compare the limit with them.")
    boolean log();

    @Option(names = "--out", paramLabel = "FILE.json", description = "Where the whole result goes.")
    @Nullable
    Path out();
}
