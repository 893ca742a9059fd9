package org.graftline.shell.internal;

import java.nio.file.Path;
import java.util.List;
import org.graftline.report.export.ExportFormat;
import org.graftline.study.StudyCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Words of {@code export}. */
@Command(name = "export", description = "Write a study as files for other software and for the journal.")
interface ExportWords {
    @Option(names = "--study", required = true, paramLabel = "CODE", description = "A study of the home directory.")
    StudyCode study();

    @Option(names = "--as", paramLabel = "LOGIN", description = "Who exports; without it whoever is logged in here.")
    @Nullable
    String as();

    @Option(
            names = "--format",
            split = ",",
            paramLabel = "FORMAT",
            description = "One or several of ${COMPLETION-CANDIDATES}; without it all.")
    @Nullable
    List<ExportFormat> formats();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the files go.")
    Path out();
}
