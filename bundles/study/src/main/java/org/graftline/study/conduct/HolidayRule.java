package org.graftline.study.conduct;

import org.graftline.study.Decimal;
import org.graftline.study.ImpossibleValueException;
import org.jspecify.annotations.Nullable;

/**
 * When the protocol asks to withhold doses. A rule proposes; a person decides.
 *
 * @param sign what is looked at
 * @param at from which value on doses are withheld: weight loss in %, or a score
 * @param resume the value at or below which they are given again; null for "below {@code at}"
 */
public record HolidayRule(Sign sign, Decimal at, @Nullable Decimal resume) {
    /** What a rule looks at. */
    public enum Sign {
        /** Weight lost since the first weight, as the limits compare it. */
        WEIGHT_LOSS_FROM_BASELINE("weight loss since the start", " %"),
        /** Weight lost since the highest weight. */
        WEIGHT_LOSS_FROM_PEAK("weight loss since the highest weight", " %"),
        /** The highest ulceration score of any tumor at its last look. */
        ULCERATION("ulceration score", "");

        private final String words;
        private final String unit;

        Sign(String words, String unit) {
            this.words = words;
            this.unit = unit;
        }

        /** @return what it is, as a sentence has it */
        public String words() {
            return words;
        }

        /** @return " %" or nothing */
        public String unit() {
            return unit;
        }
    }

    /** @throws ImpossibleValueException if it resumes where it withholds, or compares with nothing */
    public HolidayRule {
        boolean percent = sign != Sign.ULCERATION;
        if (!(at.value() > 0) || (percent && at.value() >= 100)) {
            throw new ImpossibleValueException("Doses cannot be withheld at a %s of %s%s. Enter more than 0%s."
                    .formatted(sign.words(), at, sign.unit(), percent ? " and less than 100" : ""));
        }
        if (resume != null && !(resume.value() < at.value())) {
            throw new ImpossibleValueException(
                    "A rule that withholds at %s%s and resumes at %s%s contradicts itself. Let it resume below the value that withholds."
                            .formatted(at, sign.unit(), resume, sign.unit()));
        }
    }
}
