package org.graftline.mixedmodel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graftline.mixedmodel.internal.criterion.ModelMeans;
import org.graftline.mixedmodel.internal.criterion.PassResult;
import org.graftline.mixedmodel.internal.criterion.ProfiledLikelihood;
import org.graftline.mixedmodel.internal.design.FixedCoding;
import org.graftline.mixedmodel.internal.design.FormulaColumns;
import org.graftline.mixedmodel.internal.design.ModelFormula;
import org.graftline.mixedmodel.internal.design.RandomDesign;
import org.graftline.mixedmodel.internal.inference.Containment;
import org.graftline.mixedmodel.internal.inference.SingularDirections;
import org.graftline.mixedmodel.internal.inference.SmallSample;
import org.graftline.mixedmodel.internal.inference.SpreadUncertainty;
import org.graftline.mixedmodel.internal.inference.WaldIntervals;
import org.graftline.mixedmodel.internal.optimizer.CertifiedSearch;
import org.graftline.mixedmodel.internal.optimizer.MovingMeanSearch;
import org.graftline.mixedmodel.internal.optimizer.SymmetricInverse;
import org.graftline.mixedmodel.internal.variance.JointVariance;

/** From the point where the search ended to the numbers of a {@link Fit}, in the units of the table. */
final class FitAssembly {
    private final PreparedModel model;
    private final ProfiledLikelihood likelihood;
    private final CertifiedSearch.Outcome outcome;
    private final List<MovingMeanSearch.FixedPoint> others;
    private final ModelMeans means;
    private final PassResult at;
    private final ProfiledLikelihood.Effects effects;
    private final boolean withRandom;
    private final FitOptions.SmallSampleTests wanted;

    /** {@code others}: further fixed points of a variance that follows the mean. */
    FitAssembly(
            PreparedModel model,
            ProfiledLikelihood likelihood,
            CertifiedSearch.Outcome outcome,
            List<MovingMeanSearch.FixedPoint> others,
            FitOptions.SmallSampleTests wanted) {
        this.others = others;
        this.means = new ModelMeans(model.index, model.fixed, model.random);
        this.model = model;
        this.wanted = wanted;
        this.likelihood = likelihood;
        this.outcome = outcome;
        this.at = likelihood.newResult();
        this.effects = likelihood.predict(
                outcome.layout().factors(outcome.x()), outcome.point().phi(), at);
        this.withRandom = model.random.get(0).size() > 0;
    }

    Fit fit() {
        double[] phi = outcome.point().phi();
        double typical = Math.sqrt(at.sigma2);
        double sigma = typical * StrictMath.exp(-at.meanLogV);
        List<RandomEffects> random = new ArrayList<>();
        List<Singularity> singularities = new ArrayList<>();
        Map<String, Integer> groups = new LinkedHashMap<>();
        int covarianceParameters = 0;
        for (int l = 0; l < model.random.size() && withRandom; l++) {
            RandomDesign level = model.random.get(l);
            double[] g = unscaled(outcome.point().d()[l], level, at.sigma2);
            RandomEffects effect = new RandomEffects(
                    level.level(), model.index.groups(l), level.names(), Matrix.of(level.size(), level.size(), g));
            random.add(effect);
            groups.put(level.level(), model.index.groups(l));
            SingularDirections.of(level, outcome.point().d()[l]).ifPresent(singularities::add);
            for (RandomDesign.Block block : level.blocks()) {
                covarianceParameters += block.parameters();
            }
        }
        int p = model.fixed.size();
        boolean joint = model.residual.variance() instanceof JointVariance;
        double[] covariance = joint ? jointCovariance() : covariance();
        double[] beta = model.fixed.coefficients(at.beta);
        Rows rows = new Rows(beta, phi, sigma);
        List<Blups> blups = blups();
        FixedEffects fixed =
                new FixedEffects(model.fixed.names(), beta, Matrix.of(p, p, covariance), model.fixed.aliased());
        return new Fit(new FitParts(
                model.spec,
                outcome.status(),
                message(singularities),
                outcome.certificate(),
                List.copyOf(singularities),
                -at.value / 2,
                likelihood.residual().variance().movingMean().isPresent(),
                (joint ? 0 : p) + covarianceParameters + model.residual.parameters() + 1,
                model.y.length,
                model.frame.dropped(),
                java.util.Collections.unmodifiableMap(groups),
                fixed,
                new FixedTests(fixed, containment(p), smallSample()),
                terms(),
                List.copyOf(random),
                sigma,
                likelihood.residual().variance().report(likelihood.residual().variancePart(phi)),
                likelihood.residual().reportedCorrelation(phi),
                intervals(beta, covariance),
                blups,
                covariancesWithBeta(),
                effectsGivenOuter(blups),
                model.frame.factorLevels(),
                rows.population,
                rows.fitted,
                rows.residuals,
                rows.residualSd,
                outcome.gradientNorm(),
                outcome.steps(),
                likelihood.evaluations(),
                otherFixedPoints(beta, fixed),
                convergence(singularities),
                FitIdentity.of(model, outcome.point()),
                SpreadUncertainty.of(likelihood, outcome, List.copyOf(random), model.random, at)));
    }

