package org.graftline.launcher;

/** A command that could not even be started. The message is the one line that the person sees. */
final class LaunchException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int exitCode;

    LaunchException(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    LaunchException(String sentence, Throwable cause) {
        super(sentence, cause);
        this.exitCode = ExitCode.FAILED;
    }

    int exitCode() {
        return exitCode;
    }
}
