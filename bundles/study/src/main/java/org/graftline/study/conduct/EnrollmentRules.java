package org.graftline.study.conduct;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.graftline.study.ArmName;
import org.graftline.study.Decimal;
import org.graftline.study.ImpossibleValueException;
import org.jspecify.annotations.Nullable;

/**
 * Who may be enrolled in a study, and how mice are drawn into its arms. The block is always the donor: an arm is drawn within each.
 *
 * @param version of the document; 0 where none were set
 * @param arms the arms to draw into, two to twelve, with their ratios, in the order of pages
 * @param method how mice are drawn
 * @param minVolumeMm3 smallest tumor volume of a mouse that may be enrolled, mm³; null for no lower bound
 * @param maxVolumeMm3 largest, mm³; null for no upper bound
 * @param minWeightG smallest body weight, g; null where weight does not matter
 * @param freshHours how old the volume may be at the draw, hours; null where its age does not matter
 * @param cages what cages mean for the draw
 * @param balance how far arm means of volume may lie apart within a donor; null where every allocation is acceptable. For
 *     {@link Method#ALL_AT_ONCE} only: mice that come one by one are not drawn again
 * @param tries how many random allocations are tried per donor before the draw is refused, 1 to 1,000,000
 * @param blockMultiples {@link Method#PERMUTED_BLOCKS}: a block holds the sum of ratios times one of these, drawn anew for each block
 * @param preferred {@link Method#MINIMIZATION}: chance that the arm with the smallest imbalance is taken, from above 0 to 1
 * @param volumeCutsMm3 {@link Method#MINIMIZATION}: where volume classes part, mm³, rising; empty where volume is no factor
 */
