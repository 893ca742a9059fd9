package org.graftline.report.internal.markup;

import java.util.List;
import java.util.stream.Collectors;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthRates.Part;

/**
 * Where a printed number comes from, in words that the check of a report understands: {@code coefficient NAME WHAT}, {@code percent of
 * coefficient NAME WHAT}, {@code component N} and {@code count of WHAT in arm NAME}, the parts parted by ␟. A name may be a sum of coefficients, each in a part of its
 * own behind {@code sum}. Of random effects {@code deviation}, the root of a sum of their variances, {@code wald}, an end of an approximate
 * interval, and {@code growth}, what coefficients and predicted effects add up to, in percent: level, group and effects by turns.
 */
public final class Source {
    /** The parts of an estimate. */
    private static final List<String> PARTS = List.of("estimate", "se", "df", "p", "lower", "upper");

    private static final String PARTING = "␟";
    /** Between effects that stand in one part. */
    private static final String EFFECTS = "␞";

    private Source() {}

    /** One part of a fixed effect of the fit: estimate, se, df, p, lower or upper. */
    public static String coefficient(String name, String part) {
        return String.join(PARTING, "coefficient", part, name);
    }

    /** 100 (exp(x) − 1) of the sum of fixed effects, or of an end of one effect's interval. */
    public static String percent(List<String> names, String part) {
        return String.join(PARTING, "percent", part, String.join(PARTING, names));
    }

    /** ln 2 over the sum of fixed effects. */
    public static String doubling(List<String> names) {
        return String.join(PARTING, "doubling", "estimate", String.join(PARTING, names));
    }

    /** The standard deviation at a place, from 0: those of the random effects in the order of the model, then of readings. */
    public static String component(int place) {
        return String.join(PARTING, "component", Integer.toString(place));
    }

    /** How many donors, mice or readings of an arm are in the rows of the model. */
    public static String count(String what, String arm) {
        return String.join(PARTING, "count", what, arm);
    }

    /** √Σ z'Gz of random effects, the sum over levels. */
    public static String deviation(List<Part> parts) {
        return "deviation" + PARTING + words(parts);
    }

    /** "lower" or "upper" of an approximate 95 % interval, by the name that the engine gives it. */
    public static String wald(String name, String end) {
        return String.join(PARTING, "wald", end, name);
    }

    /** 100 (exp(x) − 1) of a sum of coefficients and predicted random effects. */
    public static String growth(List<Part> parts) {
        return "growth" + PARTING + words(parts);
    }

    private static String words(List<Part> parts) {
        return parts.stream()
                .map(part -> String.join(PARTING, part.level(), part.group(), String.join(EFFECTS, part.effects())))
                .collect(Collectors.joining(PARTING));
    }

    /**
     * Says of all parts of a fixed effect where they come from.
     *
     * @param columns of estimate, se, df, p, lower, upper in this order
     */
    public static void estimate(Booktabs table, String name, Estimate e, List<Integer> columns) {
        double[] values = {e.value(), e.standardError(), e.df(), e.p(), e.lower(), e.upper()};
        for (int i = 0; i < values.length; i++) {
            if (columns.get(i) > 0) {
                table.from(columns.get(i), values[i], coefficient(name, PARTS.get(i)));
            }
        }
    }
}
