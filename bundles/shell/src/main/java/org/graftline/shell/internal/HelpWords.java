package org.graftline.shell.internal;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Words of {@code help}. */
@Command(name = "help", description = "Say what there is, or the words of one command.")
interface HelpWords {
    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "Which.")
    @Nullable
    String command();
}
