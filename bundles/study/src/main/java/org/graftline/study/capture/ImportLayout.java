package org.graftline.study.capture;

/** How a table lays out its readings. */
public enum ImportLayout {
    /** One row per reading, a column for each field. */
    LONG,
    /** One row per mouse; the headers of the other columns are study days, with what is measured beside it where a day has several columns. */
    MICE_DOWN_DAYS_ACROSS,
    /** One row per study day, one column per mouse; a header that repeats names an arm and not a mouse. */
    DAYS_DOWN_MICE_ACROSS
}
