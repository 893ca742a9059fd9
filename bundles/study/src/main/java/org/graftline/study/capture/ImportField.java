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
    FLAG
}
