package org.graftline.capture.internal.rule;

/**
 * How a quantity of a mouse usually runs, on the log scale: the growth per day and its spread between mice, and the spread of one
 * reading. A small tumor reads worse, since a caliper is off by a part of a millimeter and not of a tumor. Set on the published sets
 * (README, "Questions at entry").
 */
enum Scale {
    /** Volume of a tumor, mm³; its cube root stands for the diameter. */
    VOLUME(0.04, 0.05, 0.18, 1.8) {
        @Override
        double millimeters(double value) {
            return Math.cbrt(value);
        }
    },
    /** Length over width of a tumor. */
    SHAPE(0, 0.005, 0.15, 0) {
        @Override
        double millimeters(double value) {
            return 1;
        }
    },
    /** Weight of a mouse, g. */
    WEIGHT(0.001, 0.008, 0.035, 0) {
        @Override
        double millimeters(double value) {
            return 1;
        }
    };

    final double growthPerDay;
    final double growthSpread;
    private final double share;
    private final double offMm;

    Scale(double growthPerDay, double growthSpread, double share, double offMm) {
        this.growthPerDay = growthPerDay;
        this.growthSpread = growthSpread;
        this.share = share;
        this.offMm = offMm;
    }

    abstract double millimeters(double value);

    /** @return the variance of the log of one reading of this size */
    double readingVariance(double value) {
        double small = offMm / millimeters(value);
        return share * share + small * small;
    }
}
