package org.graftline.mixedmodel.diagnostics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.InvalidModelException;
import org.graftline.mixedmodel.Matrix;
import org.graftline.mixedmodel.RandomEffects;
import org.graftline.mixedmodel.UnknownColumnException;
import org.graftline.mixedmodel.internal.diagnostics.AddedColumns;
import org.graftline.mixedmodel.internal.diagnostics.CovarianceScores;
import org.graftline.mixedmodel.internal.diagnostics.Deletion;
import org.graftline.mixedmodel.internal.diagnostics.EffectNormality;
import org.graftline.mixedmodel.internal.diagnostics.NaturalSpline;
import org.graftline.mixedmodel.internal.diagnostics.OuterGroup;
import org.graftline.mixedmodel.internal.diagnostics.RowLeverage;
import org.graftline.mixedmodel.internal.diagnostics.Sandwich;
import org.graftline.mixedmodel.internal.diagnostics.SpreadBins;
import org.graftline.mixedmodel.internal.diagnostics.WhitenedModel;
import org.graftline.mixedmodel.internal.prediction.ResidualSpread;
import org.graftline.mixedmodel.internal.prediction.TableDesign;
import org.jspecify.annotations.Nullable;

/**
 * Diagnostics of a fit (engine.md section 7, MATHS.md section 7). Arrays over rows are in the order of the table, NaN in rows left out. Holds the
 * table's design for as long as it lives; the fit does not. Immutable; safe for many threads.
 */
public final class Diagnostics {
    private final Fit fit;
    private final WhitenedModel model;

    private Diagnostics(Fit fit, WhitenedModel model) {
        this.fit = fit;
        this.model = model;
    }

    /**
     * Prepares the diagnostics of a fit.
     *
     * @param data the table that was fitted
     * @throws org.graftline.mixedmodel.InvalidTableException if it is another table
     * @throws org.graftline.mixedmodel.InvalidModelException if the coefficients were maximized over in the variance too
     */
    public static Diagnostics of(Fit fit, DataTable data) {
        return new Diagnostics(fit, new WhitenedModel(fit, data));
    }

    /** y − Xβ̂. */
    public double[] marginalResiduals() {
        double[] population = fit.populationFitted();
        double[] fitted = fit.fitted();
        double[] out = fit.residuals();
        for (int i = 0; i < out.length; i++) {
            out[i] += fitted[i] - population[i];
        }
        return out;
    }

    /** y − fitted value of the innermost level. */
    public double[] conditionalResiduals() {
        return fit.residuals();
    }

    /** Conditional residuals over σv. */
    public double[] pearsonResiduals() {
        return fit.pearsonResiduals();
    }

    /**
     * L⁻¹ times the Pearson residuals of a run, LL' their correlation, rows in the order of time: nlme's normalized residuals. The Pearson residuals themselves where
     * residuals are independent.
     */
    public double[] normalizedResiduals() {
        double[] pearson = fit.pearsonResiduals();
        double[] out = missing();
        for (OuterGroup group : model.groups()) {
            for (List<Integer> positions : group.runs()) {
                List<Integer> rows = positions.stream().map(group.rows()::get).toList();
                double[] own = model.decorrelated(rows, pearson);
                for (int i = 0; i < own.length; i++) {
                    out[rows.get(i)] = own[i];
                }
            }
        }
        return out;
    }

    /**
     * L⁻¹(y − Xβ̂), V = LL': what each reading says beyond those before it in its donor, over its standard deviation. Independent with
     * variance 1 under the model but for the estimation of β; the right input to tests of normality and trend, since residuals about
     * predicted effects are shrunk.
     */
    public double[] whitenedResiduals() {
        double[] out = missing();
        for (int g = 0; g < model.groups().size(); g++) {
            List<Integer> rows = model.groups().get(g).rows();
            for (int i = 0; i < rows.size(); i++) {
                out[rows.get(i)] = model.w(g)[i];
            }
        }
        return out;
    }

    private double[] missing() {
        double[] out = new double[fit.residuals().length];
        Arrays.fill(out, Double.NaN);
        return out;
    }

    /** ∂ŷᵢ/∂yᵢ of the conditional fit, between 0 and 1 where residuals are independent; its sum is the number of parameters that the means use up. */
    public double[] leverage() {
        return new RowLeverage(model).values();
    }

    /** Conditional residuals over their own standard deviation; that is σv√(1 − leverage) where residuals are independent. */
    public double[] studentizedResiduals() {
        double[] curve = new RowLeverage(model).curveVariances();
        double[] sd = fit.residualStandardDeviations();
        double[] out = fit.pearsonResiduals();
        for (int i = 0; i < out.length; i++) {
            out[i] /= Math.sqrt(1 - curve[i] / (sd[i] * sd[i]));
        }
        return out;
    }

