package org.graftline.growth.internal.beside;

import java.util.HashMap;
import java.util.Map;

/**
 * One row of the primary model: one tumor on one day.
 *
 * @param groups name of each grouping column that the model may use: donor, lineage, mouse, tumor …
 * @param arm name of the arm
 * @param treated whether the arm is another than control
 * @param day study day
 * @param logVolume natural log of the volume in mm³, the mean of the logs of replicates
 * @param replicates readings behind the row
 * @param atLimit how many of them stand at the limit c₀
 */
record PrimaryRow(
        Map<String, String> groups,
        String arm,
        boolean treated,
        double day,
        double logVolume,
        int replicates,
        int atLimit) {
    PrimaryRow {
        groups = Map.copyOf(groups);
    }

    /** The name of the row's group; a random effect of the arm, within a donor, groups by the arm itself. */
    String group(String level) {
        String name = level.equals("arm") ? arm : groups.get(level);
        if (name == null) {
            throw new NotBesideException("The rows of the primary model have no column '%s'.".formatted(level));
        }
        return name;
    }

    String mouse() {
        return group("mouse");
    }

    String donor() {
        return group("donor");
    }

    PrimaryRow withLogVolume(double other) {
        return new PrimaryRow(groups, arm, treated, day, other, replicates, atLimit);
    }

    /** The same in a comparison where its arm is the one that is compared, or not. */
    PrimaryRow as(boolean compared) {
        return new PrimaryRow(groups, arm, compared, day, logVolume, replicates, atLimit);
    }

    /** The same tumor on another day. */
    PrimaryRow on(double otherDay) {
        Map<String, String> other = new HashMap<>(groups);
        other.computeIfPresent("visit", (level, visit) -> visit + ", then day " + otherDay);
        return new PrimaryRow(other, arm, treated, otherDay, Double.NaN, 1, 0);
    }
}
