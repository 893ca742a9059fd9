package org.graftline.mixedmodel.prediction;

/** What is predicted at a row. */
public sealed interface PredictionTarget {
    /** xβ, the mean of an average group. */
    static PredictionTarget population() {
        return new Population();
    }

    /**
     * The curve of the row's group at a level, for example of its donor: xβ and the effects of this level and those outside it. Groups
     * inside it count as average.
     */
    static PredictionTarget group(String level) {
        return new GroupCurve(level);
    }

    /** One new reading in the row's innermost group: its curve and a residual. */
    static PredictionTarget reading() {
        return new Reading();
    }

    /** The mean of an average group. */
    record Population() implements PredictionTarget {}

    /**
     * The curve of a group.
     *
     * @param level a level with random effects
     */
    record GroupCurve(String level) implements PredictionTarget {}

    /** One new reading. */
    record Reading() implements PredictionTarget {}
}
