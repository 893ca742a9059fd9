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
    /** What a limit compares. */
    public enum Quantity {
        /** Volume of one tumor, mm³. */
        TUMOR_VOLUME("mm³"),
        /** Longest diameter of one tumor, mm. */
        LENGTH("mm"),
        /** Mean of length and width of one tumor, mm. */
        MEAN_DIAMETER("mm"),
        /** Sum of the latest volumes of all tumors of the mouse, mm³. */
        TUMOR_BURDEN("mm³"),
        /** Weight lost against the first weight on or before day 0 (else the first), percent. */
        WEIGHT_LOSS("%"),
        /** Weight lost against the highest weight so far, percent. */
        WEIGHT_LOSS_FROM_PEAK("%"),
        /** Ulceration score of one tumor. */
        ULCERATION_SCORE("");

        private final String unit;

        Quantity(String unit) {
            this.unit = unit;
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
}
