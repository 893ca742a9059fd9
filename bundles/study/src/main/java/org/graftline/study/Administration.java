package org.graftline.study;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a dose was planned and what came of it at the cage. Absent for doses of an imported file.
 *
 * @param line which treatment of the arm's regimen it belongs to, from 1
 * @param vial the code on the vial that was used or would have been used; says no arm and no agent
 * @param route the way it went in or would have
 * @param plannedMl volume that the regimen and the weight asked for when it was given, mL; null where no weight was known
 * @param weightG body weight that the volume was computed from, g; null where none was known
 * @param weightReading the reading of that weight; null where none was known
 * @param at when it was given, tried or withheld, microseconds
 * @param person who did it
 * @param withheldBecause one of the regimen's reasons; null unless withheld
 * @param proposal the sentence of the holiday rule that asked to withhold it; null where none did
 */
public record Administration(
        int line,
        String vial,
        DoseRoute route,
        @Nullable Decimal plannedMl,
        @Nullable Decimal weightG,
        @Nullable UUID weightReading,
        Instant at,
        PersonId person,
        @Nullable String withheldBecause,
        @Nullable String proposal) {
    /** @throws ImpossibleValueException if the line does not count from 1 or the vial is no name */
    public Administration {
        at = at.truncatedTo(ChronoUnit.MICROS);
        vial = Names.checked("code of the vial", vial);
        if (line < 1) {
            throw new ImpossibleValueException(
                    "Treatment %d of a regimen is impossible. They count from 1.".formatted(line));
        }
    }

    CanonicalForm canonical() {
        return CanonicalForm.object()
                .put("line", line)
                .put("vial", vial)
                .put("route", route)
                .put("plannedMl", plannedMl)
                .put("weightG", weightG)
                .put("weightReading", weightReading == null ? null : weightReading.toString())
                .put("at", at.toString())
                .put("person", person.value())
                .put("withheldBecause", withheldBecause)
                .put("proposal", proposal)
                .build();
    }
}
