package org.graftline.shell.internal;

/** How a command ended, and the exit code that scripts see. */
public enum Outcome {
    DONE(0),
    FAILED(1),
    BAD_USAGE(2),
    DONE_IN_PART(3);

    private final int exitCode;

    Outcome(int exitCode) {
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
