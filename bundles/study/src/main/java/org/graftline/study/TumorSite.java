package org.graftline.study;

/**
 * Where on the mouse a tumor sits, or its mass id; unique within a mouse.
 *
 * @param value 1 to 200 visible characters, surrounding blanks removed
 */
public record TumorSite(String value) implements Comparable<TumorSite> {
    /** @throws ImpossibleValueException if blank, over-long or with control characters */
    public TumorSite {
        value = Names.checked("tumor site", value);
    }

    @Override
    public int compareTo(TumorSite other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
