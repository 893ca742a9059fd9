package org.graftline.mixedmodel.prediction;

/** What it means that a limit is exceeded. A reading and the true value are two questions: a reading also scatters. */
public enum ThresholdEvent {
    /** One reading taken at the time is above the limit. */
    READING_AT,
    /** A reading taken at the start or one taken at the time is above the limit. */
    READING_BY,
    /** The true curve is above the limit at the time. */
    TRUE_AT,
    /** The true curve is above the limit somewhere between the start and the time: the first passage. Only for a line in time. */
    TRUE_BY
}
