package org.graftline.study;

/**
 * The patient whose tumor was engrafted, by the code the study uses; unique within a study.
 *
 * @param value 1 to 200 visible characters, surrounding blanks removed
 */
public record DonorId(String value) implements Comparable<DonorId> {
    /** @throws ImpossibleValueException if blank, over-long or with control characters */
    public DonorId {
        value = Names.checked("donor", value);
    }

    @Override
    public int compareTo(DonorId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
