package org.graftline.study;

/** How a tumor volume came about. Stored by name with every volume, since mixing formulas fakes growth (domain note B7). */
public enum VolumeFormula {
    /** The volume stands in the source; how it was computed is not known to us. */
    AS_REPORTED("as reported"),
    /** Length × width² / 2. */
    HALF_LENGTH_WIDTH_SQUARED("L × W² / 2"),
    /** π/6 × length × width². */
    ELLIPSOID_LENGTH_WIDTH_SQUARED("π/6 × L × W²"),
    /** π/6 × length × width × height. */
    ELLIPSOID_LENGTH_WIDTH_HEIGHT("π/6 × L × W × H");

    private final String words;

    VolumeFormula(String words) {
        this.words = words;
    }

    /** @return the formula as pages and reports write it */
    public String words() {
        return words;
    }

    /**
     * The volume of a tumor from its diameters.
     *
     * @param lengthMm longest diameter, mm
     * @param widthMm diameter at right angles to it, mm
     * @param heightMm third diameter, mm; ignored by the formulas without it
     * @return volume, mm³
     * @throws StudyException for {@link #AS_REPORTED}, which computes nothing
     */
    public double volumeMm3(double lengthMm, double widthMm, double heightMm) {
        return switch (this) {
            case HALF_LENGTH_WIDTH_SQUARED -> lengthMm * widthMm * widthMm / 2;
            case ELLIPSOID_LENGTH_WIDTH_SQUARED -> Math.PI / 6 * lengthMm * widthMm * widthMm;
            case ELLIPSOID_LENGTH_WIDTH_HEIGHT -> Math.PI / 6 * lengthMm * widthMm * heightMm;
            case AS_REPORTED ->
                throw new StudyException(
                        "A reported volume cannot be computed from diameters. Choose a formula for the study.");
        };
    }
}
