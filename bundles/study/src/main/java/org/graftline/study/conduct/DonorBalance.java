package org.graftline.study.conduct;

import java.util.List;
import org.graftline.study.ArmName;
import org.graftline.study.Decimal;
import org.graftline.study.DonorId;
import org.jspecify.annotations.Nullable;

/**
 * How alike the arms of one donor are in volume after a draw.
 *
 * @param donor the block
 * @param tries how many random allocations were looked at, the accepted one included; 1 where mice are drawn as they come
 * @param difference between the largest and the smallest arm mean, in the unit of the balance rule (standard deviations where there is
 *     none); null where fewer than two arms got a mouse
 * @param arms in the order of the rules
 */
public record DonorBalance(
        DonorId donor, int tries, @Nullable Decimal difference, List<ArmBalance> arms) {
    /** Copies the arms in. */
    public DonorBalance {
        arms = List.copyOf(arms);
    }

    /**
     * One arm within the donor.
     *
     * @param mice how many were drawn into it
     * @param meanMm3 their mean volume, mm³; null without mice
     */
    public record ArmBalance(
            ArmName arm, int mice, @Nullable Decimal meanMm3) {}
}
