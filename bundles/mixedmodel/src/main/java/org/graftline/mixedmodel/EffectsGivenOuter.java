package org.graftline.mixedmodel;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The law of the random effects of every group of one level, given the data and the state s outside the group:
 * b_g | s ~ N(b̂_g − B_g(s − ŝ), V_g). It does not depend on what is known of s, so that every prediction, with and without the
 * uncertainty of β̂, follows from it (MATHS.md section 6). The state is s = (effects of the next outer level, …, effects of the outermost
 * level, β). Immutable.
 */
public final class EffectsGivenOuter {
    private final Blups blups;
    private final int state;
    private final double[] regressions;
    private final double[] covariances;
    private final Map<String, Integer> positions = new HashMap<>();

    /**
     * @param blups level, names, ids and b̂ of the groups
     * @param state length of s
     * @param regressions m blocks of q×state, row-major: B_g
     * @param covariances m blocks of q×q, row-major: V_g
     */
    EffectsGivenOuter(Blups blups, int state, double[] regressions, double[] covariances) {
        this.blups = blups;
        this.state = state;
        this.regressions = regressions;
        this.covariances = covariances;
        for (int g = 0; g < blups.ids().size(); g++) {
            positions.put(blups.ids().get(g), g);
        }
    }

    /** The grouping column. */
    public String level() {
        return blups.level();
    }

    /** The q names of the effects. */
    public List<String> names() {
        return blups.names();
    }

    /** Length of the state s: effects of all outer levels and coefficients. */
    public int stateSize() {
        return state;
    }

    /** Position of the group with this full path, {@code outer/inner}; empty when the fit knows no such group. */
    public OptionalInt position(String id) {
        Integer g = positions.get(id);
        return g == null ? OptionalInt.empty() : OptionalInt.of(g);
    }

    /** A copy of b̂ of group g, q numbers. */
    public double[] mean(int g) {
        return blups.values(g);
    }

    /** B of group g, q × state: how far b̂ falls when the state rises. */
    public Matrix regression(int g) {
        int size = names().size() * state;
        return Matrix.of(names().size(), state, Arrays.copyOfRange(regressions, g * size, (g + 1) * size));
    }

    /** V of group g, q×q, in the units of the response. */
    public Matrix covariance(int g) {
        int q = names().size();
        return Matrix.of(q, q, Arrays.copyOfRange(covariances, g * q * q, (g + 1) * q * q));
    }
}
