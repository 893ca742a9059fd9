package org.graftline.shell.internal;

import java.nio.file.Path;
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

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the report goes.")
    Path out();
}
