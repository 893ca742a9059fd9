package org.graftline.mixedmodel.prediction;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.InvalidModelException;
import org.graftline.mixedmodel.InvalidTableException;
import org.graftline.mixedmodel.Matrix;
import org.graftline.mixedmodel.RandomEffects;
import org.graftline.mixedmodel.UnknownColumnException;
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

/**
 * Predicts from a fit, by REML or ML (engine.md section 6, MATHS.md section 6). A group that the fit knows is predicted from its own
 * readings, a new group of a known donor from that donor, a new donor from the population. Immutable; safe for many threads.
 *
 * <pre>{@code
 * Predictor now = Predictor.of(fit).observing(readingsOfNewMice);
 * Predictions readings = now.predict(futureRows, PredictionTarget.reading());
 * }</pre>
 */
public final class Predictor {
    private final Fit fit;
    private final PredictionOptions options;
    /** Laws that new readings have changed, by the path of their outermost group. */
    private final Map<String, EffectsLaw> updated;
    /** Readings that residuals of further ones are correlated with. */
    private final ResidualMemory memory;

    private Predictor(Fit fit, PredictionOptions options, Map<String, EffectsLaw> updated, ResidualMemory memory) {
        this.fit = fit;
        this.options = options;
        this.updated = updated;
        this.memory = memory;
    }

    /**
     * A predictor with {@link PredictionOptions#defaults()}. Where residuals are correlated it knows no earlier residuals, so readings of the groups of the fit
     * are refused; see {@link #of(Fit, DataTable)}.
     */
    public static Predictor of(Fit fit) {
        return new Predictor(fit, PredictionOptions.defaults(), Map.of(), ResidualMemory.of(fit));
    }

    /**
     * A predictor that has the readings of the fit before it: where residuals are correlated, further readings of a group depend on the residuals of its
     * earlier ones, which a fit does not keep.
     *
     * @param fitted the table that was fitted
     * @throws InvalidTableException if it is another table
     */
    public static Predictor of(Fit fit, DataTable fitted) {
        return new Predictor(fit, PredictionOptions.defaults(), Map.of(), ResidualMemory.of(fit, fitted));
    }

    /** The same predictor with other options. */
    public Predictor with(PredictionOptions other) {
        return new Predictor(fit, other, updated, memory);
    }

    /** The fit. */
    public Fit fit() {
        return fit;
    }

    /** The options. */
    public PredictionOptions options() {
        return options;
    }

    /**
     * The predictor that has also seen these readings, by one elimination step and without a refit: G, σ and β̂ stay those of the fit, the
     * effects of all groups touched are updated together. Rows without a response or with a missing covariate are passed over.
     *
     * @param readings rows that the fit has not seen, of known or new groups
     * @throws InvalidTableException if a row has a reading and no group
     * @throws InvalidModelException if residuals are correlated and a group of the fit is read on without {@linkplain #of(Fit, DataTable) its table}
     */
    public Predictor observing(DataTable readings) {
        if (fit.random().isEmpty() && !memory.correlated()) {
            return this; // no reading says anything of another one
        }
        TableDesign design = new TableDesign(fit, readings);
        ResidualSpread spread = ResidualSpread.of(fit, design);
        ResidualMemory.Filling filling = memory.filling(readings, design);
        Map<String, List<Integer>> rowsOf = new LinkedHashMap<>();
        for (int i = 0; i < design.rows(); i++) {
            if (design.complete(i) && !Double.isNaN(design.response(i))) {
                rowsOf.computeIfAbsent(groupOf(design, i), k -> new ArrayList<>())
                        .add(i);
            }
        }
        Map<String, EffectsLaw> next = new HashMap<>(updated);
        rowsOf.forEach((outermost, rows) -> {
            EffectsLaw law = next.containsKey(outermost) ? next.get(outermost).copy() : new EffectsLaw(fit);
            update(law, design, spread, filling, rows);
            next.put(outermost, law);
        });
        return new Predictor(fit, options, next, filling.memory());
    }

