package org.graftline.shell.internal;

import java.nio.file.Path;
import org.graftline.study.StudyCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Words of {@code archive}. */
@Command(
        name = "archive",
        description = "Write a study with its ledger in open formats, to be verified without Graftline.")
interface ArchiveWords {
    @Option(names = "--study", required = true, paramLabel = "CODE", description = "A study of the home directory.")
    StudyCode study();

    @Option(names = "--as", paramLabel = "LOGIN", description = "Who archives; without it whoever is logged in here.")
    @Nullable
    String as();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE.zip|DIR",
            description = "A new file whose name ends in .zip, or a folder that is absent or empty.")
    Path out();
}
