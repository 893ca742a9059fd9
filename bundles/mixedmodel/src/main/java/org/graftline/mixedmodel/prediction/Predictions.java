package org.graftline.mixedmodel.prediction;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Predictions of one kind for every row of a table, in its order, and what their intervals hold. Immutable. */
public final class Predictions {
    private final PredictionTarget target;
    private final PredictionOptions options;
    private final Set<UncertaintySource> inside;
    private final List<PredictedValue> values;

    Predictions(
            PredictionTarget target,
            PredictionOptions options,
            Set<UncertaintySource> inside,
            List<PredictedValue> values) {
        this.target = target;
        this.options = options;
        this.inside = Collections.unmodifiableSet(
                inside.isEmpty() ? EnumSet.noneOf(UncertaintySource.class) : EnumSet.copyOf(inside));
        this.values = List.copyOf(values);
    }

    /** What was predicted. */
    public PredictionTarget target() {
        return target;
    }

    /** How. */
    public PredictionOptions options() {
        return options;
    }

    /** The sources of error that standard deviations and intervals hold. */
    public Set<UncertaintySource> inside() {
        return inside;
    }

    /** One value per row of the table. */
    public List<PredictedValue> values() {
        return values;
    }

    /** The value of a row, from 0. */
    public PredictedValue value(int row) {
        return values.get(row);
    }

    /** What the interval is, in words that may stand beside it. */
    public String label() {
        String what;
        if (target instanceof PredictionTarget.GroupCurve g) {
            what = "the curve of a " + g.level();
        } else {
            what = target instanceof PredictionTarget.Population ? "the population mean" : "one new reading";
        }
        String held = inside.isEmpty()
                ? "nothing, all is taken as known"
                : inside.stream().map(UncertaintySource::words).collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%s %% interval of %s; inside: %s; variances and covariances are taken as estimated",
                percent(options.confidence()),
                what,
                held);
    }

    private static String percent(double share) {
        double value = Math.rint(share * 1e6) / 1e4;
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
