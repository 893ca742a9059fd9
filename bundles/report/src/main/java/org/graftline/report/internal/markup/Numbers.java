package org.graftline.report.internal.markup;

import java.util.Collection;
import java.util.Locale;
import org.graftline.growth.Estimate;

/** Numbers as the report prints them: honest digits, a true minus sign, words where there is no number. */
public final class Numbers {
    /** What stands where a number could not be had. */
    public static final String NONE = "not estimable";
    /** A doubling time beyond which growth is as good as none, days. */
    public static final double LONG_DOUBLING_DAYS = 100;

    private Numbers() {}

    /**
     * @param value any number
     * @param decimals digits after the point
     * @return the number with a true minus sign and commas at thousands; "∞" with its sign, or {@link #NONE}
     */
    public static String fixed(double value, int decimals) {
        if (Double.isNaN(value)) {
            return NONE;
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        String digits = String.format(Locale.ROOT, "%,." + decimals + "f", value);
        boolean zero = digits.chars().noneMatch(c -> c >= '1' && c <= '9');
        return digits.startsWith("-") ? (zero ? "" : "−") + digits.substring(1) : digits;
    }

    /** A whole number with commas at thousands. */
    public static String count(long value) {
        return fixed((double) value, 0);
    }

    /** "1 mouse", "76 mice". */
    public static String count(long value, String one, String many) {
        return count(value) + "\u00a0" + (value == 1 ? one : many);
    }

    /** A volume in mm³ to three significant figures, without unit. */
    public static String volume(double mm3) {
        return significant(mm3, 3);
    }

    /** A number to so many significant figures, never in exponent form. */
    public static String significant(double value, int figures) {
        if (!Double.isFinite(value) || value == 0) {
            return fixed(value, 0);
        }
        int magnitude = (int) Math.floor(Math.log10(Math.abs(value)));
        double unit = Math.pow(10, magnitude - figures + 1.0);
        double rounded = magnitude >= figures ? Math.rint(value / unit) * unit : value;
        return fixed(rounded, within(figures - 1 - magnitude, 9));
    }

    /** A study day: whole days without a decimal point. */
    public static String day(double day) {
        return Double.isFinite(day) ? fixed(day, day == Math.rint(day) ? 0 : 1) : NONE;
    }

    /** Degrees of freedom to one decimal, whole ones and those of 100 and more without; a dash where none are used. */
    public static String df(double df) {
        return Double.isNaN(df) ? "–" : fixed(df, df >= 99.95 || Math.abs(df - Math.rint(df)) < 0.05 ? 0 : 1);
    }

    /** A p value to two digits; "&lt;0.001" below that; a dash where there is no test. */
    public static String p(double p) {
        if (Double.isNaN(p)) {
            return "–";
        }
        if (p < 0.001) {
            return "<0.001";
        }
        return p >= 0.995 ? ">0.99" : fixed(p, p < 0.0995 ? (p < 0.00995 ? 4 : 3) : 2);
    }

    /** "p = 0.023", "p < 0.001", for running text. */
    public static String pWords(double p) {
        String digits = p(p);
        return switch (digits.charAt(0)) {
            case '<' -> "p < " + digits.substring(1);
            case '>' -> "p > " + digits.substring(1);
            default -> "p = " + digits;
        };
    }

    /**
     * How many decimals a column of estimates deserves: the narrowest interval shows two digits of its half width.
     *
     * @return 0 to 5; 2 when no interval is finite
     */
    public static int decimals(Collection<Estimate> estimates) {
        double narrowest = estimates.stream()
                .mapToDouble(e -> (e.upper() - e.lower()) / 2)
                .filter(w -> w > 0 && Double.isFinite(w))
                .min()
                .orElse(0.5);
        return within(1 - (int) Math.floor(Math.log10(narrowest)), 5);
    }

    private static int within(int decimals, int most) {
        return Math.max(0, Math.min(most, decimals));
    }

    /** Lower and upper end as "−3.1 to −1.0"; {@link #NONE} when both are missing. */
    public static String interval(double lower, double upper, int decimals) {
        return Double.isNaN(lower) && Double.isNaN(upper)
                ? NONE
                : fixed(lower, decimals) + " to " + fixed(upper, decimals);
    }

    /**
     * Daily change that a slope of log volume means: 100 (exp(slope) − 1), %. Monotone, so interval ends go through unharmed; the
     * standard error does not and is dropped.
     */
    public static Estimate percentPerDay(Estimate slope) {
        return new Estimate(
                100 * Math.expm1(slope.value()),
                Double.NaN,
                100 * Math.expm1(slope.lower()),
                100 * Math.expm1(slope.upper()),
                slope.df(),
                slope.p());
    }

    /** A doubling time in days, "> 100" beyond {@link #LONG_DOUBLING_DAYS}; a halving time says so. */
    public static String doubling(double days) {
        if (Double.isNaN(days)) {
            return NONE;
        }
        String amount =
                Math.abs(days) > LONG_DOUBLING_DAYS ? "> " + fixed(LONG_DOUBLING_DAYS, 0) : fixed(Math.abs(days), 1);
        return days < 0 && Double.isFinite(days) ? "halves in " + amount : amount;
    }

    /** The interval of a doubling time; ends that reach no growth read "> 100". */
    public static String doublingInterval(Estimate days) {
        if (Double.isNaN(days.lower()) || Double.isNaN(days.upper())) {
            return NONE;
        }
        double near = Math.min(Math.abs(days.lower()), Math.abs(days.upper()));
        double far = Math.max(Math.abs(days.lower()), Math.abs(days.upper()));
        return doubling(near) + " to " + doubling(far);
    }
}
