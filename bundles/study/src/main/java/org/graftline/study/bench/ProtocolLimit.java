package org.graftline.study.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.graftline.study.Decimal;
import org.graftline.study.ImpossibleValueException;

/**
 * A limit of the protocol on one animal. Reaching it raises an alert; it never stops an entry. Evaluated by the same definition here
 * and in a browser without a network.
 *
 * @param quantity what is compared
 * @param threshold reached when the quantity is at or above it (a {@link Quantity#isWorseWhenLower} at or below), in the quantity's unit,
 *     above 0
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
        TUMOR_VOLUME("mm³", "tumor volume"),
        /** Longest diameter of one tumor, mm. */
        LENGTH("mm", "length"),
        /** Mean of length and width of one tumor, mm. */
        MEAN_DIAMETER("mm", "mean diameter"),
        /** Sum of the latest volumes of all tumors of the mouse, mm³. */
        TUMOR_BURDEN("mm³", "tumor burden"),
        /** The same at unit density (1 mm³ weighs 1 mg) against the body weight of the day, the tumors included, percent. */
        BURDEN_OF_WEIGHT("%", "tumor burden against body weight"),
        /** Weight lost against the first weight on or before day 0 (else the first), percent. */
        WEIGHT_LOSS("%", "weight loss from the start"),
        /** Weight lost against the highest weight so far, percent. */
        WEIGHT_LOSS_FROM_PEAK("%", "weight loss from the highest weight"),
        /**
         * Weight lost without the tumors: body weight minus the latest volumes of all tumors at unit density, against the weight that
         * {@link #WEIGHT_LOSS} compares with as it was weighed, percent. A growing tumor cannot hide a mouse that gets thin.
         */
        WEIGHT_LOSS_WITHOUT_TUMOR("%", "weight loss without the tumors"),
        /** Ulceration score of one tumor. */
        ULCERATION_SCORE("", "ulceration score"),
        /** Body condition score of the mouse: the lower, the thinner. */
        BODY_CONDITION_SCORE("", "body condition score");

        private final String unit;
        private final String words;

        Quantity(String unit, String words) {
            this.unit = unit;
            this.words = words;
        }

        /** @return the unit of the threshold, empty for a score */
        public String unit() {
            return unit;
        }

        /** @return what it is called in a sentence */
        public String words() {
            return words;
        }

        /** @return whether a limit is reached at or below its threshold and not at or above */
        public boolean isWorseWhenLower() {
            return this == BODY_CONDITION_SCORE;
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
            throw new ImpossibleValueException((quantity.isWorseWhenLower()
                            ? "No animal would reach a limit of %s%s. Enter one above 0."
                            : "A limit of %s %s would be reached by every animal. Enter one above 0.")
                    .formatted(threshold, quantity.unit()));
        }
    }

    /** @return what is reached and by how much, with {@value #VALUE} to be filled in */
    public String what() {
        String behind = quantity.unit().isEmpty() ? "" : " " + quantity.unit();
        return "%s %s%s, limit %s%s".formatted(quantity.words(), VALUE, behind, threshold, behind);
    }

    /**
     * What is said when an animal reaches the limit, with {@value #MOUSE} and {@value #VALUE} to be filled in: here, and by a browser
     * that has no network. Nothing else is left open, so that both say the same.
     *
     * @return a sentence that says what it means and what to do
     */
    public String sentence() {
        return switch (tier) {
            case STOP -> "%s reached the humane endpoint: %s. Tell whoever decides now.".formatted(MOUSE, what());
            case WATCH -> "%s is to be watched: %s. Look closer, come back sooner.".formatted(MOUSE, what());
        };
    }

    /** @return whether the value reaches the limit */
    public boolean isReachedBy(double value) {
        return quantity.isWorseWhenLower() ? value <= threshold.value() : value >= threshold.value();
    }

    /** @return whether it takes a worse animal to reach this limit than the other, which is of the same quantity */
    public boolean isBeyond(ProtocolLimit other) {
        double difference = threshold.value() - other.threshold.value();
        return quantity.isWorseWhenLower() ? difference < 0 : difference > 0;
    }

    /**
     * Refuses limits that contradict each other: a limit that stands there twice, two humane endpoints of one quantity, a tier to watch
     * that is no earlier than the endpoint.
     *
     * @throws ImpossibleValueException naming the first two that contradict
     */
    public static void requireConsistent(List<ProtocolLimit> limits) {
        for (int i = 0; i < limits.size(); i++) {
            for (int j = i + 1; j < limits.size(); j++) {
                requireConsistent(limits.get(i), limits.get(j));
            }
        }
    }

    private static void requireConsistent(ProtocolLimit one, ProtocolLimit other) {
        if (one.quantity != other.quantity) {
            return;
        }
        boolean same = one.threshold.value() == other.threshold.value();
        if (one.tier == other.tier) {
            if (same) {
                throw new ImpossibleValueException("The limit '%s, %s' stands there twice. Take one of them out."
                        .formatted(one.inWords(), one.tier.name().toLowerCase(Locale.ROOT)));
            }
            if (one.tier == Tier.STOP) {
                throw new ImpossibleValueException(
                        "The humane endpoint cannot be both %s and %s. Keep the one of the protocol."
                                .formatted(one.inWords(), other.threshold));
            }
            return;
        }
        ProtocolLimit watch = one.tier == Tier.WATCH ? one : other;
        ProtocolLimit stop = one.tier == Tier.STOP ? one : other;
        if (!stop.isBeyond(watch)) {
            throw new ImpossibleValueException(
                    "Watching from %s on comes no sooner than the humane endpoint of %s. Set the one to watch %s it."
                            .formatted(
                                    watch.inWords(),
                                    stop.threshold,
                                    stop.quantity.isWorseWhenLower() ? "above" : "below"));
        }
    }

    /** @return a value of a quantity as it stands in a sentence, to 3 significant digits */
    public static String threeDigits(Decimal value) {
        BigDecimal rounded = new BigDecimal(value.value()).round(new MathContext(3, RoundingMode.HALF_UP));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private String inWords() {
        return "%s %s%s".formatted(quantity.words, threshold, quantity.unit.isEmpty() ? "" : " " + quantity.unit);
    }
}