    /** Φ = σ²R⁻¹(X'V₀⁻¹X)⁻¹R⁻ᵀ. */
    private double[] covariance() {
        double[] covariance = model.fixed.covariance(at.covariance);
        for (int i = 0; i < covariance.length; i++) {
            covariance[i] *= at.sigma2;
        }
        return covariance;
    }

    /**
     * Cov β̂ where the coefficients are in the variance too: their block of 2H⁻¹, H the Hessian of −2ℓ in all parameters with σ profiled out, which is
     * the block of the inverse information about all of them, σ included. NaN where the information is not positive definite.
     */
    private double[] jointCovariance() {
        int p = model.fixed.size();
        int k = outcome.x().length;
        double[] inverse = SymmetricInverse.of(outcome.hessian(), k);
        double[] ofQ = new double[p * p];
        Arrays.fill(ofQ, Double.NaN);
        int from = outcome.layout().size() + model.residual.variance().parameters() - p;
        double unit = model.residual.scale()[model.residual.variance().parameters() - 1];
        for (int i = 0; i < p && inverse.length == k * k; i++) {
            for (int j = 0; j < p; j++) {
                ofQ[i * p + j] = 2 * inverse[(from + i) * k + from + j] * unit * unit;
            }
        }
        return model.fixed.covariance(ofQ);
    }

    private List<ApproximateInterval> intervals(double[] beta, double[] covariance) {
        List<ApproximateInterval> out = new ArrayList<>(WaldIntervals.of(likelihood, outcome, model.random, at));
        out.addAll(WaldIntervals.ofCoefficients(model.fixed.names(), beta, covariance));
        return List.copyOf(out);
    }

    private List<OtherFixedPoint> otherFixedPoints(double[] beta, FixedEffects fixed) {
        List<OtherFixedPoint> out = new ArrayList<>();
        for (MovingMeanSearch.FixedPoint other : others) {
            PassResult there = other.likelihood().newResult();
            other.likelihood()
                    .evaluate(
                            other.outcome().layout().factors(other.outcome().x()),
                            other.outcome().point().phi(),
                            ProfiledLikelihood.Want.VALUE,
                            there);
            double[] otherBeta = model.fixed.coefficients(there.beta);
            double shift = 0;
            for (int j = 0; j < beta.length; j++) {
                shift = Math.max(shift, Math.abs(otherBeta[j] - beta[j]) / fixed.standardError(j));
            }
            out.add(new OtherFixedPoint((at.value - there.value) / 2, shift));
        }
        return List.copyOf(out);
    }

    private FixedTerms terms() {
        ModelFormula formula = ModelFormula.parse(model.spec.fixed());
        FixedCoding coding = FormulaColumns.coding(formula, model.frame);
        Map<String, Double> means = new LinkedHashMap<>();
        for (String column : formula.columns()) {
            if (!coding.factors().containsKey(column)) {
                double[] values = model.frame.numbers(column);
                double sum = 0;
                for (int i : model.index.order()) {
                    sum += values[i];
                }
                means.put(column, sum / model.index.order().length);
            }
        }
        return new FixedTerms(coding, model.fixed.aliased(), model.fixed.combinations(), means, model.fixed.triangle());
    }

    private SmallSample smallSample() {
        if (model.residual.variance() instanceof JointVariance) {
            return SmallSample.none("The coefficients are in the variance too, so their covariance is not the"
                    + " (X'V⁻¹X)⁻¹ that Satterthwaite's and Kenward and Roger's methods start from; use containment.");
        }
        return switch (wanted) {
            case PREPARED ->
                SmallSample.of(likelihood, outcome, at, model.fixed, model.index, model.random, model.spec.method());
            case LEFT_OUT ->
                SmallSample.none("The options of the fit left it out; fit again with the default options.");
        };
    }

