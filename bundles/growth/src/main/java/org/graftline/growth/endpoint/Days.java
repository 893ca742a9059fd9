package org.graftline.growth.endpoint;

/** How a study day is written in a sentence. */
final class Days {
    private Days() {}

    static String plain(double day) {
        return day == Math.rint(day) ? Long.toString(Math.round(day)) : Double.toString(day);
    }
}
