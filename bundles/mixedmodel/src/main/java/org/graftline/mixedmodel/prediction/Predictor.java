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
import org.graftline.mixedmodel.RandomEffects;
import org.graftline.mixedmodel.UnknownColumnException;
import org.graftline.mixedmodel.internal.prediction.CurvePoint;
import org.graftline.mixedmodel.internal.prediction.EffectsLaw;
import org.graftline.mixedmodel.internal.prediction.Law;
import org.graftline.mixedmodel.internal.prediction.ResidualHistory;
import org.graftline.mixedmodel.internal.prediction.ResidualMemory;
import org.graftline.mixedmodel.internal.prediction.ResidualSpread;
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
            offsets.add(law.offsets(RowLaws.paths(design, row, levels)));
        }
        double[] y = new double[k];
        double[][] x = new double[k][];
        double[][] z = new double[k][law.size()];
        double[] residual = new double[k * k];
        for (int r = 0; r < k; r++) {
            int row = rows.get(r);
            x[r] = design.x(row);
            double[][] parts = RowLaws.zOf(design, row, levels);
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

    private RowLaws laws() {
        return new RowLaws(fit, options, updated, memory);
    }

    private List<RowLaws.RowLaw> laws(DataTable rows, PredictionTarget target) {
        return laws().of(rows, depth(target), target instanceof PredictionTarget.Reading);
    }

    /** The probability that one of two readings of one group is above a limit. */
    double eitherReadingAbove(DataTable ends, double limit, double df) {
        return laws().eitherReadingAbove(ends, limit, df);
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
        for (RowLaws.RowLaw row : laws(rows, target)) {
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

    /**
     * The curve at all rows together, with the covariance of its errors; the residual is not inside. Rows without a group belong to one
     * new group.
     *
     * @param rows complete rows
     * @param target a population or a group's curve; {@link PredictionTarget#reading()} means the curve of the innermost group
     * @throws InvalidTableException if a covariate is missing
     */
    public JointCurve curve(DataTable rows, PredictionTarget target) {
        return laws().together(rows, depth(target));
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
}
