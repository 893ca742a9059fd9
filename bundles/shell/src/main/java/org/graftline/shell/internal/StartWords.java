package org.graftline.shell.internal;

import picocli.CommandLine.Command;

/** The launcher does the serving; it takes {@code --home} and {@code --port}. */
@Command(name = "start", description = "Serve until stopped.")
interface StartWords {}
