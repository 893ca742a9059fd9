package org.graftline.study.capture;

/**
 * What a flag of a file says about the tumor in the row it stands on; a body weight in the same row is read as it stands. Chosen by a
 * person at the preview, never known by its name.
 */
public enum FlagMeaning {
    /** The value is a reading; the flag is kept as a remark. */
    READING,
    /** The row is no reading: status "not measured", the flag is the reason, the value stays with the cells as entered. */
    NOT_MEASURED,
    /** The tumor could not be felt. */
    NOT_PALPABLE,
    /** The tumor was below what is measured. */
    TOO_SMALL
}