    private double[] containment(int p) {
        if (withRandom) {
            return Containment.degreesOfFreedom(model.fixed.columns(), model.index);
        }
        double[] df = new double[p];
        Arrays.fill(df, model.y.length - p);
        return df;
    }

    private static double[] unscaled(double[] d, RandomDesign level, double sigma2) {
        int q = level.size();
        double[] g = new double[q * q];
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < q; j++) {
                g[i * q + j] = sigma2 * d[i * q + j] * level.scale()[i] * level.scale()[j];
            }
        }
        return g;
    }

    private List<Blups> blups() {
        List<Blups> out = new ArrayList<>();
        for (int l = 0; l < model.random.size() && withRandom; l++) {
            RandomDesign level = model.random.get(l);
            int q = level.size();
            String[] paths = model.index.paths(l);
            Integer[] order = byPath(paths);
            double[] values = new double[paths.length * q];
            double[] covariances = new double[paths.length * q * q];
            List<String> ids = new ArrayList<>(paths.length);
            for (int g = 0; g < order.length; g++) {
                int from = order[g];
                ids.add(paths[from]);
                for (int i = 0; i < q; i++) {
                    values[g * q + i] = effects.mean()[l][from * q + i] * level.scale()[i];
                }
                double[] k = Arrays.copyOfRange(effects.covariance()[l], from * q * q, (from + 1) * q * q);
                System.arraycopy(unscaled(k, level, at.sigma2), 0, covariances, g * q * q, q * q);
            }
            out.add(new Blups(level.level(), level.names(), ids, values, covariances));
        }
        return List.copyOf(out);
    }

    private static Integer[] byPath(String[] paths) {
        Integer[] order = new Integer[paths.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparing(i -> paths[i]));
        return order;
    }

    /** Per level, in the order of its {@link Blups}: Cov(b, β) of every group, q×p, row-major. */
    private Map<String, double[]> covariancesWithBeta() {
        Map<String, double[]> out = new LinkedHashMap<>();
        int p = model.fixed.size();
        for (int l = 0; l < model.random.size() && withRandom; l++) {
            RandomDesign level = model.random.get(l);
            int q = level.size();
            Integer[] order = byPath(model.index.paths(l));
            double[] all = new double[order.length * q * p];
            for (int g = 0; g < order.length; g++) {
                for (int i = 0; i < q; i++) {
                    int from = (order[g] * q + i) * p;
                    double[] c = model.fixed.covariancesWith(Arrays.copyOfRange(effects.withBeta()[l], from, from + p));
                    for (int j = 0; j < p; j++) {
                        all[(g * q + i) * p + j] = at.sigma2 * level.scale()[i] * c[j];
                    }
                }
            }
            out.put(level.level(), all);
        }
        return out;
    }

    private Convergence convergence(List<Singularity> singularities) {
        List<Convergence.Boundary> boundary = new ArrayList<>();
        for (int l = 0; l < model.random.size() && withRandom; l++) {
            String outer = l == 0 ? "" : model.random.get(l - 1).level();
            boundary.addAll(SingularDirections.boundary(
                    model.random.get(l), outcome.point().d()[l], outer));
        }
        return new Convergence(
                outcome.status(),
                message(singularities),
                outcome.gradientNorm(),
                outcome.free(),
                Arrays.stream(outcome.information()).boxed().toList(),
                outcome.attempts().stream()
                        .map(a -> new Convergence.Start(a.origin(), a.logLik()))
                        .toList(),
                outcome.steps(),
                likelihood.evaluations(),
                boundary);
    }

    /** Per level the law given the outer state, in the units of the table and the order of its {@link Blups}. */
    private List<EffectsGivenOuter> effectsGivenOuter(List<Blups> blups) {
        List<EffectsGivenOuter> out = new ArrayList<>();
        int p = model.fixed.size();
        int outer = p;
        for (int l = 0; l < blups.size(); l++) {
            RandomDesign level = model.random.get(l);
            int q = level.size();
            Integer[] order = byPath(model.index.paths(l));
            double[] regressions = new double[order.length * q * outer];
            double[] covariances = new double[order.length * q * q];
            for (int g = 0; g < order.length; g++) {
                for (int i = 0; i < q; i++) {
                    int from = (order[g] * q + i) * outer;
                    double[] row = unscaledRow(Arrays.copyOfRange(effects.regression()[l], from, from + outer), l);
                    for (int j = 0; j < outer; j++) {
                        regressions[(g * q + i) * outer + j] = level.scale()[i] * row[j];
                    }
                }
                double[] v = Arrays.copyOfRange(effects.givenOuter()[l], order[g] * q * q, (order[g] + 1) * q * q);
                System.arraycopy(unscaled(v, level, at.sigma2), 0, covariances, g * q * q, q * q);
            }
            out.add(new EffectsGivenOuter(blups.get(l), outer, regressions, covariances));
            outer += q;
        }
        return List.copyOf(out);
    }

    /** A regression on the state outside level l, from the scaled effects and the re-based β to those of the table. */
    private double[] unscaledRow(double[] row, int l) {
        int at = 0;
        for (int k = l - 1; k >= 0; k--) {
            for (double scale : model.random.get(k).scale()) {
                row[at++] /= scale;
            }
        }
        double[] onBeta = model.fixed.regressionOn(Arrays.copyOfRange(row, at, row.length));
        System.arraycopy(onBeta, 0, row, at, onBeta.length);
        return row;
    }

    private String message(List<Singularity> singularities) {
        StringBuilder text = new StringBuilder();
        switch (outcome.status()) {
            case CONVERGED -> text.append("Converged: every test of the certificate holds.");
            case NOT_CONVERGED -> text.append("Not converged: the estimates are where the search stopped.");
            case NOT_IDENTIFIED -> text.append("Not identified: the data cannot tell some parameters apart.");
        }
        for (Certificate.Check check : outcome.certificate().failures()) {
            text.append(" Failed: ")
                    .append(check.test().name().toLowerCase(java.util.Locale.ROOT))
                    .append(check.subject().isEmpty() ? "" : " (" + check.subject() + ")")
                    .append(" = ")
                    .append(check.value())
                    .append(", limit ")
                    .append(check.threshold())
                    .append('.');
        }
        int floored = likelihood.residual().variance().flooredRows();
        if (floored > 0) {
            text.append(" %d of %d rows have a mean below the floor %s of the variance function."
                    .formatted(
                            floored,
                            model.y.length,
                            likelihood.residual().variance().floor()));
        }
        if (!others.isEmpty()) {
            text.append(
                    " The variance follows the mean, and %d other fixed point%s certified too: see otherFixedPoints."
                            .formatted(others.size(), others.size() == 1 ? " is" : "s are"));
        }
        for (Singularity s : singularities) {
            text.append(' ').append(String.join(" ", s.sentences()));
        }
        if (!model.fixed.aliased().isEmpty()) {
            text.append(' ').append(aliased(model.fixed.aliased()));
        }
        return text.toString();
    }

    private static String aliased(List<String> columns) {
        return columns.size() == 1
                ? "Column '%s' of the fixed part was left out: in the rows used it is a combination of the columns before it."
                        .formatted(columns.get(0))
                : "Columns '%s' of the fixed part were left out: in the rows used they are combinations of the columns before them."
                        .formatted(String.join("', '", columns));
    }

    /** Fitted values and residuals, back in the order of the table. */
    private final class Rows {
        private final double[] population = missing();
        private final Map<String, double[]> fitted = new LinkedHashMap<>();
        private final double[] residuals = missing();
        private final double[] residualSd = missing();

        Rows(double[] beta, double[] phi, double sigma) {
            int[] order = model.index.order();
            double[] running = means.population(beta);
            scatter(running, order, population);
            for (int l = 0; l < model.random.size() && withRandom; l++) {
                RandomDesign level = model.random.get(l);
                means.add(l, effects.mean()[l], running);
                double[] out = missing();
                scatter(running, order, out);
                fitted.put(level.level(), out);
            }
            double[] logV = likelihood.logV(phi);
            double[] sdOfClass = new double[logV.length];
            for (int c = 0; c < logV.length; c++) {
                sdOfClass[c] = sigma * StrictMath.exp(logV[c]);
            }
            int[] classOfRow = model.residual.variance().classOfRow();
            for (int i = 0; i < order.length; i++) {
                residuals[order[i]] = model.y[i] - running[i];
                residualSd[order[i]] = sdOfClass[classOfRow[i]];
            }
        }

        private double[] missing() {
            double[] out = new double[model.frame.tableRows()];
            Arrays.fill(out, Double.NaN);
            return out;
        }

        private static void scatter(double[] from, int[] order, double[] to) {
            for (int i = 0; i < order.length; i++) {
                to[order[i]] = from[i];
            }
        }
    }
}
