package org.graftline.study;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One administration to one mouse.
 *
 * @param uuid names the dose for ever, drawn by whoever records it
 * @param version see {@link VersionedRow}
 * @param study the study it belongs to
 * @param mouse the animal
 * @param day the study day
 * @param outcome given, partial or withheld
 * @param mgPerKg dose, mg per kg body weight; null when withheld or not recorded
 * @param volumeMl administered volume, mL; null when withheld or not recorded
 * @param administration how it was planned and given; null for a dose of an imported file
 */
public record Dose(
        UUID uuid,
        int version,
        StudyCode study,
        MouseId mouse,
        StudyDay day,
        Outcome outcome,
        @Nullable Decimal mgPerKg,
        @Nullable Decimal volumeMl,
        @Nullable Administration administration)
        implements VersionedRow {
    /** More than any laboratory rodent can be given at once, mL. */
    private static final int MOST_ML = 50;

    /** What came of a planned administration. */
    public enum Outcome {
        /** All of it was given. */
        GIVEN,
        /** Part of it was given. */
        PARTIAL,
        /** Nothing was given. */
        WITHHELD,
        /** The record does not hold: it was taken back, and says nothing of what the animal got. */
        RETRACTED
    }

    /** @throws ImpossibleValueException if the volume is none that an animal can be given, or there is one although nothing was given */
    public Dose {
        if (volumeMl != null && !(volumeMl.value() > 0 && volumeMl.value() <= MOST_ML)) {
            throw new ImpossibleValueException(
                    "A volume of %s mL for mouse '%s' is impossible. Enter more than 0 and at most %d mL, or withhold the dose."
                            .formatted(volumeMl, mouse, MOST_ML));
        }
        boolean nothing = outcome == Outcome.WITHHELD || outcome == Outcome.RETRACTED;
        if (nothing && (volumeMl != null || mgPerKg != null)) {
            throw new ImpossibleValueException(
                    "The dose of mouse '%s' on day %s is %s and has an amount. Leave the amount out, or say that it was given."
                            .formatted(mouse, day, outcome == Outcome.WITHHELD ? "withheld" : "taken back"));
        }
    }

    /** A dose of which only the amount is known. */
    public Dose(
            UUID uuid,
            int version,
            StudyCode study,
            MouseId mouse,
            StudyDay day,
            Outcome outcome,
            @Nullable Decimal mgPerKg,
            @Nullable Decimal volumeMl) {
        this(uuid, version, study, mouse, day, outcome, mgPerKg, volumeMl, null);
    }

    @Override
    public String table() {
        return "dose";
    }

    @Override
    public String id() {
        return uuid.toString();
    }

    @Override
    public CanonicalForm canonical() {
        CanonicalForm.Builder form = CanonicalForm.object()
                .put("uuid", uuid.toString())
                .put("version", version)
                .put("study", study.value())
                .put("mouse", mouse.value())
                .put("day", day.text())
                .put("outcome", outcome)
                .put("mgPerKg", mgPerKg)
                .put("volumeMl", volumeMl);
        return (administration == null ? form : form.put("administration", administration.canonical())).build();
    }
}
