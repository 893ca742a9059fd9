package org.graftline.study.capture;

/** What a volume of exactly 0 means in a file. */
public enum ZeroMeaning {
    /** Nothing was left to measure: status "too small", never the number 0. */
    TOO_SMALL,
    /** Nothing could be felt. */
    NOT_PALPABLE
}
