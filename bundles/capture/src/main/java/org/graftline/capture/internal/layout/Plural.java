package org.graftline.capture.internal.layout;

/** Counts in words, "1 row" and "3,069 rows". */
public final class Plural {
    private Plural() {}

    /** @return the count with the noun that fits it */
    public static String of(int count, String one, String many) {
        return "%,d %s".formatted(count, count == 1 ? one : many);
    }
}
