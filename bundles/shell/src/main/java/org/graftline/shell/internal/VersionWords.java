package org.graftline.shell.internal;

import picocli.CommandLine.Command;

/** Takes nothing. */
@Command(name = "version", description = "Say which version this is.")
interface VersionWords {}
