package org.graftline.shell.internal;

import java.io.PrintStream;
import java.nio.file.Path;

/**
 * Where a command reads and writes.
 *
 * @param workingDirectory what relative file names refer to; the server's own is another
 * @param out for results
 * @param err for the one line that says what went wrong
 */
public record Console(Path workingDirectory, PrintStream out, PrintStream err) {
    /** @return the file that was meant, absolute */
    Path file(Path typed) {
        return workingDirectory.resolve(typed).normalize();
    }

    /** Says what went wrong in one line. */
    void refuse(String sentence) {
        err.println("graftline: " + sentence.replaceAll("\\s*\\R\\s*", " "));
    }

    void say(String line) {
        out.println(line);
    }
}