public record EnrollmentRules(
        int version,
        List<ArmShare> arms,
        Method method,
        @Nullable Decimal minVolumeMm3,
        @Nullable Decimal maxVolumeMm3,
        @Nullable Decimal minWeightG,
        @Nullable Integer freshHours,
        Cages cages,
        @Nullable Balance balance,
        int tries,
        List<Integer> blockMultiples,
        Decimal preferred,
        List<Decimal> volumeCutsMm3) {
    private static final int MOST_ARMS = 12;
    private static final int MOST_TRIES = 1_000_000;
    private static final int LARGEST = 100;

    /** How mice are drawn. */
    public enum Method {
        /** All mice of the list at once: uniform among the allocations that meet the balance rule. */
        ALL_AT_ONCE,
        /** As they come: random permutations of blocks of varying size, within donor. */
        PERMUTED_BLOCKS,
        /** As they come: Pocock and Simon (1975) within donor, with a random element. */
        MINIMIZATION
    }

    /** What cages mean for the draw. */
    public enum Cages {
        /** Nothing. */
        IGNORED,
        /** Each cage holds each arm as evenly as its size allows. */
        SPREAD,
        /** All mice of a cage get the same arm: the cage is the experimental unit. */
        WHOLE
    }

    /**
     * An arm and its share.
     *
     * @param arm the arm
     * @param ratio its part of the mice, a whole number from 1 to 100
     */
    public record ArmShare(ArmName arm, int ratio) {
        /** @throws ImpossibleValueException if the ratio is out of 1 to 100 */
        public ArmShare {
            if (ratio < 1 || ratio > LARGEST) {
                throw new ImpossibleValueException(
                        "Arm '%s' has the ratio %d. Give each arm a whole number from 1 to 100, or leave the arm out."
                                .formatted(arm, ratio));
            }
        }
    }

    /**
     * The largest accepted difference between the largest and the smallest arm mean of volume within a donor.
     *
     * @param most the bound, above 0
     * @param unit of the bound
     */
    public record Balance(Decimal most, Unit unit) {
        /** What a difference of means is measured in. */
        public enum Unit {
            /** Standard deviations of the volumes of the donor's mice in the draw. */
            SD,
            /** Percent of the mean volume of the donor's mice in the draw. */
            PERCENT
        }

        /** @throws ImpossibleValueException if the bound is not above 0 */
        public Balance {
            if (!(most.value() > 0)) {
                throw new ImpossibleValueException(
                        "A largest difference of %s between arm means lets no draw pass. Give a number above 0, or no balance rule."
                                .formatted(most));
            }
        }
    }

    /** @throws ImpossibleValueException if the rules contradict each other; the message says which and how */
    public EnrollmentRules {
        arms = List.copyOf(arms);
        blockMultiples = List.copyOf(blockMultiples);
        volumeCutsMm3 = List.copyOf(volumeCutsMm3);
        if (version > 0) {
            checkArms(arms);
        }
        checkRange(minVolumeMm3, maxVolumeMm3, minWeightG, freshHours);
        checkMethod(method, cages, blockMultiples, preferred, volumeCutsMm3);
        if (tries < 1 || tries > MOST_TRIES) {
            throw new ImpossibleValueException(
                    "%,d tries are impossible. Choose 1 to 1,000,000; 10,000 is usual.".formatted(tries));
        }
    }

    /** @return what holds where nothing was set: no arm, no bounds, all at once, at most half a standard deviation apart */
    public static EnrollmentRules unset() {
        return new EnrollmentRules(
                0,
                List.of(),
                Method.ALL_AT_ONCE,
                null,
                null,
                null,
                null,
                Cages.IGNORED,
                new Balance(new Decimal("0.5"), Balance.Unit.SD),
                10_000,
                List.of(1, 2),
                new Decimal("0.8"),
                List.of());
    }

    /** @return the sum of the ratios; 0 where nothing was set */
    public int shares() {
        return arms.stream().mapToInt(ArmShare::ratio).sum();
    }

    private static void checkArms(List<ArmShare> arms) {
        if (arms.size() < 2 || arms.size() > MOST_ARMS) {
            throw new ImpossibleValueException(
                    "%s cannot be drawn into. Name two to twelve arms: one of them is what the others are compared with."
                            .formatted(
                                    arms.isEmpty()
                                            ? "No arm"
                                            : arms.size() == 1
                                                    ? "One arm alone, '%s',"
                                                            .formatted(
                                                                    arms.get(0).arm())
                                                    : "%d arms".formatted(arms.size())));
        }
        Set<ArmName> seen = new HashSet<>();
        for (ArmShare share : arms) {
            if (!seen.add(share.arm())) {
                throw new ImpossibleValueException(
                        "Arm '%s' stands in the rules twice. Give it one line and one ratio.".formatted(share.arm()));
            }
        }
    }

    private static void checkRange(
            @Nullable Decimal min, @Nullable Decimal max, @Nullable Decimal weight, @Nullable Integer hours) {
        if (min != null && max != null && min.value() > max.value()) {
            throw new ImpossibleValueException(
                    "The smallest volume, %s mm³, is above the largest, %s mm³, so no mouse could be enrolled. Swap or change them."
                            .formatted(min, max));
        }
        if ((min != null && min.value() < 0)
                || (max != null && !(max.value() > 0))
                || (weight != null && !(weight.value() > 0))) {
            throw new ImpossibleValueException(
                    "A bound of eligibility is not above 0. Give volumes in mm³ and weights in g, or leave the bound"
                            + " out.");
        }
        if (hours != null && (hours < 1 || hours > 10_000)) {
            throw new ImpossibleValueException(
                    "A volume cannot be required to be at most %d hours old. Choose 1 to 10,000 hours, or leave it out."
                            .formatted(hours));
        }
    }

    private static void checkMethod(
            Method method, Cages cages, List<Integer> multiples, Decimal preferred, List<Decimal> cuts) {
        if (cages == Cages.WHOLE && method != Method.ALL_AT_ONCE) {
            throw new ImpossibleValueException(
                    "Whole cages cannot be drawn as mice come, since a cage fills over days. Draw all at once, or"
                            + " spread the arms over cages.");
        }
        if (cages == Cages.SPREAD && method == Method.PERMUTED_BLOCKS) {
            throw new ImpossibleValueException(
                    "Permuted blocks do not look at cages, so arms cannot be spread over them. Choose minimization, or"
                            + " let cages mean nothing.");
        }
        if (multiples.isEmpty() || multiples.stream().anyMatch(many -> many < 1 || many > LARGEST)) {
            throw new ImpossibleValueException(
                    "Blocks of no size cannot be drawn. Give one or more whole numbers from 1 to 100, such as 1 and"
                            + " 2.");
        }
        if (!(preferred.value() > 0 && preferred.value() <= 1)) {
            throw new ImpossibleValueException(
                    "The chance %s for the arm with the smallest imbalance is none. Choose a number above 0, at most 1; 0.8 is usual."
                            .formatted(preferred));
        }
        for (int i = 0; i < cuts.size(); i++) {
            if (!(cuts.get(i).value() > (i == 0 ? 0 : cuts.get(i - 1).value()))) {
                throw new ImpossibleValueException(
                        "The volume classes of minimization do not rise at %s mm³. Give the borders in rising order, above 0."
                                .formatted(cuts.get(i)));
            }
        }
    }
}
