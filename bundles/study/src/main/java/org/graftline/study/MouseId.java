package org.graftline.study;

/**
 * One animal, by the id the study uses; unique within a study.
 *
 * @param value 1 to 200 visible characters, surrounding blanks removed
 */
public record MouseId(String value) implements Comparable<MouseId> {
    /** @throws ImpossibleValueException if blank, over-long or with control characters */
    public MouseId {
        value = Names.checked("mouse", value);
    }

    @Override
    public int compareTo(MouseId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
