package org.graftline.study.conduct;

/** Where day 0 of a mouse lies. */
public enum DayZeroRule {
    /** One date for all mice: the study's day 0. */
    ONE_DATE,
    /** The date of the mouse's cohort. */
    BY_COHORT,
    /** The date on which the mouse was enrolled, as its tumor reached size. */
    BY_MOUSE
}
