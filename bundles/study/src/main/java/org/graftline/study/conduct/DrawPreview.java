package org.graftline.study.conduct;

import java.util.List;
import org.graftline.study.DonorId;
import org.graftline.study.MouseId;

/**
 * What may be expected of a draw before it is made, or how firm one is that was made: both under the readings' error. Made by
 * simulation from a seed of its own; the seed of a draw to come is not known to anybody.
 *
 * @param seed of the simulation
 * @param simulations how many were made; fewer than asked for where they were too costly, then {@code sentence} says so
 * @param donors the donors in the order of their codes; empty for methods that look at no balance
 * @param mice the mice whose arm, or whose enrollment, another reading may change, in the order of ids
 * @param meanChange expected share of the enrolled mice that would change, 0 to 1
 * @param sentence what it means, in words
 */
public record DrawPreview(
        long seed,
        int simulations,
        List<DonorOutlook> donors,
        List<MouseStability> mice,
        double meanChange,
        String sentence) {
    /** Copies the lists in. */
    public DrawPreview {
        donors = List.copyOf(donors);
        mice = List.copyOf(mice);
    }

    /**
     * How hard a donor is to balance with the volumes as they are.
     *
     * @param donor the block
     * @param mice eligible mice
     * @param units what is placed: mice, or cages where whole cages are drawn
     * @param looked random allocations looked at
     * @param acceptable how many of them met the rule
     * @param closest the smallest difference of arm means among them, in the unit of the rule
     */
    public record DonorOutlook(DonorId donor, int mice, int units, int looked, int acceptable, double closest) {}

    /**
     * What another reading could do.
     *
     * @param mouse the animal
     * @param donor its block
     * @param volumeMm3 as read, mm³
     * @param errorPercent standard deviation of the volume's error, percent
     * @param errorFrom where the error is known from
     * @param changes chance that all mice read again would give this mouse another arm, or take it in or out, 0 to 1
     * @param border chance that reading this mouse again would change whether it is eligible, 0 to 1
     * @param moves how many mice of the donor change, on average, when this mouse alone is read again
     * @param readAgain whether it is one of the few that deserve a second reading
     */
    public record MouseStability(
            MouseId mouse,
            DonorId donor,
            double volumeMm3,
            double errorPercent,
            ErrorFrom errorFrom,
            double changes,
            double border,
            double moves,
            boolean readAgain) {}

    /** Where the error of a reading is known from. */
    public enum ErrorFrom {
        /** The operator's replicates. */
        OPERATOR,
        /** Replicates of tumors of this size. */
        SIZE,
        /** All replicates of the study. */
        STUDY,
        /** No replicates: 0.3 mm per diameter. */
        CONSTANT
    }
}
