package org.graftline.report.trail;

import java.util.List;
import org.graftline.growth.Estimate;
import org.graftline.study.ArmName;
import org.graftline.study.DonorId;
import org.graftline.study.Reading;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a number of the report.
 *
 * @param snapshot names the records and the plan, as {@code data-snapshot} on the page of the report
 * @param sentence how the number comes from the readings
 * @param parameters of the model that the number was computed from; empty for a number found from readings alone
 * @param readings in the order of donor, mouse, day and look, also those that do not count
 */
public record Trail(String snapshot, String sentence, List<Parameter> parameters, List<Behind> readings) {
    /** Copies the lists in. */
    public Trail {
        parameters = List.copyOf(parameters);
        readings = List.copyOf(readings);
    }

    /**
     * A parameter of the fitted model.
     *
     * @param name as the model appendix names it
     * @param estimate scale log mm³; NaN where a part is not estimated
     * @param used whether the number is computed from this one itself
     */
    public record Parameter(String name, Estimate estimate, boolean used) {}

    /**
     * A reading behind a number.
     *
     * @param day the mouse's own
     * @param counted whether it went into the number
     * @param why in words what became of it; empty for one that was taken as it is
     */
    public record Behind(
            Reading reading, DonorId donor, @Nullable ArmName arm, double day, boolean counted, String why) {}

    /** @return how many of the readings went into the number */
    public int counted() {
        return (int) readings.stream().filter(Behind::counted).count();
    }
}
