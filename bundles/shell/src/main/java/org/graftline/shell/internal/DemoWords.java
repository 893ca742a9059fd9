package org.graftline.shell.internal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Words of {@code demo}; the launcher takes {@code --home} and {@code --port}. */
@Command(name = "demo", description = "The main job on a bundled study: import, fit, report; then serve.")
interface DemoWords {
    @Option(names = "--once", description = "Leave when the report is written.")
    boolean once();
}
