package org.graftline.study.capture;

/** What a column of a file can mean. */
public enum ImportField {
    DONOR,
    LINEAGE,
    DIAGNOSIS,
    MOUSE,
    ARM,
    TUMOR_SITE,
    STUDY_DAY,
    LENGTH_MM,
    WIDTH_MM,
    HEIGHT_MM,
    VOLUME_MM3,
    BODY_WEIGHT_G,
    FLAG,
    /** When the animal was looked at: a date, or a date with a time. */
    MEASURED_ON,
    /** The date of day 0 of the animal in this row. */
    DAY_ZERO,
    /** Who measured: a log-in name, initials or a name. */
    OPERATOR
}
