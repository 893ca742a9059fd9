package org.graftline.shell.internal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Words of {@code move}. */
@Command(
        name = "move",
        description =
                "Move the records of the home directory into another database, prove them, and use it from then on.")
interface MoveWords {
    @Option(
            names = "--to",
            required = true,
            paramLabel = "URL",
            description = "An empty database, jdbc:postgresql://host:port/database.")
    String to();

    @Option(names = "--user", paramLabel = "NAME", description = "User of that database; 'graftline' without it.")
    @Nullable
    String user();

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "The password of that user is the first line of this file.")
    @Nullable
    Path passwordFile();
}
