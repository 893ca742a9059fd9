package org.graftline.mixedmodel.prediction;

import java.util.Arrays;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.InvalidModelException;
import org.graftline.mixedmodel.InvalidTableException;
import org.graftline.mixedmodel.Matrix;
import org.graftline.mixedmodel.internal.prediction.TwoTimes;
import org.jspecify.annotations.Nullable;

/**
 * The future of one subject: its curve and its readings at any time, the risk of exceeding a limit, and when it must be seen again
 * (engine.md section 6, MATHS.md section 6). Immutable; safe for many threads.
 */
public final class Forecaster {
    private final Predictor predictor;
    private final DataTable subject;
    private final String time;

    private Forecaster(Predictor predictor, DataTable subject, String time) {
        this.predictor = predictor;
        this.subject = subject;
        this.time = time;
    }

    /**
     * A forecaster of one subject.
     *
     * @param predictor that has observed the subject's readings, or not
     * @param subject one row with the subject's groups and covariates; what it says of the time is not read
     * @param time the column of times
     * @throws InvalidTableException if the table has not exactly one row
     */
    public static Forecaster of(Predictor predictor, DataTable subject, String time) {
        if (subject.rows() != 1) {
            throw new InvalidTableException(
                    "A subject is described by %d rows".formatted(subject.rows()),
                    "Give one row with its groups and covariates");
        }
        return new Forecaster(predictor, subject, time);
    }

    /** The true curve at some times. */
    public Predictions curve(double... times) {
        return predictor.predict(at(times), innermost());
    }

    /** One reading at each of some times. */
    public Predictions readings(double... times) {
        return predictor.predict(at(times), PredictionTarget.reading());
    }

    /** The curve of the innermost group; of the population in a model without random effects. */
    private PredictionTarget innermost() {
        int levels = predictor.fit().random().size();
        return levels == 0
                ? PredictionTarget.population()
                : PredictionTarget.group(
                        predictor.fit().random().get(levels - 1).level());
    }

    /**
     * The probability that a limit is exceeded.
     *
     * @param limit in the unit of the response; of its logarithm when the response is one
     * @param from the start, not read by events at one time
     * @param to the time
     * @throws InvalidModelException if {@code to} lies before {@code from}, or the first passage is asked of a curve that is no line
     */
    public double risk(ThresholdEvent event, double limit, double from, double to) {
        if (!(from <= to)) {
            throw new InvalidModelException(
                    "A risk from %s to %s".formatted(from, to), "Give a time that does not lie before the start");
        }
        return switch (event) {
            case READING_AT -> predictor.probabilityAbove(at(to), PredictionTarget.reading(), limit)[0];
            case TRUE_AT -> predictor.probabilityAbove(at(to), innermost(), limit)[0];
            case READING_BY -> readingBy(limit, from, to);
            case TRUE_BY -> trueBy(limit, from, to);
        };
    }

    private double readingBy(double limit, double from, double to) {
        return predictor.eitherReadingAbove(at(from, to), limit, df(to));
    }

    /** The maximum of a line lies at an end, so P(max &gt; c) = 1 − Φ₂(both ends below c). */
    private double trueBy(double limit, double from, double to) {
        JointCurve curve = endsAndMiddle(from, to);
        if (bends(curve)) {
            throw new InvalidModelException(
                    "The first passage is asked of a curve that is no line in '%s'".formatted(time),
                    "Ask for the risk at a time (TRUE_AT), or use a model that is linear in '%s'".formatted(time));
        }
        return twoTimes(curve, 0, 1).eitherAbove(limit, df(to));
    }

    /** Whether the curve is a line between two times, whatever the effects, so that its first passage can be forecast. */
    public boolean isLine(double from, double to) {
        return !bends(endsAndMiddle(from, to));
    }

    private JointCurve endsAndMiddle(double from, double to) {
        return predictor.curve(at(from, to, from + (to - from) / 2), innermost());
    }

    /** Whether the middle leaves the chord, in its mean or in its error. */
    private static boolean bends(JointCurve curve) {
        Matrix v = curve.covariance();
        double[] w = {-0.5, -0.5, 1};
        double bend = 0;
        double variance = 0;
        double size = 0;
        for (int i = 0; i < w.length; i++) {
            bend += w[i] * curve.means().get(i);
            size = Math.max(size, Math.abs(curve.means().get(i)));
            for (int j = 0; j < w.length; j++) {
                variance += w[i] * v.get(i, j) * w[j];
            }
        }
        double spread = Math.max(v.get(0, 0), v.get(1, 1));
        return Math.abs(bend) > 1e-9 * (size + Math.sqrt(spread)) || variance > 1e-12 * (spread + size * size);
    }

    private static TwoTimes twoTimes(JointCurve curve, int i, int j) {
        Matrix v = curve.covariance();
        return new TwoTimes(curve.means().get(i), curve.means().get(j), v.get(i, i), v.get(j, j), v.get(i, j));
    }

    private double df(double to) {
        return curve(to).value(0).df();
    }

    /**
     * The longest time until which the risk of every moment stays accepted.
     *
     * @param limit in the unit of the response; of its logarithm when the response is one
     * @param today the start of the interval, usually the last reading
     */
    public NextVisit nextVisit(double limit, double today, VisitPolicy policy) {
        double low = today;
        double riskAtLow = risk(policy.event(), limit, today, today);
        if (riskAtLow > policy.acceptedRisk()) {
            return new NextVisit(NextVisit.Kind.MEASURE_TODAY, today, riskAtLow);
        }
        double end = today + policy.longest();
        for (int step = 1; low < end; step++) {
            double high = Math.min(end, today + step * policy.gridStep());
            double riskAtHigh = risk(policy.event(), limit, today, high);
            if (riskAtHigh > policy.acceptedRisk()) {
                return bisect(limit, today, policy, low, high);
            }
            low = high;
            riskAtLow = riskAtHigh;
        }
        return new NextVisit(NextVisit.Kind.LONGEST_INTERVAL, end, riskAtLow);
    }

    private NextVisit bisect(double limit, double today, VisitPolicy policy, double from, double to) {
        double low = from;
        double high = to;
        while (high - low > policy.resolution()) {
            double middle = (low + high) / 2;
            if (risk(policy.event(), limit, today, middle) > policy.acceptedRisk()) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return new NextVisit(NextVisit.Kind.RISK_REACHED, low, risk(policy.event(), limit, today, low));
    }

    /** The subject at some times: its one row over and over, but for the time. */
    private DataTable at(double... times) {
        DataTable.Builder b = DataTable.builder();
        for (String name : subject.names()) {
            if (name.equals(time) || name.equals(predictor.fit().spec().response())) {
                continue;
            }
            if (subject.isNumeric(name)) {
                double[] column = new double[times.length];
                Arrays.fill(column, subject.numbers(name)[0]);
                b.numbers(name, column);
            } else {
                @Nullable String[] column = new @Nullable String[times.length];
                Arrays.fill(column, subject.texts(name)[0]);
                b.texts(name, column);
            }
        }
        return b.numbers(time, times).build();
    }
}
