package org.graftline.conduct.internal.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.conduct.Care;
import org.graftline.study.conduct.Care.Charge;
import org.jspecify.annotations.Nullable;

/**
 * Who is meant to look at a mouse.
 *
 * @param care whom the protocol names
 * @param cohorts the cohort of each mouse that has one
 */
record Charges(Care care, Map<MouseId, String> cohorts) {
    private static final Comparator<Reading> IN_TIME =
            Comparator.comparing(Reading::day).thenComparing(Reading::recordedAt);

    /** @param readings of the mouse */
    @Nullable
    Charge of(MouseId mouse, @Nullable String cage, List<Reading> readings) {
        return care.of(
                cage,
                cohorts.get(mouse),
                readings.stream()
                        .filter(reading -> reading.operator() != null && reading.status() != ReadingStatus.WITHDRAWN)
                        .max(IN_TIME)
                        .map(Reading::operator)
                        .orElse(null));
    }
}
