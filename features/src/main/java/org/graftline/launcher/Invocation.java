package org.graftline.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What was typed, with the options that concern the launcher taken out.
 *
 * @param words the command and its arguments
 * @param home the home directory, absolute
 * @param port where a server listens
 */
record Invocation(List<String> words, Path home, int port) {
    static final int DEFAULT_PORT = 8282;
    private static final String VERIFY_REPORT = "verify-report";
    private static final String RESTORE = "restore";
    private static final String MOVE = "move";

    Invocation {
        words = List.copyOf(words);
    }

    /**
     * @param typed as given to {@code main}
     * @param workingDirectory what relative names refer to
     * @param userHome where the default home directory lies
     * @throws LaunchException if {@code --home} or {@code --port} lacks its value or has an impossible one
     */
    static Invocation of(List<String> typed, Path workingDirectory, Path userHome) throws LaunchException {
        List<String> words = new ArrayList<>();
        Path home = userHome.resolve(".graftline");
        int port = DEFAULT_PORT;
        boolean homeTyped = false;
        for (int i = 0; i < typed.size(); i++) {
            String word = typed.get(i);
            String name = word.startsWith("--") && word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            if (!name.equals("--home") && !name.equals("--port")) {
                words.add(word);
                continue;
            }
            String value;
            if (name.length() < word.length()) {
                value = word.substring(name.length() + 1);
            } else if (++i < typed.size()) {
                value = typed.get(i);
            } else {
                value = "";
            }
            if (name.equals("--home")) {
                homeTyped = true;
                home = workingDirectory.resolve(required(name, value)).normalize();
            } else {
                port = port(required(name, value));
            }
        }
        if (homeTyped && words.contains(VERIFY_REPORT)) {
            words.add("--against-home"); // without a home of its own the report is checked by itself
        }
        if (!words.isEmpty() && words.get(0).equals(RESTORE)) {
            words.add("--home=" + home); // it makes that home, so that nobody may take it before
        }
        return new Invocation(words, home, port);
    }

    Footprint footprint() {
        return Footprint.of(words);
    }

    /** Whether the command keeps anything; a report of one file, and one checked by itself, run on records that are thrown away. */
    boolean needsHome() {
        boolean fromFile = words.contains("report") && words.stream().anyMatch(word -> word.matches("--data(=.*)?"));
        boolean byItself = words.contains(VERIFY_REPORT) && !words.contains("--against-home");
        return footprint() != Footprint.ENGINE && !fromFile && !byItself && !begins(RESTORE);
    }

    /** Whether a server that has the home must be stopped before. */
    boolean needsHomeAlone() {
        return begins(MOVE) && needsHome();
    }

    private boolean begins(String command) {
        return !words.isEmpty() && words.get(0).equals(command);
    }

    boolean serves() {
        return footprint() == Footprint.SERVER;
    }

    private static String required(String name, String value) throws LaunchException {
        if (value.isBlank()) {
            throw new LaunchException(
                    ExitCode.BAD_USAGE,
                    "%s needs a value: --home DIR, --port N. Usage: graftline help".formatted(name));
        }
        return value;
    }

    private static int port(String text) throws LaunchException {
        if (text.matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        }
        throw new LaunchException(
                ExitCode.BAD_USAGE, "--port '%s' is no port: give a number from 1 to 65535.".formatted(text));
    }
}
