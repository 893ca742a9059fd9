package org.graftline.shell.internal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Words of {@code restore}. */
@Command(
        name = "restore",
        description = "Put a backup into an empty home directory and prove it; with --test into a temporary one.")
interface RestoreWords {
    @Option(names = "--from", required = true, paramLabel = "FILE.zip", description = "The backup.")
    Path from();

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "The new home directory, absent or empty; ~/.graftline without it.")
    @Nullable
    Path home();

    @Option(names = "--test", description = "Prove the backup in a temporary place and remove that again.")
    boolean test();

    @Option(
            names = "--to",
            paramLabel = "URL",
            description = "An empty database, jdbc:postgresql://host:port/database; without it an H2 file in the home.")
    @Nullable
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
