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
import org.graftline.mixedmodel.InvalidTableException;
import org.graftline.mixedmodel.Matrix;
import org.graftline.mixedmodel.NotAvailableYetException;
import org.graftline.mixedmodel.RandomEffects;
import org.graftline.mixedmodel.UnknownColumnException;
import org.graftline.mixedmodel.correlation.CorrelationModel;
import org.graftline.mixedmodel.inference.DegreesOfFreedom;
import org.graftline.mixedmodel.internal.prediction.CurvePoint;
import org.graftline.mixedmodel.internal.prediction.EffectsLaw;
import org.graftline.mixedmodel.internal.prediction.Law;
import org.graftline.mixedmodel.internal.prediction.MeanDependentLaw;
import org.graftline.mixedmodel.internal.prediction.ResidualSpread;
import org.graftline.mixedmodel.internal.prediction.SymmetricLaw;
import org.graftline.mixedmodel.internal.prediction.TableDesign;
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

    private Predictor(Fit fit, PredictionOptions options, Map<String, EffectsLaw> updated) {
        this.fit = fit;
        this.options = options;
        this.updated = updated;
    }

    /** A predictor with {@link PredictionOptions#defaults()}. */
    public static Predictor of(Fit fit) {
        return new Predictor(fit, PredictionOptions.defaults(), Map.of());
    }

    /** The same predictor with other options. */
    public Predictor with(PredictionOptions other) {
        return new Predictor(fit, other, updated);
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
     * @throws NotAvailableYetException if residuals are correlated
     */
    public Predictor observing(DataTable readings) {
        refuseCorrelation();
        TableDesign design = new TableDesign(fit, readings);
        ResidualSpread spread = ResidualSpread.of(fit, design);
        int levels = fit.random().size();
        Map<String, List<Integer>> rowsOf = new LinkedHashMap<>();
        for (int i = 0; i < design.rows() && levels > 0; i++) {
            if (design.complete(i) && !Double.isNaN(design.response(i))) {
                rowsOf.computeIfAbsent(groupOf(design, i), k -> new ArrayList<>())
                        .add(i);
            }
        }
        Map<String, EffectsLaw> next = new HashMap<>(updated);
        rowsOf.forEach((outermost, rows) -> {
            EffectsLaw law = next.containsKey(outermost) ? next.get(outermost).copy() : new EffectsLaw(fit);
            update(law, design, spread, rows);
            next.put(outermost, law);
        });
        return new Predictor(fit, options, next);
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
        return String.valueOf(design.path(0, row));
    }

    private void update(EffectsLaw law, TableDesign design, ResidualSpread spread, List<Integer> rows) {
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
            y[r] = design.response(row);
            x[r] = design.x(row);
            double[][] parts = zOf(design, row, levels);
            for (int l = 0; l < levels; l++) {
                System.arraycopy(parts[l], 0, z[r], offsets.get(r)[l], parts[l].length);
            }
            CurvePoint point = new CurvePoint(fit, law, x[r], parts, offsets.get(r));
            double sd = spread.standardDeviation(row, lookedAt(spread, point));
            residual[r * k + r] = sd * sd;
        }
        law.update(y, x, z, residual);
    }

    private static double lookedAt(ResidualSpread spread, CurvePoint point) {
        return spread.fittedDependent() ? point.mean() : point.population();
    }

    private void refuseCorrelation() {
        if (!(fit.spec().correlation() instanceof CorrelationModel.Independent)) {
            throw new NotAvailableYetException(
                    "Readings with correlated residuals (%s) cannot be predicted by this version"
                            .formatted(fit.spec().correlation()),
                    "Predict the curve of the group instead");
        }
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
        if (reading) {
            refuseCorrelation();
        }
        ResidualSpread spread = reading ? ResidualSpread.of(fit, design) : null;
        int depth = depth(target);
        Map<String, EffectsLaw> laws = new HashMap<>();
        List<RowLaw> out = new ArrayList<>();
        for (int i = 0; i < design.rows(); i++) {
            if (!design.complete(i)) {
                out.add(new RowLaw(Double.NaN, Double.NaN, null));
                continue;
            }
            List<@Nullable String> paths = paths(design, i, depth);
            CurvePoint point = point(design, i, depth, paths, laws, lawKey(paths));
            double df = df(design.x(i));
            out.add(new RowLaw(point.mean(), df, spread == null ? curve(point, df) : reading(point, df, spread, i)));
        }
        return out;
    }

    /** σv of any row of a table. */
    ResidualSpread spread(DataTable rows) {
        refuseCorrelation();
        return ResidualSpread.of(fit, new TableDesign(fit, rows));
    }

    private Law curve(CurvePoint point, double df) {
        return new SymmetricLaw(point.mean(), Math.sqrt(variance(point, point)), df);
    }

    private Law reading(CurvePoint point, double df, ResidualSpread spread, int row) {
        double variance = variance(point, point);
        if (spread.fittedDependent()) {
            return new MeanDependentLaw(point.mean(), Math.sqrt(variance), f -> spread.standardDeviation(row, f), df);
        }
        double sd = spread.standardDeviation(row, point.population());
        return new SymmetricLaw(point.mean(), Math.sqrt(variance + sd * sd), df);
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

    private CurvePoint point(
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
        return new CurvePoint(fit, law, design.x(row), zOf(design, row, depth), offsets);
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
            points.add(point(design, i, depth, paths, laws, depth == 0 ? "" : String.valueOf(paths.get(0))));
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
                return posterior(law, l, id, at.getAsInt());
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
        return posterior(law, l, id, offsets[l]);
    }

    private GroupPosterior posterior(EffectsLaw law, int level, String id, int at) {
        RandomEffects effects = fit.random().get(level);
        int q = effects.names().size();
        Matrix phi = fit.fixed().covariance();
        int p = phi.rows();
        List<Double> mean = new ArrayList<>();
        double[] given = new double[q * q];
        double[] all = new double[q * q];
        for (int i = 0; i < q; i++) {
            mean.add(law.mean(at + i));
            for (int j = 0; j < q; j++) {
                given[i * q + j] = law.covariance(at + i, at + j);
                double both = given[i * q + j];
                for (int a = 0; a < p; a++) {
                    for (int b = 0; b < p; b++) {
                        both += law.slope(at + i, a) * phi.get(a, b) * law.slope(at + j, b);
                    }
                }
                all[i * q + j] = both;
            }
        }
        return new GroupPosterior(
                effects.level(), id, effects.names(), mean, Matrix.of(q, q, given), Matrix.of(q, q, all));
    }

    /** Satterthwaite's, because the variances here are those of Φ itself, not Kenward and Roger's enlarged ones (engine.md section 6). */
    private DegreesOfFreedom quantileMethod() {
        return fit.unavailable(DegreesOfFreedom.SATTERTHWAITE).isEmpty()
                ? DegreesOfFreedom.SATTERTHWAITE
                : DegreesOfFreedom.CONTAINMENT;
    }
}
