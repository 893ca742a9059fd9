package org.graftline.report.internal.figure;

/** Widths of the printed page, px of 1/96 inch. */
final class Sheet {
    /** The text column, 122 mm. */
    static final double COLUMN = 460;
    /** Text column and outer margin, 170 mm. */
    static final double WIDE = 642;
    /** Beyond so many readings points are no longer drawn one by one. */
    static final int DENSE = 3000;

    private Sheet() {}
}
