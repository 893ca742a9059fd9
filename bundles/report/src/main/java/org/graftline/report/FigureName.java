package org.graftline.report;

/** The figures of the report. */
public enum FigureName {
    /** Each mouse's volumes over time with the model mean, a panel per arm. */
    GROWTH_BY_ARM,
    /** Treatment effect on growth by donor, and overall. */
    EFFECT_BY_DONOR,
    /** The same by lineage. */
    EFFECT_BY_LINEAGE,
    /** Standardized residuals against fitted volume. */
    RESIDUALS
}
