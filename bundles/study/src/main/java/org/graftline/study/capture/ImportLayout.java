package org.graftline.study.capture;

/** How a table lays out its readings. */
public enum ImportLayout {
    /** One row per reading, a column for each field. */
    LONG,
    /** One row per mouse; the headers of the other columns are study days and the cells are volumes. */
    MICE_DOWN_DAYS_ACROSS
}
