package org.graftline.mixedmodel.internal.profile;

/**
 * Where a profile crosses the limit: steps outward until the rise of −2ℓ exceeds it, then closes in by the method of Illinois (Dowell and Jarratt
 * 1971) on the signed root, which is nearly a straight line. Ends agree with the limit to 1e-7 in ζ.
 */
final class IntervalEnds {
    private static final double CLOSE = 1e-7;
    private static final int MAX_STEPS = 40;
    private static final double SHORTEST = 1.2;
    private static final double LONGEST = 3;

    private final SignedRoot root;
    private final double limit;

    /** {@code limit}: the ζ at an end, √χ²₁ of the coverage. */
    IntervalEnds(SignedRoot root, double limit) {
        this.root = root;
        this.limit = limit;
    }

    /**
     * One end.
     *
     * @param edge the end of the parameter's range; an end of the interval when the profile there is below the limit; infinite when there is none
     * @param step the first step outward, above 0
     * @return the end; infinite when the likelihood does not fall far enough; NaN when a search did not settle
     */
    double end(double edge, double step) {
        double estimate = root.estimate();
        if (edge == estimate) {
            return edge;
        }
        double way = edge < estimate ? -1 : 1;
        double far = Math.abs(edge - estimate);
        boolean open = Double.isInfinite(edge);
        if (!open) {
            double rise = root.rise(edge);
            if (!(rise > limit * limit)) {
                return Double.isNaN(rise) ? rise : edge;
            }
        }
        double inside = 0;
        double distance = Math.min(step, far / 2);
        for (int i = 0; i < MAX_STEPS; i++) {
            double rise = root.rise(estimate + way * distance);
            if (Double.isNaN(rise)) {
                return rise;
            }
            if (rise > limit * limit) {
                return between(estimate, way, inside, distance);
            }
            inside = distance;
            double stretch = 1.05 * limit / Math.sqrt(Math.max(rise, 1e-300));
            distance *= Math.max(SHORTEST, Math.min(LONGEST, stretch));
            if (distance >= far) {
                return between(estimate, way, inside, far);
            }
        }
        return way * Double.POSITIVE_INFINITY;
    }

    /** The crossing between two distances from the estimate. */
    private double between(double estimate, double way, double inside, double outside) {
        double low = inside;
        double high = outside;
        double atLow = (low == 0 ? 0 : Math.sqrt(root.rise(estimate + way * low))) - limit;
        double atHigh = Math.sqrt(root.rise(estimate + way * high)) - limit;
        int side = 0;
        for (int i = 0; i < MAX_STEPS && high - low > 1e-13 * high; i++) {
            double next = (low * atHigh - high * atLow) / (atHigh - atLow);
            if (!(next > low && next < high)) {
                next = (low + high) / 2;
            }
            double t = estimate + way * next;
            double at = Math.sqrt(root.rise(t)) - limit;
            if (Double.isNaN(at) || Math.abs(at) < CLOSE) {
                return Double.isNaN(at) ? at : t;
            }
            if (at < 0) {
                low = next;
                atLow = at;
                atHigh = side < 0 ? atHigh / 2 : atHigh;
                side = -1;
            } else {
                high = next;
                atHigh = at;
                atLow = side > 0 ? atLow / 2 : atLow;
                side = 1;
            }
        }
        return estimate + way * (low + high) / 2;
    }
}
