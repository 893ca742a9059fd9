package org.graftline.study;

/**
 * The name of a treatment arm as the study writes it; unique within a study, compared to the letter and never merged by likeness.
 *
 * @param value 1 to 200 visible characters, surrounding blanks removed
 */
public record ArmName(String value) implements Comparable<ArmName> {
    /** @throws ImpossibleValueException if blank, over-long or with control characters */
    public ArmName {
        value = Names.checked("arm", value);
    }

    @Override
    public int compareTo(ArmName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
