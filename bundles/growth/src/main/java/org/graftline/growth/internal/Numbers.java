package org.graftline.growth.internal;

import java.util.Locale;

/** Numbers as sentences write them. */
public final class Numbers {
    private static final String[] SMALL = {
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"
    };

    private Numbers() {}

    /** As short as it can be: {@code 28}, {@code 3.5}. */
    public static String plain(double v) {
        return v == Math.rint(v) && Math.abs(v) < 1e15 ? Long.toString((long) v) : Double.toString(v);
    }

    /** A count with commas at thousands: {@code 33,742}. */
    public static String whole(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A rate per day, four decimals, with a real minus sign. */
    public static String rate(double v) {
        return decimals(v, 4);
    }

    /** Three significant digits. */
    public static String three(double v) {
        if (v == 0 || !Double.isFinite(v)) {
            return v == 0 ? "0" : decimals(v, 0);
        }
        int digits = 2 - (int) Math.floor(Math.log10(Math.abs(v)));
        return decimals(v, Math.max(0, Math.min(6, digits)));
    }

    /** A share as a whole percentage. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    /** So many digits after the point, with a real minus sign; words and signs where there is no number. */
    public static String decimals(double v, int places) {
        if (Double.isNaN(v)) {
            return "not known";
        }
        if (Double.isInfinite(v)) {
            return v > 0 ? "∞" : "−∞";
        }
        String text = String.format(Locale.ROOT, "%." + places + "f", v);
        boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
        return text.startsWith("-") ? (zero ? text.substring(1) : "−" + text.substring(1)) : text;
    }

    /** "one donor", "seven donors", "40 donors". */
    public static String count(int n, String one, String many) {
        return number(n) + " " + (n == 1 ? one : many);
    }

    /** In words up to twelve. */
    public static String number(int n) {
        return n < SMALL.length ? SMALL[n] : Integer.toString(n);
    }

    /** With a capital first letter. */
    public static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}
