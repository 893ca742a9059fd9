package org.graftline.growth.beside;

import java.util.List;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.internal.beside.NotBesideException;
import org.graftline.growth.internal.beside.WeightLagFits;
import org.graftline.study.StudyData;

/**
 * Whether growth of the tumor goes before loss of body weight, or the other way round: an association, no cause. On visits with both, the
 * change of one over an interval is regressed on the change of the other over the interval before, within mice:
 *
 * <pre>yᵢⱼₖ = β₀ + β₁(xᵢⱼₖ − x̄ᵢⱼ) + β₂x̄ᵢⱼ + β₃dayₖ + β₄treatedᵢⱼ + uᵢ + vᵢⱼ + eᵢⱼₖ</pre>
 *
 * with x and y changes of log volume and log weight per day, x̄ the mean of the mouse, so that β₁ compares a mouse with itself (Mundlak 1978,
 * Econometrica 46), donor u and mouse v. Changes over neighboring intervals share a reading and its error: e is autoregressive of first
 * order within a mouse.
 *
 * @param directions those that could be fitted
 * @param notes what could not be made and why, a sentence each
 */
public record WeightLag(List<Direction> directions, List<String> notes) {
    /** Fewer pairs of intervals say nothing. */
    public static final int FEWEST_PAIRS = 30;
    /** Fewer mice say nothing of mice. */
    public static final int FEWEST_MICE = 5;

    /** Copies the lists in. */
    public WeightLag {
        directions = List.copyOf(directions);
        notes = List.copyOf(notes);
    }

    /** Which change comes first. */
    public enum Leader {
        VOLUME,
        WEIGHT
    }

    /**
     * One direction.
     *
     * @param pairs of intervals that follow one another
     * @param mice that have such pairs
     * @param donors of these mice
     * @param slope β₁: change of the follower per change of the leader in the interval before, both log per day, with its interval at the level of
     *     the plan
     * @param correlation of the residuals of neighboring intervals
     * @param dfMethod how degrees of freedom were found
     */
    public record Direction(
            Leader leader, int pairs, int mice, int donors, Estimate slope, double correlation, String dfMethod) {}

    /**
     * Fits both directions to the window of the analysis. Volumes are those of all tumors of a mouse together; visits without a measurable
     * volume or without a weight are none.
     *
     * @param data the snapshot that the analysis was made from
     * @param analysis the primary analysis, for its window and its level; its model plays no part
     */
    public static WeightLag of(StudyData data, GrowthAnalysis analysis) {
        try {
            return WeightLagFits.of(data, analysis);
        } catch (NotBesideException e) {
            return new WeightLag(List.of(), List.of(e.sentence()));
        }
    }
}
