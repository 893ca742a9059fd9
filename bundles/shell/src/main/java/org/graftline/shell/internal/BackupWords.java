package org.graftline.shell.internal;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Words of {@code backup}. */
@Command(
        name = "backup",
        description = "Back up everything of the home directory into one file, also while it is served.")
interface BackupWords {
    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE.zip|DIR",
            description = "The file, which must not exist; or a folder, which gets one named after the time.")
    Path out();
}
