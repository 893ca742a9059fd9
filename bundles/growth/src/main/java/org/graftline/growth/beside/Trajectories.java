package org.graftline.growth.beside;

import java.util.List;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthRates.Posterior;
import org.graftline.growth.internal.beside.NotBesideException;
import org.graftline.growth.internal.beside.TrajectoryLimits;
import org.graftline.study.ArmName;

/**
 * Mice and donors whose growth is dangerous or unusual: how probable it is, given all readings and the variances of the primary model, that
 * a growth rate is beyond a limit. Nothing is fitted again. The predicted rates are drawn towards those of donor and arm, so that a mouse of few or
 * scattered readings is not called unusual for its scatter.
 *
 * @param counts by kind, level and arm
 * @param flags units that are beyond a limit with a probability of {@link #THRESHOLD} or more, the most probable first within kind and level
 * @param notes what was not asked and why, a sentence each
 */
public record Trajectories(List<Count> counts, List<Flag> flags, List<String> notes) {
    /** A unit is named from this probability on. */
    public static final double THRESHOLD = 0.8;
    /** Fast growth takes a tumor of this volume, mm³ … */
    public static final double FROM_MM3 = 100;
    /** … to this one, a customary humane endpoint, mm³ … */
    public static final double TO_MM3 = 1500;
    /** … within so many days. */
    public static final double DAYS = 14;
    /** Unusual is so many standard deviations from the mean of the arm. */
    public static final double DEVIATIONS = 2;

    /** Copies the lists in. */
    public Trajectories {
        counts = List.copyOf(counts);
        flags = List.copyOf(flags);
        notes = List.copyOf(notes);
    }

    /** What a rate is beyond. */
    public enum Kind {
        /** ln({@link #TO_MM3} / {@link #FROM_MM3}) / {@link #DAYS}. */
        FAST,
        /** The arm's rate plus {@link #DEVIATIONS} standard deviations between units of the arm. */
        FAST_FOR_ITS_ARM,
        /** The arm's rate less {@link #DEVIATIONS} standard deviations between units of the arm. */
        SLOW_FOR_ITS_ARM,
        /** The rate that the model expects of a control mouse of the same donor: treated, and grows no slower than without. */
        NO_RESPONSE
    }

    /**
     * @param level "donor" or "mouse"
     * @param units asked
     * @param flagged beyond the limit with {@link #THRESHOLD} or more
     * @param expected how many are beyond it, as the sum of the probabilities
     */
    public record Count(Kind kind, String level, ArmName arm, int units, int flagged, double expected) {}

    /**
     * @param of the unit and what is known of its rate
     * @param probability that it is beyond the limit
     */
    public record Flag(Kind kind, Posterior of, double probability) {}

    /** @return slope of log volume above which growth is fast, per day */
    public static double fastPerDay() {
        return StrictMath.log(TO_MM3 / FROM_MM3) / DAYS;
    }

    /**
     * Asks every donor and mouse of the primary model.
     *
     * @param analysis the primary analysis
     */
    public static Trajectories of(GrowthAnalysis analysis) {
        try {
            return TrajectoryLimits.of(analysis);
        } catch (NotBesideException e) {
            return new Trajectories(List.of(), List.of(), List.of(e.sentence()));
        }
    }
}
