package org.graftline.study.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Runs one command of the command line to its end. The launcher calls it with the words a person typed, a running server with those
 * it received over loopback. Safe for many threads.
 */
@ProviderType
public interface CommandLine {
    /**
     * @param words the command and its arguments, as typed
     * @param workingDirectory what relative file names refer to
     * @param out for results
     * @param err for the one line that says what went wrong
     * @return the exit code: 0 done, 1 the work failed or a check found something, 2 bad usage, 3 done in part
     */
    int run(List<String> words, Path workingDirectory, PrintStream out, PrintStream err);
}
