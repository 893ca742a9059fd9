package org.graftline.shell.internal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Words of {@code config}. */
@Command(name = "config", description = "The settings in force, where each comes from, and what is wrong with them.")
interface ConfigWords {
    @Option(names = "--pid", paramLabel = "PID", description = "One file alone, such as org.graftline.store.")
    @Nullable
    String pid();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write them, a line each, to compare another installation with. No secret is in it.")
    @Nullable
    Path out();

    @Option(names = "--against", paramLabel = "FILE", description = "Print only what differs from such a file.")
    @Nullable
    Path against();
}