    private String groupOf(TableDesign design, int row) {
        for (int l = 0; l < fit.random().size(); l++) {
            if (design.path(l, row) == null) {
                throw new InvalidTableException(
                        "Row %d has a reading, but no '%s'"
                                .formatted(row + 1, fit.random().get(l).level()),
                        "Name the group that the reading belongs to, or leave the response empty");
            }
        }
        return fit.random().isEmpty() ? "" : String.valueOf(design.path(0, row));
    }

    private void update(
            EffectsLaw law,
            TableDesign design,
            ResidualSpread spread,
            ResidualMemory.Filling filling,
            List<Integer> rows) {
        int levels = fit.random().size();
        int k = rows.size();
        List<int[]> offsets = new ArrayList<>();
        for (int row : rows) {
            offsets.add(law.offsets(paths(design, row, levels)));
        }
        double[] y = new double[k];
        double[][] x = new double[k][];
        double[][] z = new double[k][law.size()];
        double[] residual = new double[k * k];
        for (int r = 0; r < k; r++) {
            int row = rows.get(r);
            x[r] = design.x(row);
            double[][] parts = zOf(design, row, levels);
            CurvePoint point = new CurvePoint(fit, law, x[r], parts, offsets.get(r));
            double sd = spread.standardDeviation(row, lookedAt(spread, point));
            // given the rows of its run before it, each reading is a row of its own with an independent residual
            ResidualHistory.Given given = filling.see(row, sd);
            y[r] = design.response(row) - sd * given.offset(0);
            given.addX(0, sd, x[r]);
            given.addZ(0, sd, parts);
            for (int l = 0; l < levels; l++) {
                System.arraycopy(parts[l], 0, z[r], offsets.get(r)[l], parts[l].length);
            }
            residual[r * k + r] = sd * sd * given.left(0, 0);
        }
        if (law.size() > 0) {
            law.update(y, x, z, residual);
        }
    }

    private static double lookedAt(ResidualSpread spread, CurvePoint point) {
        return spread.fittedDependent() ? point.mean() : point.population();
    }

    /**
     * Predicts one kind of number for every row of a table.
     *
     * @param rows any rows; grouping columns may be absent or empty, which means a new group
     * @throws org.graftline.mixedmodel.MixedModelException if a column is missing, a factor level is unknown or no row is complete
     * @throws UnknownColumnException if the target names a level without random effects
     */
    public Predictions predict(DataTable rows, PredictionTarget target) {
        List<PredictedValue> values = new ArrayList<>();
        double tail = (1 - options.confidence()) / 2;
        for (RowLaw row : laws(rows, target)) {
            Law law = row.law();
            values.add(
                    law == null
                            ? PredictedValue.MISSING
                            : new PredictedValue(
                                    row.mean(),
                                    law.standardDeviation(),
                                    row.df(),
                                    law.quantile(tail),
                                    law.quantile(1 - tail)));
        }
        return new Predictions(target, options, inside(target), values);
    }

    /**
     * The probability that what is predicted lies above a limit, for every row; NaN where a covariate is missing.
     *
     * @param limit in the unit of the response
     */
    public double[] probabilityAbove(DataTable rows, PredictionTarget target, double limit) {
        return laws(rows, target).stream()
                .mapToDouble(r -> r.law() == null ? Double.NaN : r.law().probabilityAbove(limit))
                .toArray();
    }

    private record RowLaw(double mean, double df, @Nullable Law law) {}

