package org.graftline.study.bench;

import org.graftline.study.Decimal;
import org.graftline.study.ImpossibleValueException;

/**
 * A limit of the protocol on one animal. Reaching it raises an alert; it never stops an entry. Evaluated by the same definition here
 * and in a browser without a network.
 *
 * @param quantity what is compared
 * @param threshold reached when the quantity is at or above it, in the quantity's unit, above 0
 * @param tier how urgent
 */
public record ProtocolLimit(Quantity quantity, Decimal threshold, Tier tier) {
    /** Where a sentence names the animal. */
    public static final String MOUSE = "{mouse}";
    /** Where a sentence says the quantity, to three significant digits. */
    public static final String VALUE = "{value}";

    /** What a limit compares. */
    public enum Quantity {
        /** Volume of one tumor, mm³. */
        TUMOR_VOLUME("tumor volume", "mm³"),
        /** Longest diameter of one tumor, mm. */
        LENGTH("length", "mm"),
        /** Mean of length and width of one tumor, mm. */
        MEAN_DIAMETER("mean diameter", "mm"),
        /** Sum of the latest volumes of all tumors of the mouse, mm³. */
        TUMOR_BURDEN("tumor burden", "mm³"),
        /** Weight lost against the first weight on or before day 0 (else the first), percent. */
        WEIGHT_LOSS("weight loss from the start", "%"),
        /** Weight lost against the highest weight so far, percent. */
        WEIGHT_LOSS_FROM_PEAK("weight loss from the highest weight", "%"),
        /** Ulceration score of one tumor. */
        ULCERATION_SCORE("ulceration score", "");

        private final String words;
        private final String unit;

        Quantity(String words, String unit) {
            this.words = words;
            this.unit = unit;
        }

        /** @return what it is called in a sentence */
        public String words() {
            return words;
        }

        /** @return the unit of the threshold, empty for a score */
        public String unit() {
            return unit;
        }
    }

    /** How urgent. */
    public enum Tier {
        /** Look closer, come back sooner. */
        WATCH,
        /** The humane endpoint: somebody decides now. */
        STOP
    }

    /** @throws ImpossibleValueException if the threshold is not above 0 */
    public ProtocolLimit {
        if (!(threshold.value() > 0)) {
            throw new ImpossibleValueException("A limit of %s %s would be reached by every animal. Enter one above 0."
                    .formatted(threshold, quantity.unit()));
        }
    }

    /**
     * What is said when an animal reaches the limit, with {@value #MOUSE} and {@value #VALUE} to be filled in: here, and by a browser
     * that has no network. Nothing else is left open, so that both say the same.
     *
     * @return a sentence that says what it means and what to do
     */
    public String sentence() {
        String behind = quantity.unit().isEmpty() ? "" : " " + quantity.unit();
        String what = "%s %s%s, limit %s%s".formatted(quantity.words(), VALUE, behind, threshold, behind);
        return switch (tier) {
            case STOP -> "%s reached the humane endpoint: %s. Tell whoever decides now.".formatted(MOUSE, what);
            case WATCH -> "%s is to be watched: %s. Look closer, come back sooner.".formatted(MOUSE, what);
        };
    }
}
