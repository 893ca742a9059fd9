package org.graftline.launcher;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How much of the installation a command needs: fewer bundles start faster. Each includes those before it. */
enum Footprint {
    /** No home directory: a throw-away cache, no database. */
    ENGINE,
    /** A home directory with its records. */
    RECORDS,
    /** The records, served until stopped. */
    SERVER;

    private static final Set<String> WITHOUT_HOME =
            Set.of("fit", "forecast", "backtest", "batch", "qualify", "help", "version");

    /** The folders below {@code bundles}, in the order they are started. */
    List<String> folders() {
        return Arrays.stream(values())
                .filter(part -> part.compareTo(this) <= 0)
                .map(part -> part.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** @param words the command and its arguments */
    static Footprint of(List<String> words) {
        String command = words.isEmpty() ? "help" : words.get(0);
        if (WITHOUT_HOME.contains(command)
                || words.contains("--help")
                || words.contains("-h")
                || command.startsWith("-")) {
            return ENGINE;
        }
        boolean serves = command.equals("start") || (command.equals("demo") && !words.contains("--once"));
        return serves ? SERVER : RECORDS;
    }
}
