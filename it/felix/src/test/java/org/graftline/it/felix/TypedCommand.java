package org.graftline.it.felix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a person gets who types {@code bin/graftline …}.
 *
 * @param exit the exit code
 * @param out what it printed
 * @param err what it complained
 */
record TypedCommand(int exit, List<String> out, List<String> err) {
    private static final long LONGEST_MINUTES = 5;

    /** Types the words in a folder and waits for the end. */
    static TypedCommand type(Path folder, String... words) throws IOException, InterruptedException {
        Process process = start(folder, words);
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(
                    "graftline " + String.join(" ", words) + " did not end within " + LONGEST_MINUTES + " minutes");
        }
        return new TypedCommand(process.exitValue(), lines(folder, "out"), lines(folder, "err"));
    }

    /** Types the words in a folder and does not wait. */
    static Process start(Path folder, String... words) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Distribution.folder().resolve("bin/graftline").toString()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(folder.resolve("typed.out").toFile())
                .redirectError(folder.resolve("typed.err").toFile())
                .start();
    }

    private static List<String> lines(Path folder, String name) throws IOException {
        return Files.readAllLines(folder.resolve("typed." + name), StandardCharsets.UTF_8);
    }

    /** All that was printed, for a failing assertion. */
    String told() {
        return "exit " + exit + "\nout: " + String.join("\n     ", out) + "\nerr: " + String.join("\n     ", err);
    }
}
