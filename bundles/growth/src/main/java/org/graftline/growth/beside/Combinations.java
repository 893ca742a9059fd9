package org.graftline.growth.beside;

import java.util.List;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.internal.beside.CombinationContrasts;
import org.graftline.growth.internal.beside.NotBesideException;
import org.graftline.study.ArmName;

/**
 * How two drugs act together, as contrasts of the primary model. With β the slope of log volume of control (C), each drug alone (A, B) and
 * both (AB):
 *
 * <ul>
 *   <li>Bliss independence: each drug multiplies the volume, so that both together have β_A + β_B − β_C. The contrast is
 *       β_AB − β_A − β_B + β_C, per day; over t days the volume is exp(t · contrast) times the expected one.
 *   <li>Highest single agent: max(β_AB − β_A, β_AB − β_B), per day. The upper end is the larger of the two upper ends and p the larger of the two
 *       (intersection–union test: Berger 1982, Technometrics 24); the lower end is the larger of two lower ends at half the level each.
 *   <li>Response additivity: the shares of the control's volume that the drugs save add up. On a day t the excess is
 *       e^{t(β_AB−β_C)} − e^{t(β_A−β_C)} − e^{t(β_B−β_C)} + 1, a share of the control's volume; interval by the delta method, with the degrees of
 *       freedom of its linear part.
 * </ul>
 *
 * Below 0 both together do better than expected. Definitions over time as in Romero-Becerra et al. (2025, Nature Communications 16).
 *
 * @param combinations by arm
 * @param day of response additivity
 * @param reason why there are none, a sentence; empty where there are some
 */
public record Combinations(List<Combination> combinations, double day, String reason) {
    /** Copies the list in. */
    public Combinations {
        combinations = List.copyOf(combinations);
    }

    /**
     * One combination.
     *
     * @param together the arm of both
     * @param first the arm of one of them alone
     * @param second the arm of the other alone
     * @param bliss excess over independence, slope of log volume per day
     * @param best excess over the better of both alone, per day
     * @param additivity excess over additive responses on the day, share of the control's volume
     */
    public record Combination(
            ArmName together, ArmName first, ArmName second, Estimate bliss, Estimate best, Estimate additivity) {}

    /**
     * Finds combinations by the names of the arms.
     *
     * @param analysis the primary analysis
     */
    public static Combinations of(GrowthAnalysis analysis) {
        try {
            return CombinationContrasts.of(analysis);
        } catch (NotBesideException e) {
            return new Combinations(List.of(), Double.NaN, e.sentence());
        }
    }
}
