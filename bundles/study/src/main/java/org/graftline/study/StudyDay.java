package org.graftline.study;

/**
 * A day of a study. Day 0 is the day of randomization (or the first treatment, where a published file knows no other); days before
 * it are negative and normal.
 *
 * @param value days, finite; half days are allowed
 */
public record StudyDay(double value) implements Comparable<StudyDay> {
    /** @throws ImpossibleValueException if not finite or more than 10,000 days from day 0 */
    public StudyDay {
        if (!(Math.abs(value) <= 10_000)) {
            throw new ImpossibleValueException(
                    "Study day %s is impossible. Count days from randomization (day 0); earlier days are negative."
                            .formatted(value));
        }
        value = value + 0.0; // -0.0 and 0.0 are the same day
    }

    /** @return the day as a person writes it: whole days without a decimal point */
    public String text() {
        return Decimal.of(value).text();
    }

    @Override
    public int compareTo(StudyDay other) {
        return Double.compare(value, other.value);
    }

    @Override
    public String toString() {
        return text();
    }
}
