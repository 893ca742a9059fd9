package org.graftline.shell.internal;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Words of {@code backtest}. */
@Command(
        name = "backtest",
        description = "Tell how well crossings of a limit would have been forecast, visit by visit.")
interface BacktestWords {
    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description = "A study that was measured; no home is touched.")
    Path data();

    @Option(names = "--design", paramLabel = "DESIGN.json", description = "What its columns mean.")
    @Nullable
    Path design();

    @Option(
            names = "--limits",
            split = ",",
            defaultValue = "1000,1500,2000",
            paramLabel = "MM3",
            description = "Limits on the volume of a tumor, mm³; without it 1000,1500,2000.")
    List<Double> limits();

    @Option(
            names = "--level",
            defaultValue = "0.05",
            paramLabel = "P",
            description = "The chance from which on a visit is brought forward; without it 0.05.")
    double level();
}
