package org.graftline.cases;

import java.util.List;

/**
 * How one case ended.
 *
 * @param name the case
 * @param outcome the verdict
 * @param reason one sentence: what disagreed first, what is not available; empty when passed
 * @param comparisons every number compared
 * @param unchecked what the peer has and this version does not: "satterthwaite", "kenwardRoger"; empty when all was compared
 * @param inputs SHA-256 of each input file, as {@code name hash}
 * @param elapsedMillis reading, fitting, writing and comparing; a fact of the machine
 */
public record CaseVerdict(
        String name,
        Outcome outcome,
        String reason,
        List<Comparison> comparisons,
        List<String> unchecked,
        List<String> inputs,
        long elapsedMillis) {
    /** Copies the lists. */
    public CaseVerdict {
        comparisons = List.copyOf(comparisons);
        unchecked = List.copyOf(unchecked);
        inputs = List.copyOf(inputs);
    }

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
