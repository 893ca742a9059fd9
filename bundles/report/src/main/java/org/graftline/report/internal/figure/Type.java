package org.graftline.report.internal.figure;

/**
 * How words are set in a figure.
 *
 * @param size px
 * @param weight 400, or 700 for the semibold
 * @param ink color
 * @param anchor "start", "middle" or "end"
 */
record Type(double size, int weight, Ink ink, String anchor) {
    static final Type LABEL = new Type(11, 400, Ink.TEXT, "start");
    static final Type STRONG = new Type(11.5, 700, Ink.TEXT, "start");
    static final Type NARROW = new Type(10, 700, Ink.TEXT, "start");
    static final Type TICK = new Type(10, 400, Ink.MUTED, "middle");

    Type end() {
        return new Type(size, weight, ink, "end");
    }

    Type middle() {
        return new Type(size, weight, ink, "middle");
    }

    Type start() {
        return new Type(size, weight, ink, "start");
    }

    Type muted() {
        return new Type(size, weight, Ink.MUTED, anchor);
    }
}