    /**
     * What leaving out each group of a level does to β̂; groups in the order of the table.
     *
     * @throws UnknownColumnException if the level carries no random effects
     */
    public List<GroupInfluence> influence(String level) {
        int l = level(level);
        List<GroupInfluence> out = new ArrayList<>();
        for (int g = 0; g < model.groups().size(); g++) {
            OuterGroup outer = model.groups().get(g);
            for (Map.Entry<String, List<Integer>> e : outer.groups().get(l).entrySet()) {
                Deletion d =
                        l == 0 ? Deletion.ofOuter(model, g) : Deletion.keeping(model, g, others(outer, e.getValue()));
                out.add(new GroupInfluence(
                        level,
                        e.getKey(),
                        e.getValue().size(),
                        Arrays.stream(d.change()).boxed().toList(),
                        d.cook(),
                        d.covarianceRatio()));
            }
        }
        return List.copyOf(out);
    }

    private static List<Integer> others(OuterGroup outer, List<Integer> positions) {
        Set<Integer> left = new HashSet<>(positions);
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < outer.rows().size(); i++) {
            if (!left.contains(i)) {
                kept.add(outer.rows().get(i));
            }
        }
        return kept;
    }

    /** The covariance of β̂ from the scatter between outermost groups. */
    public RobustCovariance robustCovariance(RobustKind kind) {
        Sandwich sandwich =
                new Sandwich(model, kind == RobustKind.CR2 ? Sandwich.Adjustment.CR2 : Sandwich.Adjustment.CR0);
        return new RobustCovariance(
                fit.fixed(),
                kind,
                sandwich,
                model.design().levels().isEmpty()
                        ? "row"
                        : model.design().levels().get(0),
                model.groups().size());
    }

    /**
     * The covariance matrix of all readings of one group.
     *
     * @param level a level with random effects
     * @param id the group's full path
     * @throws UnknownColumnException if there is no such level or group
     */
    public MarginalCovariance marginalCovariance(String level, String id) {
        int l = level(level);
        for (OuterGroup outer : model.groups()) {
            List<Integer> positions = outer.groups().get(l).get(id);
            if (positions != null) {
                return covariance(id, positions.stream().map(outer.rows()::get).toList());
            }
        }
        throw new UnknownColumnException(
                "Level '%s' has no group '%s'".formatted(level, id), "Give the full path, as Blups.ids() lists it");
    }

    private MarginalCovariance covariance(String id, List<Integer> rows) {
        int n = rows.size();
        double[] sd = fit.residualStandardDeviations();
        double[] v = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                v[i * n + j] = shared(rows.get(i), rows.get(j))
                        + sd[rows.get(i)] * sd[rows.get(j)] * model.correlation(rows.get(i), rows.get(j));
            }
        }
        return new MarginalCovariance(id, rows, Matrix.of(n, n, v));
    }

    /** Σ_l z'Gz over the levels whose group the two rows share. */
    private double shared(int a, int b) {
        TableDesign design = model.design();
        double sum = 0;
        for (int l = 0; l < fit.random().size(); l++) {
            if (!String.valueOf(design.path(l, a)).equals(String.valueOf(design.path(l, b)))) {
                break;
            }
            sum += between(fit.random().get(l), design.z(l, a), design.z(l, b));
        }
        return sum;
    }

    private static double between(RandomEffects effects, double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                sum += a[i] * effects.covariance().get(i, j) * b[j];
            }
        }
        return sum;
    }

    /**
     * Where the variance of a reading comes from, at each row of a table of covariates.
     *
     * @param covariates any rows; grouping columns and response are not read
     */
    public static List<VarianceShares> varianceShares(Fit fit, DataTable covariates) {
        TableDesign design = new TableDesign(fit, covariates);
        ResidualSpread spread = ResidualSpread.of(fit, design);
        List<VarianceShares> out = new ArrayList<>();
        for (int i = 0; i < design.rows(); i++) {
            Map<String, Double> byLevel = new LinkedHashMap<>();
            boolean complete = design.complete(i);
            double mean = 0;
            for (int l = 0; l < fit.random().size(); l++) {
                RandomEffects effects = fit.random().get(l);
                byLevel.put(effects.level(), complete ? between(effects, design.z(l, i), design.z(l, i)) : Double.NaN);
            }
            double[] x = complete ? design.x(i) : new double[0];
            for (int j = 0; j < x.length; j++) {
                mean += x[j] * fit.fixed().estimate(j);
            }
            double sd = complete ? spread.standardDeviation(i, mean) : Double.NaN;
            out.add(new VarianceShares(byLevel, sd * sd));
        }
        return List.copyOf(out);
    }

    /**
     * Normal quantile plots of the predicted effects of a level, with an envelope of simulated studies of the fitted model.
     *
     * @param replicates number of simulated studies, for example 199
     * @param seed of the simulation; equal seeds give equal bits
     * @return one plot per effect whose variance is not 0
     */
    public List<QuantilePlot> normality(String level, int replicates, long seed) {
        if (replicates < 19) {
            throw new InvalidModelException(
                    "An envelope of %d simulated studies".formatted(replicates), "Simulate at least 19, usually 199");
        }
        int l = level(level);
        if (fit.random().isEmpty()) {
            throw carriesNone(level);
        }
        return List.copyOf(new EffectNormality(model, l).plots(replicates, seed));
    }

    /** Whether the spread of the studentized residuals follows the fitted values, in bins of equal counts. */
    public SpreadTest spreadByFitted(int bins) {
        return SpreadBins.byValue("fitted", fit.fitted(), studentizedResiduals(), bins);
    }

    /** Whether the spread of the studentized residuals differs between the values of a column of the table. */
    public SpreadTest spreadBy(DataTable data, String column) {
        @Nullable String[] texts = data.texts(column);
        String[] strata = new String[texts.length];
        for (int i = 0; i < strata.length; i++) {
            strata[i] = Objects.requireNonNullElse(texts[i], "");
        }
        return SpreadBins.byStratum(column, strata, studentizedResiduals());
    }

    /** Whether log v also follows the fitted value: the score test of one more parameter of the variance function. */
    public LackOfFit varianceAgainstFitted() {
        return varianceAgainst("fitted value", fit.fitted());
    }

    /**
     * Whether log v also follows any number: the score test of φ = 0 in v·exp(φh), the other covariance parameters estimated.
     *
     * @param name what messages call it
     * @param h one number per row of the table
     */
    public LackOfFit varianceAgainst(String name, double[] h) {
        CovarianceScores scores = new CovarianceScores(model);
        int nuisance = scores.names().size();
        scores.onLogSpread(name, row -> h[row]);
        double[] information = scores.information();
        double[] cross = new double[nuisance];
        int stride = nuisance + 1;
        for (int k = 0; k < nuisance; k++) {
            cross[k] = information[nuisance * stride + k];
        }
        double[] explained = CovarianceScores.solve(information, stride, nuisance, cross);
        double own = information[nuisance * stride + nuisance];
        double left = own;
        for (int k = 0; k < nuisance; k++) {
            left -= cross[k] * explained[k];
        }
        if (!(left > 1e-8 * own)) {
            return new LackOfFit(name, 0, 0, 1); // the variance function holds it already
        }
        double u = scores.score()[nuisance];
        return tested(name, u * u / left, 1);
    }

    private static LackOfFit tested(String name, double statistic, int df) {
        double p = df == 0 ? 1 : 1 - new ChiSquaredDistribution(null, df).cumulativeProbability(statistic);
        return new LackOfFit(name, statistic, df, p);
    }

    /**
     * Whether the mean bends over a column of numbers: the score test of what a natural cubic spline with four knots adds to the fixed part, the
     * covariance held.
     *
     * @param data the table that was fitted
     */
    public LackOfFit meanAgainst(DataTable data, String column) {
        double[][] added = NaturalSpline.columns(data.numbers(column));
        if (added.length == 0) {
            return tested("spline of " + column, 0, 0);
        }
        AddedColumns test = new AddedColumns(model, added);
        return tested("spline of " + column, test.statistic(), test.df());
    }

    /**
     * What leaving each outermost group out would do to the covariance parameters, by one Newton step. Not meaningful for variances at 0
     * ({@link Fit#singular()}), which a step may push below it.
     */
    public List<CovarianceInfluence> covarianceInfluence() {
        CovarianceScores scores = new CovarianceScores(model);
        int n = scores.names().size();
        double[] information = scores.information();
        List<CovarianceInfluence> out = new ArrayList<>();
        for (int g = 0; g < model.groups().size(); g++) {
            double[] step = CovarianceScores.solve(information, n, n, scores.scoreWithout(g));
            out.add(new CovarianceInfluence(
                    model.groups().get(g).id(),
                    scores.names(),
                    Arrays.stream(step).map(v -> -v).boxed().toList()));
        }
        return List.copyOf(out);
    }

    /** The place of a level with random effects; in a model without any, of any level that it names. */
    private int level(String name) {
        int at = model.design().levels().indexOf(name);
        if (at < 0) {
            throw carriesNone(name);
        }
        return at;
    }

    private UnknownColumnException carriesNone(String level) {
        return new UnknownColumnException(
                "Level '%s' carries no random effects".formatted(level),
                "Use one of " + fit.random().stream().map(RandomEffects::level).toList());
    }
}
