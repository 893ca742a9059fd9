package org.graftline.study;

/** What came of looking at a tumor or an animal. A blank or a zero is never a status. */
public enum ReadingStatus {
    /** A value was read. */
    MEASURED("measured"),
    /** The tumor could not be felt. */
    NOT_PALPABLE("not palpable"),
    /** A tumor is there, below what the instrument or the protocol measures. */
    TOO_SMALL("too small"),
    /** Nobody measured; the reason says why. */
    NOT_MEASURED("not measured"),
    /** Taken back by a person; the versions before it stay readable. */
    WITHDRAWN("withdrawn");

    private final String words;

    ReadingStatus(String words) {
        this.words = words;
    }

    /** @return the status as pages and reports write it */
    public String words() {
        return words;
    }
}
