package org.graftline.mixedmodel.internal.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The profile of one quantity: ζ(t) = sign(t − t̂)·√(−2ℓ(t) + 2ℓ(t̂)), the signed root of the rise of −2ℓ when the quantity is held at t and all else
 * is maximized anew (Bates and Watts 1988, section 6.1). Every value is searched from the nearest ones already solved and kept.
 */
public final class SignedRoot {
    /** A value of −2ℓ so much below the minimum belongs to another summit, not to rounding. */
    private static final double BELOW = 1e-6;

    /** The maximization with the quantity held. */
    public interface Held {
        /** The maximum with the quantity at t, searched from {@code near}. */
        HeldSearch.Solution at(double t, Place near);
    }

    private final Held held;
    private final double estimate;
    private final double minimum;
    private final Place summit;
    private final NavigableMap<Double, HeldSearch.Solution> solved = new TreeMap<>();
    private double lowest;

    /**
     * @param estimate t̂
     * @param minimum −2ℓ at the maximum
     * @param summit the maximum
     */
    public SignedRoot(Held held, double estimate, double minimum, Place summit) {
        this.held = held;
        this.estimate = estimate;
        this.minimum = minimum;
        this.summit = summit;
        this.lowest = minimum;
        solved.put(estimate, new HeldSearch.Solution(summit, minimum, true, 0));
    }

    /** t̂. */
    double estimate() {
        return estimate;
    }

    /** −2ℓ(t) + 2ℓ(t̂), at least 0; NaN when the search did not settle. */
    double rise(double t) {
        HeldSearch.Solution s = solved.get(t);
        if (s == null) {
            s = solve(t);
            solved.put(t, s);
            lowest = s.settled() ? Math.min(lowest, s.value()) : lowest;
        }
        return s.settled() ? Math.max(0, s.value() - minimum) : Double.NaN;
    }

    /** The better of what is found from either side: a profile has a kink where one summit overtakes another. */
    private HeldSearch.Solution solve(double t) {
        List<Place> starts = new ArrayList<>();
        nearest(solved.headMap(t, false).descendingMap(), starts);
        nearest(solved.tailMap(t, false), starts);
        HeldSearch.Solution best = new HeldSearch.Solution(summit, Double.POSITIVE_INFINITY, false, 0);
        for (Place start : starts) {
            HeldSearch.Solution s = held.at(t, start);
            if (s.settled() && (!best.settled() || s.value() < best.value())) {
                best = s;
            }
        }
        return best.settled() ? best : held.at(t, summit);
    }

    private static void nearest(Map<Double, HeldSearch.Solution> outward, List<Place> starts) {
        outward.values().stream()
                .filter(HeldSearch.Solution::settled)
                .findFirst()
                .ifPresent(s -> starts.add(s.place()));
    }

    /** Log-likelihood by which some value held lies above what was taken for the maximum; 0 when none does. */
    double above() {
        return minimum - lowest > BELOW ? (minimum - lowest) / 2 : 0;
    }

    /** ζ at every value solved and at the estimate, ascending in t. */
    NavigableMap<Double, Double> curve() {
        NavigableMap<Double, Double> out = new TreeMap<>();
        solved.forEach((t, s) -> {
            if (s.settled()) {
                double zeta = Math.sqrt(Math.max(0, s.value() - minimum));
                out.put(t, t < estimate ? -zeta : zeta);
            }
        });
        return out;
    }
}
