package org.graftline.launcher;

/** What a script sees; the same for every command. */
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int BAD_USAGE = 2;

    private ExitCode() {}
}