    private List<RowLaw> laws(DataTable rows, PredictionTarget target) {
        TableDesign design = new TableDesign(fit, rows);
        boolean reading = target instanceof PredictionTarget.Reading;
        ResidualSpread spread = reading ? ResidualSpread.of(fit, design) : null;
        ResidualMemory.Asking asking = memory.asking(rows, design);
        int depth = depth(target);
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

    private Set<UncertaintySource> inside(PredictionTarget target) {
        Set<UncertaintySource> inside = EnumSet.noneOf(UncertaintySource.class);
        if (options.coefficients() == CoefficientUncertainty.INCLUDED) {
            inside.add(UncertaintySource.COEFFICIENTS);
        }
        if (depth(target) > 0) {
            inside.add(UncertaintySource.GROUPS);
        }
        if (target instanceof PredictionTarget.Reading) {
            inside.add(UncertaintySource.RESIDUAL);
        }
        return inside;
    }

    /** Number of levels, from the outermost, whose effects the target holds. */
    private int depth(PredictionTarget target) {
        if (target instanceof PredictionTarget.GroupCurve group) {
            return level(group.level()) + 1;
        }
        return target instanceof PredictionTarget.Population ? 0 : fit.random().size();
    }

    private int level(String name) {
        List<String> levels = fit.random().stream().map(RandomEffects::level).toList();
        int at = levels.indexOf(name);
        if (at < 0) {
            throw new UnknownColumnException(
                    "Level '%s' carries no random effects".formatted(name), "Use one of " + levels);
        }
        return at;
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

    private static List<@Nullable String> paths(TableDesign design, int row, int depth) {
        List<@Nullable String> paths = new ArrayList<>();
        for (int l = 0; l < depth; l++) {
            paths.add(design.path(l, row));
        }
        return paths;
    }

    private static double[][] zOf(TableDesign design, int row, int depth) {
        double[][] z = new double[depth][];
        for (int l = 0; l < depth; l++) {
            z[l] = design.z(l, row);
        }
        return z;
    }

    /**
     * The curve at all rows together, with the covariance of its errors; the residual is not inside. Rows without a group belong to one
     * new group.
     *
     * @param rows complete rows
     * @param target a population or a group's curve; {@link PredictionTarget#reading()} means the curve of the innermost group
     * @throws InvalidTableException if a covariate is missing
     */
    public JointCurve curve(DataTable rows, PredictionTarget target) {
        TableDesign design = new TableDesign(fit, rows);
        int depth = depth(target);
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

    /** Whether the fit or an observed reading knows a group of this full path. */
    public boolean knows(String level, String id) {
        int l = level(level);
        return fit.effectsGivenOuter().get(l).position(id).isPresent()
                || updated.values().stream().anyMatch(law -> law.offset(l, id).isPresent());
    }

    /**
     * What is known of one group now: of a group of the fit, of one that {@link #observing} has met, or both.
     *
     * @param level a level with random effects
     * @param id the group's full path, {@code outer/inner}
     * @throws UnknownColumnException if there is no such level or group
     */
    public GroupPosterior posterior(String level, String id) {
        int l = level(level);
        for (EffectsLaw law : updated.values()) {
            OptionalInt at = law.offset(l, id);
            if (at.isPresent()) {
                return GroupPosterior.of(fit, law, l, id, at.getAsInt());
            }
        }
        if (fit.effectsGivenOuter().get(l).position(id).isEmpty()) {
            throw new UnknownColumnException(
                    "Level '%s' has no group '%s', neither in the fit nor among new readings".formatted(level, id),
                    "Give the full path, outer/inner, or observe readings of it first");
        }
        List<@Nullable String> chain = new ArrayList<>();
        for (int k = 0; k < l; k++) {
            chain.add(fit.blups().get(k).ids().stream()
                    .filter(outer -> id.startsWith(outer + "/"))
                    .reduce((a, b) -> a.length() >= b.length() ? a : b)
                    .orElseThrow());
        }
        chain.add(id);
        String outermost = String.valueOf(chain.get(0));
        EffectsLaw seen = updated.get(outermost);
        EffectsLaw law = seen == null ? new EffectsLaw(fit) : seen.copy();
        int[] offsets = law.offsets(chain);
        return GroupPosterior.of(fit, law, l, id, offsets[l]);
    }

    /** Satterthwaite's, because the variances here are those of Φ itself, not Kenward and Roger's enlarged ones (engine.md section 6). */
    private DegreesOfFreedom quantileMethod() {
        return fit.unavailable(DegreesOfFreedom.SATTERTHWAITE).isEmpty()
                ? DegreesOfFreedom.SATTERTHWAITE
                : DegreesOfFreedom.CONTAINMENT;
    }
}
