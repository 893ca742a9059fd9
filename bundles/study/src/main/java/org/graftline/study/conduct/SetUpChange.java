package org.graftline.study.conduct;

import java.time.LocalDate;
import java.time.ZoneId;
import org.graftline.study.VolumeFormula;
import org.jspecify.annotations.Nullable;

/**
 * What changes in a study that exists; null for what stays.
 *
 * @param basics title, zone and formula
 * @param setUp how it is run
 * @param dayZero date of study day 0
 * @param parts donors, arms, cohorts, mice that are new or differ
 */
public record SetUpChange(
        @Nullable Basics basics,
        @Nullable NextSetUp setUp,
        @Nullable LocalDate dayZero,
        SetUpParts parts) {
    /**
     * @param seen the version of the study that was seen
     * @param title in words
     * @param zone the laboratory's time zone
     * @param formula how volumes are computed; stays as it is once there are volumes
     */
    public record Basics(int seen, String title, ZoneId zone, VolumeFormula formula) {}

    /**
     * @param seen the version that was seen, 0 for none
     * @param setUp what holds from now on
     */
    public record NextSetUp(int seen, SetUp setUp) {}
}
