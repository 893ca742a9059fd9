package org.graftline.mixedmodel.prediction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.InvalidModelException;
import org.graftline.mixedmodel.InvalidTableException;
import org.graftline.mixedmodel.Matrix;
import org.graftline.mixedmodel.inference.DegreesOfFreedom;
import org.graftline.mixedmodel.internal.prediction.CurvePoint;
import org.graftline.mixedmodel.internal.prediction.EffectsLaw;
import org.graftline.mixedmodel.internal.prediction.Law;
import org.graftline.mixedmodel.internal.prediction.MeanDependentLaw;
import org.graftline.mixedmodel.internal.prediction.ReadingPair;
import org.graftline.mixedmodel.internal.prediction.ReadingPoint;
import org.graftline.mixedmodel.internal.prediction.ResidualHistory;
import org.graftline.mixedmodel.internal.prediction.ResidualMemory;
import org.graftline.mixedmodel.internal.prediction.ResidualSpread;
import org.graftline.mixedmodel.internal.prediction.SymmetricLaw;
import org.graftline.mixedmodel.internal.prediction.TableDesign;
import org.graftline.mixedmodel.internal.prediction.TwoTimes;
import org.jspecify.annotations.Nullable;

/** The laws of curves and readings at the rows of a table, as a {@link Predictor} knows them now (MATHS.md section 6). */
final class RowLaws {
    private final Fit fit;
    private final PredictionOptions options;
    private final Map<String, EffectsLaw> updated;
    private final ResidualMemory memory;

    /** {@code updated}: laws that new readings have changed, by the path of their outermost group; not modified. */
    RowLaws(Fit fit, PredictionOptions options, Map<String, EffectsLaw> updated, ResidualMemory memory) {
        this.fit = fit;
        this.options = options;
        this.updated = updated;
        this.memory = memory;
    }

    /**
     * What is known of the number at one row.
     *
     * @param df degrees of freedom of its quantiles
     * @param law null where a covariate is missing
     */
    record RowLaw(double mean, double df, @Nullable Law law) {}

    /**
     * The laws of all rows of a table.
     *
     * @param depth number of levels, from the outermost, whose effects are inside
     * @param reading whether the residual is, too
     */
    List<RowLaw> of(DataTable rows, int depth, boolean reading) {
        TableDesign design = new TableDesign(fit, rows);
        ResidualSpread spread = reading ? ResidualSpread.of(fit, design) : null;
        ResidualMemory.Asking asking = memory.asking(rows, design);
        Map<String, EffectsLaw> laws = new HashMap<>();
        List<RowLaw> out = new ArrayList<>();
        for (int i = 0; i < design.rows(); i++) {
            if (!design.complete(i)) {
                out.add(new RowLaw(Double.NaN, Double.NaN, null));
                continue;
            }
            List<@Nullable String> paths = paths(design, i, depth);
            Placed placed = placed(design, i, depth, paths, laws, lawKey(paths));
            double df = df(design.x(i));
            if (spread == null) {
                CurvePoint point = placed.curve(fit, design, i);
                out.add(new RowLaw(point.mean(), df, curve(point, df)));
            } else {
                out.add(reading(placed, design, i, df, spread, asking.given(List.of(i))));
            }
        }
        return out;
    }

    /**
     * The probability that one of two readings of one group is above a limit.
     *
     * @param ends two complete rows, of a named or of one new group
     */
    double eitherReadingAbove(DataTable ends, double limit, double df) {
        TableDesign design = new TableDesign(fit, ends);
        ResidualSpread spread = ResidualSpread.of(fit, design);
        ResidualHistory.Given given = memory.asking(ends, design).given(List.of(0, 1));
        int depth = fit.random().size();
        Map<String, EffectsLaw> laws = new HashMap<>();
        List<@Nullable String> paths = paths(design, 0, depth);
        Placed first = placed(design, 0, depth, paths, laws, "both");
        Placed second = placed(design, 1, depth, paths, laws, "both");
        if (memory.correlated() && spread.fittedDependent()) {
            throw new InvalidModelException(
                    "Two readings together are asked of a model whose residuals are correlated and follow the fitted value",
                    "Ask for one reading at a time (READING_AT), or for the curve (TRUE_BY)");
        }
        CurvePoint f = first.curve(fit, design, 0);
        CurvePoint g = second.curve(fit, design, 1);
        if (!memory.correlated()) {
            TwoTimes curve = new TwoTimes(f.mean(), g.mean(), variance(f, f), variance(g, g), variance(f, g));
            return new ReadingPair(curve, spread, f.population(), g.population()).eitherAbove(limit, df);
        }
        double a = spread.standardDeviation(0, f.population());
        double b = spread.standardDeviation(1, g.population());
        ReadingPoint one = first.reading(fit, design, 0, a, given, 0);
        ReadingPoint two = second.reading(fit, design, 1, b, given, 1);
        return new TwoTimes(
                        one.mean(a),
                        two.mean(b),
                        variance(one.shifted(), one.shifted()) + a * a * given.left(0, 0),
                        variance(two.shifted(), two.shifted()) + b * b * given.left(1, 1),
                        variance(one.shifted(), two.shifted()) + a * b * given.left(0, 1))
                .eitherAbove(limit, df);
    }

