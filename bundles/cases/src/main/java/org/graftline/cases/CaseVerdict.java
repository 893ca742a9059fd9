package org.graftline.cases;

import java.util.List;

/**
 * How one case ended.
 *
 * @param name the case
 * @param title what it is about; empty when the case says nothing
 * @param peer who gave the expected answer, with version: "nlme 3.1.162 (R 4.2.2)", "closed form: …"; empty when it says nothing
 * @param outcome the verdict
 * @param reason one sentence: what disagreed first, what is not available; empty when passed
 * @param comparisons every number compared
 * @param win where ours is proven to be better than the peer's answer, one sentence; empty when it is the same
 * @param unchecked what the peer has and this version does not: "satterthwaite", "kenwardRoger"; empty when all was compared
 * @param inputs the input files
 * @param elapsedMillis reading, fitting, writing and comparing; a fact of the machine
 */
public record CaseVerdict(
        String name,
        String title,
        String peer,
        Outcome outcome,
        String reason,
        List<Comparison> comparisons,
        String win,
        List<String> unchecked,
        List<Input> inputs,
        long elapsedMillis) {
    /** Copies the lists. */
    public CaseVerdict {
        comparisons = List.copyOf(comparisons);
        unchecked = List.copyOf(unchecked);
        inputs = List.copyOf(inputs);
    }

    /**
     * A file that a case was made of.
     *
     * @param name of the file
     * @param sha256 of its bytes, hexadecimal
     */
    public record Input(String name, String sha256) {}

    /** The verdicts. */
    public enum Outcome {
        /** Every comparison agrees. */
        PASSED("passed"),
        /** A comparison disagrees, or there is no result. */
        FAILED("failed"),
        /** The case asks for something that this version does not have. */
        NOT_AVAILABLE("not available yet");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        /** The verdict as records write it. */
        public String words() {
            return words;
        }
    }

    /** The comparisons that disagree. */
    public List<Comparison> disagreements() {
        return comparisons.stream().filter(c -> !c.agrees()).toList();
    }
}
