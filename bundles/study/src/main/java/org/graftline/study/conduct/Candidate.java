package org.graftline.study.conduct;

import java.util.List;
import java.util.UUID;
import org.graftline.study.Decimal;
import org.graftline.study.DonorId;
import org.graftline.study.MouseId;
import org.jspecify.annotations.Nullable;

/**
 * A mouse of the study as a draw sees it.
 *
 * @param mouse the animal
 * @param donor whose tumor it carries: the block
 * @param cage where it lives; null where nobody said
 * @param volumeMm3 its tumor volume, mm³: for each tumor the mean of the readings of the latest day, summed over its tumors; null
 *     where none was measured
 * @param readings the volume readings that went into it, in the order of their UUIDs
 * @param weightG the mean body weight of the latest day, g; null where it was not weighed
 * @param obstacles why it is not eligible; empty for an eligible mouse
 */
public record Candidate(
        MouseId mouse,
        DonorId donor,
        @Nullable String cage,
        @Nullable Decimal volumeMm3,
        List<ReadingUsed> readings,
        @Nullable Decimal weightG,
        List<Obstacle> obstacles) {
    /** Copies the lists in. */
    public Candidate {
        readings = List.copyOf(readings);
        obstacles = List.copyOf(obstacles);
    }

    /** @return whether it may be drawn */
    public boolean eligible() {
        return obstacles.isEmpty();
    }

    /** @return whether the volume alone, being out of the range, stands against it: another reading could enroll it */
    public boolean onlyVolumeStandsAgainst() {
        return !obstacles.isEmpty() && obstacles.stream().allMatch(one -> one.kind() == Kind.VOLUME_RANGE);
    }

    /** The version of a reading that was used. */
    public record ReadingUsed(UUID reading, int version) {}

    /**
     * Something that stands against a mouse.
     *
     * @param kind what
     * @param words for people, as the end of a sentence: "tumor 88 mm³, below 100 mm³"
     */
    public record Obstacle(Kind kind, String words) {}

    /** What can stand against a mouse. */
    public enum Kind {
        /** It has an arm already. */
        IN_ARM,
        /** It left the study. */
        LEFT,
        /** It was excluded. */
        EXCLUDED,
        /** It arrived, and nobody called it eligible or enrolled it yet, in a study that was set up here. */
        NOT_ENROLLED,
        /** Its tumor was never measured, or last not to be measured. */
        NO_VOLUME,
        /** Its volume is out of the range. */
        VOLUME_RANGE,
        /** Its volume is older than the rules allow. */
        VOLUME_OLD,
        /** It was never weighed, or is below the smallest weight. */
        WEIGHT,
        /** Cages matter and nobody said where it lives. */
        NO_CAGE,
        /** Whoever fixed the list did not name it. */
        NOT_NAMED
    }
}
