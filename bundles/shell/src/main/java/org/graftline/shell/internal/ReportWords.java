package org.graftline.shell.internal;

import java.nio.file.Path;
import org.graftline.study.Decimal;
import org.graftline.study.StudyCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Words of {@code report}. */
@Command(name = "report", description = "Analyze a study and write its report.")
interface ReportWords {
    @Option(names = "--study", paramLabel = "CODE", description = "A study of the home directory.")
    @Nullable
    StudyCode study();

    @Option(names = "--as", paramLabel = "LOGIN", description = "Who reports; without it whoever is logged in here.")
    @Nullable
    String as();

    @Option(names = "--data", paramLabel = "FILE", description = "A study from one file instead; no home is touched.")
    @Nullable
    Path data();

    @Option(names = "--design", paramLabel = "DESIGN.json", description = "With --data: what its columns mean.")
    @Nullable
    Path design();

    @Option(
            names = "--from-day",
            paramLabel = "DAY",
            description = "With --data: first study day of the analysis; without it day 0, or the first day.")
    @Nullable
    Decimal fromDay();

    @Option(
            names = "--to-day",
            paramLabel = "DAY",
            description = "With --data: last study day of the analysis; without it all.")
    @Nullable
    Decimal toDay();

    @Option(
            names = "--limit",
            paramLabel = "MM3",
            description =
                    "With --data: volume that stands for “too small”, mm³; without it the smallest volume measured.")
    @Nullable
    Decimal limit();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the report goes.")
    Path out();
}
