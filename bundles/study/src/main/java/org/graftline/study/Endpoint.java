package org.graftline.study;

/** What a reading measures. */
public enum Endpoint {
    /** Volume of one tumor, mm³. */
    TUMOR_VOLUME("mm³"),
    /** Body weight of the mouse, g. */
    BODY_WEIGHT("g"),
    /** Ulceration score of one tumor, no unit. */
    ULCERATION_SCORE(""),
    /** Body condition score of the mouse, no unit. */
    BODY_CONDITION_SCORE("");

    private final String unit;

    Endpoint(String unit) {
        this.unit = unit;
    }

    /** @return the unit of a value, empty for a score */
    public String unit() {
        return unit;
    }
}
