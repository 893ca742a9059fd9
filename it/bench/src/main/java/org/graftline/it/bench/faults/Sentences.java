package org.graftline.it.bench.faults;

import java.util.Optional;
import java.util.regex.Pattern;
import org.graftline.it.bench.capture.Technician.Refused;

/** Whether what people are told is a sentence, and which. */
final class Sentences {
    private static final Pattern MACHINE_WORDS =
            Pattern.compile("\\bat [a-z]+(\\.\\w+)+\\(|\\w+(\\.\\w+)+(Exception|Error)\\b|\\bnull\\b");
    private static final Pattern NUMBERS = Pattern.compile("\\b[0-9a-f]{8}\\b");

    private Sentences() {}

    /** @return what is wrong with an answer; empty if it says in a sentence that nothing was done, and why */
    static Optional<String> fault(Refused refused) {
        String detail = refused.problem().path("detail").asString("");
        String remedy = refused.problem().path("remedy").asString("");
        if (detail.isBlank() || MACHINE_WORDS.matcher(detail + " " + remedy).find()) {
            return Optional.of("A refusal is no sentence: " + refused);
        }
        return refused.status() == 500
                ? Optional.of(
                        "A fault of the disk, the clock or the database became one of Graftline's own: " + refused)
                : Optional.empty();
    }

    /** @return the sentence of a refusal, without what differs from one to the next */
    static String of(Refused refused) {
        return refused.status() + ": "
                + NUMBERS.matcher(refused.problem().path("detail").asString("")).replaceAll("…");
    }

    /** @return whether it promises that nothing is stored */
    static boolean promisesNothingStored(Refused refused) {
        return refused.problem().path("detail").asString("").startsWith("Not saved, nothing of it");
    }

    /** @return the last words of a process that says "graftline: …"; empty if it says nothing, or in a machine's words */
    static Optional<String> lastWords(String said) {
        return said.lines()
                .filter(line -> line.startsWith("graftline: "))
                .filter(line -> !MACHINE_WORDS.matcher(line).find())
                .reduce((first, last) -> last);
    }
}
