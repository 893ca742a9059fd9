package org.graftline.cases;

/**
 * One number of ours held against the peer's. It agrees when {@code low ≤ ours ≤ high}.
 *
 * @param quantity what is compared
 * @param peer the number expected
 * @param ours our number; NaN when the result lacks it
 * @param low smallest number that agrees; may be infinite
 * @param high largest number that agrees; may be infinite
 * @param rule the tolerance in words
 */
public record Comparison(String quantity, double peer, double ours, double low, double high, String rule) {
    /** Whether the two agree. */
    public boolean agrees() {
        return low <= ours && ours <= high;
    }

    /** The comparison as a sentence without a full stop. */
    public String words() {
        return "%s is %s, expected %s (%s)".formatted(quantity, ours, peer, rule);
    }
}