    /** The curve at all rows together, with the covariance of its errors. */
    JointCurve together(DataTable rows, int depth) {
        TableDesign design = new TableDesign(fit, rows);
        Map<String, EffectsLaw> laws = new HashMap<>();
        List<CurvePoint> points = new ArrayList<>();
        for (int i = 0; i < design.rows(); i++) {
            if (!design.complete(i)) {
                throw new InvalidTableException(
                        "A covariate is missing in row %d".formatted(i + 1), "Give every covariate of the curve");
            }
            List<@Nullable String> paths = paths(design, i, depth);
            points.add(placed(design, i, depth, paths, laws, depth == 0 ? "" : String.valueOf(paths.get(0)))
                    .curve(fit, design, i));
        }
        int n = points.size();
        double[] covariance = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                covariance[i * n + j] = variance(points.get(i), points.get(j));
            }
        }
        return new JointCurve(points.stream().map(CurvePoint::mean).toList(), Matrix.of(n, n, covariance));
    }

    private Law curve(CurvePoint point, double df) {
        return new SymmetricLaw(point.mean(), Math.sqrt(variance(point, point)), df);
    }

    private RowLaw reading(
            Placed placed, TableDesign design, int row, double df, ResidualSpread spread, ResidualHistory.Given given) {
        CurvePoint curve = placed.curve(fit, design, row);
        if (!spread.fittedDependent()) {
            double sd = spread.standardDeviation(row, curve.population());
            ReadingPoint point = placed.reading(fit, design, row, sd, given, 0);
            double variance = variance(point.shifted(), point.shifted()) + sd * sd * point.left();
            return new RowLaw(point.mean(sd), df, new SymmetricLaw(point.mean(sd), Math.sqrt(variance), df));
        }
        double variance = variance(curve, curve);
        ReadingPoint point = placed.reading(fit, design, row, 0, given, 0);
        // given f, u is normal about its regression on f
        double ofU = variance(point.standardized(), point.standardized());
        double slope = variance > 0 ? variance(curve, point.standardized()) / variance : 0;
        double left = Math.max(0, ofU - slope * slope * variance) + point.left();
        MeanDependentLaw law = new MeanDependentLaw(
                curve.mean(),
                Math.sqrt(variance),
                f -> spread.standardDeviation(row, f) * (point.meanOfU() + slope * (f - curve.mean())),
                f -> spread.standardDeviation(row, f) * Math.sqrt(left),
                df);
        return new RowLaw(given.seen().isEmpty() ? curve.mean() : law.mean(), df, law);
    }

    private double variance(CurvePoint a, CurvePoint b) {
        double groups = a.covarianceOfGroups(b);
        double both = options.coefficients() == CoefficientUncertainty.INCLUDED
                ? groups + a.covarianceOfCoefficients(b, fit.fixed().covariance())
                : groups;
        return a == b ? Math.max(0, both) : both;
    }

    private double df(double[] x) {
        boolean empty = true;
        for (double v : x) {
            empty &= v == 0;
        }
        return options.quantiles() == Quantiles.NORMAL || empty
                ? Double.POSITIVE_INFINITY
                : fit.estimate(x, quantileMethod()).df();
    }

    /** Rows of groups that new readings have not touched need the law of their own chain only. */
    private static String lawKey(List<@Nullable String> paths) {
        return String.valueOf(paths);
    }

    /** A row with the law of its groups: where on which curve it stands. */
    @SuppressWarnings("ArrayRecordComponent") // local carrier, never handed out
    private record Placed(EffectsLaw law, double[][] z, int[] offsets) {
        CurvePoint curve(Fit fit, TableDesign design, int row) {
            return new CurvePoint(fit, law, design.x(row), z, offsets);
        }

        ReadingPoint reading(Fit fit, TableDesign design, int row, double sd, ResidualHistory.Given given, int place) {
            return ReadingPoint.of(fit, law, design.x(row), z, offsets, sd, given, place);
        }
    }

    private Placed placed(
            TableDesign design,
            int row,
            int depth,
            List<@Nullable String> paths,
            Map<String, EffectsLaw> laws,
            String key) {
        String outermost = depth == 0 ? null : paths.get(0);
        EffectsLaw seen = outermost == null ? null : updated.get(outermost);
        EffectsLaw law = laws.computeIfAbsent(
                seen == null ? "chain " + key : "outermost " + outermost,
                k -> seen == null ? new EffectsLaw(fit) : seen.copy());
        int[] offsets = law.offsets(paths);
        return new Placed(law, zOf(design, row, depth), offsets);
    }

    static List<@Nullable String> paths(TableDesign design, int row, int depth) {
        List<@Nullable String> paths = new ArrayList<>();
        for (int l = 0; l < depth; l++) {
            paths.add(design.path(l, row));
        }
        return paths;
    }

    static double[][] zOf(TableDesign design, int row, int depth) {
        double[][] z = new double[depth][];
        for (int l = 0; l < depth; l++) {
            z[l] = design.z(l, row);
        }
        return z;
    }

    /** Satterthwaite's, because the variances here are those of Φ itself, not Kenward and Roger's enlarged ones (engine.md section 6). */
    private DegreesOfFreedom quantileMethod() {
        return fit.unavailable(DegreesOfFreedom.SATTERTHWAITE).isEmpty()
                ? DegreesOfFreedom.SATTERTHWAITE
                : DegreesOfFreedom.CONTAINMENT;
    }
}
