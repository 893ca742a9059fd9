package org.graftline.mixedmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.graftline.mixedmodel.inference.DegreesOfFreedom;
import org.graftline.mixedmodel.inference.FTest;
import org.graftline.mixedmodel.inference.TermTest;

/**
 * A fitted model with the proof of its convergence. Immutable; safe for many threads. Rows are those of the table given, in its
 * order; NaN stands in the rows that the fit left out.
 */
public final class Fit {
    private final FitParts parts;

    Fit(FitParts parts) {
        this.parts = parts;
    }

    /** The model as asked for. */
    public ModelSpec spec() {
        return parts.spec();
    }

    /** What the certificate says. */
    public FitStatus status() {
        return parts.status();
    }

    /** Whether {@link #status()} is {@link FitStatus#CONVERGED}. */
    public boolean converged() {
        return parts.status() == FitStatus.CONVERGED;
    }

    /** One sentence on how the fit ended: converged, singular where, or which test failed. */
    public String message() {
        return parts.message();
    }

    /** How the fit came to its answer: starts, gradient, information, boundary. */
    public Convergence convergence() {
        return parts.convergence();
    }

    /** What decides whether this fit can be held against another. */
    FitIdentity identity() {
        return parts.identity();
    }

    /** The tests behind the status. */
    public Certificate certificate() {
        return parts.certificate();
    }

    /** Whether the covariance of some level is singular; a singular fit can be converged. */
    public boolean singular() {
        return !parts.singularities().isEmpty();
    }

    /** The levels with a singular covariance, outermost first. */
    public List<Singularity> singularities() {
        return parts.singularities();
    }

    /** Log-likelihood, restricted under REML, with all constants: the number of nlme and lme4. */
    public double logLik() {
        return parts.logLik();
    }

    /** −2ℓ + 2k. */
    public double aic() {
        return -2 * logLik() + 2.0 * parameters();
    }

    /** −2ℓ + k·log(n−p) under REML, −2ℓ + k·log n under ML: nlme's BIC. */
    public double bic() {
        int size = parts.spec().method() == Method.REML ? rows() - parts.fixed().size() : rows();
        return -2 * logLik() + parameters() * StrictMath.log(size);
    }

    /** −2ℓ + k·log n under both methods: lme4's BIC. */
    public double bicN() {
        return -2 * logLik() + parameters() * StrictMath.log(rows());
    }

    /**
     * −2ℓ + 2k + 2k(k+1)/(m−k−1) with m = {@link #independentUnits()}, the outermost groups: AIC corrected for few donors (Hurvich and Tsai
     * 1989). +∞ when m ≤ k + 1, which says that there are more parameters than the units can carry.
     */
    public double aicc() {
        return aicc(independentUnits());
    }

    /** The same for a number of independent units that a comparison agrees on. */
    double aicc(int units) {
        double k = parameters();
        double rest = units - k - 1;
        return rest > 0 ? aic() + 2 * k * (k + 1) / rest : Double.POSITIVE_INFINITY;
    }

    /** Number of groups of the outermost level with random effects, the units that are independent; of rows when no level has any. */
    public int independentUnits() {
        return parts.random().isEmpty() ? rows() : parts.random().get(0).groups();
    }

    /** Number of parameters k: coefficients, free covariance and variance parameters, and σ. */
    public int parameters() {
        return parts.parameters();
    }

    /** Number of rows used, n. */
    public int rows() {
        return parts.rows();
    }

    /** The rows left out, by reason. */
    public DroppedRows dropped() {
        return parts.dropped();
    }

    /** Number of groups of each level that carries random effects, outermost first. */
    public Map<String, Integer> groups() {
        return parts.groups();
    }

    /** β̂ and its covariance. */
    public FixedEffects fixed() {
        return parts.fixed();
    }

    /** Covariance of each level that carries random effects, outermost first. */
    public List<RandomEffects> random() {
        return parts.random();
    }

    /** Covariance of one level; empty when the level carries no random effects. */
    public Optional<RandomEffects> random(String level) {
        return parts.random().stream().filter(r -> r.level().equals(level)).findFirst();
    }

    /** Residual standard deviation σ; with a variance function, that of a row with v = 1. */
    public double sigma() {
        return parts.sigma();
    }

    /** Parameters of the variance function. */
    public VarianceParameters variance() {
        return parts.variance();
    }

    /** Correlation of the residuals: {@code Phi} or {@code Rho}; empty when they are independent. */
    public Map<String, Double> correlation() {
        return parts.correlation();
    }

    /**
     * Whether {@link #logLik()} takes as known a variance that follows the fitted mean: a guide beside other models, not for tests
     * (engine.md section 4).
     */
    public boolean pseudoLikelihood() {
        return parts.pseudoLikelihood();
    }

    /** Further certified fixed points of a variance that follows the mean, best first; usually none. */
    public List<OtherFixedPoint> otherFixedPoints() {
        return parts.otherFixedPoints();
    }

    /**
     * 95 % Wald intervals, approximate: {@code sigma}, {@code sd LEVEL COLUMN}, the variance parameters, {@code cor LEVEL COLUMN COLUMN},
     * {@code fixed COEFFICIENT}; on the logarithm for σ and standard deviations, on Fisher's z for correlations.
     */
    public List<ApproximateInterval> approximateIntervals() {
        return parts.intervals();
    }

    /**
     * Standard deviation √Σz'Gz of a combination of random effects, for example of the growth rate of a treated mouse between donors: weight 1 of
     * {@code day} and of {@code day:treated}. The interval is approximate, 95 %, Wald's on the logarithm by the delta method from the information
     * about all variances together; its ends are NaN where the combination has no variance or the information is not positive definite.
     *
     * @param weights by level, in the order of {@link RandomEffects#names()}; levels left out have none
     * @throws UnknownColumnException if a level carries no random effects
     * @throws InvalidModelException if a level has another number of effects
     */
    public ApproximateInterval approximateDeviation(Map<String, double[]> weights) {
        return parts.spreads().deviation(weights);
    }

    /** The ratio of two such standard deviations, with an interval as {@link #approximateDeviation} has. */
    public ApproximateInterval approximateDeviationRatio(
            Map<String, double[]> numerator, Map<String, double[]> denominator) {
        return parts.spreads().ratio(numerator, denominator);
    }

    /** Predicted random effects of each level, outermost first. */
    public List<Blups> blups() {
        return parts.blups();
    }

    /** Predicted random effects of one level; empty when the level carries none. */
    public Optional<Blups> blups(String level) {
        return parts.blups().stream().filter(b -> b.level().equals(level)).findFirst();
    }

    /** The law of the random effects given the data and the levels outside them, of each level with random effects, outermost first. */
    public List<EffectsGivenOuter> effectsGivenOuter() {
        return parts.effectsGivenOuter();
    }

    /** The factors of the model with the levels that occur in the rows used, in their order; the first is the baseline. */
    public Map<String, List<String>> factorLevels() {
        return parts.factorLevels();
    }

    /** Population mean xβ̂ of every row of the table; NaN in rows left out. */
    public double[] populationFitted() {
        return parts.populationFitted().clone();
    }

    /**
     * Fitted value of every row with the random effects of this level and those outside it; NaN in rows left out.
     *
     * @throws UnknownColumnException if the level carries no random effects
     */
    public double[] fitted(String level) {
        double[] values = parts.levelFitted().get(level);
        if (values == null) {
            throw new UnknownColumnException(
                    "No fitted values of level '%s'".formatted(level),
                    "Use one of " + parts.levelFitted().keySet());
        }
        return values.clone();
    }

    /** Fitted values of the innermost level. */
    public double[] fitted() {
        double[] values = parts.populationFitted();
        for (double[] inner : parts.levelFitted().values()) {
            values = inner;
        }
        return values.clone();
    }

    /** y − fitted of the innermost level; NaN in rows left out. */
    public double[] residuals() {
        return parts.residuals().clone();
    }

    /** Residuals over their standard deviation σv; NaN in rows left out. */
    public double[] pearsonResiduals() {
        double[] r = parts.residuals().clone();
        for (int i = 0; i < r.length; i++) {
            r[i] /= parts.residualSd()[i];
        }
        return r;
    }

    /** Residual standard deviation σv of every row; NaN in rows left out. */
    public double[] residualStandardDeviations() {
        return parts.residualSd().clone();
    }

    /** Largest entry of the gradient of −2ℓ in the scaled parameters of the search. */
    public double gradientNorm() {
        return parts.gradientNorm();
    }

    /** Newton steps over all searches. */
    public int iterations() {
        return parts.iterations();
    }

    /** Evaluations of criterion and gradient over all searches. */
    public int evaluations() {
        return parts.evaluations();
    }

    /** The coefficients with nlme's containment degrees of freedom, in the order of {@link FixedEffects#names()}. */
    public List<CoefficientTest> containment() {
        return parts.tests().table(DegreesOfFreedom.CONTAINMENT);
    }

    /**
     * The coefficients with Satterthwaite's degrees of freedom, in the order of {@link FixedEffects#names()}; empty when the fit has none,
     * {@link #unavailable} says why.
     */
    public List<CoefficientTest> satterthwaite() {
        return parts.tests().table(DegreesOfFreedom.SATTERTHWAITE);
    }

    /**
     * The coefficients with Kenward and Roger's standard errors and degrees of freedom, in the order of {@link FixedEffects#names()}; empty
     * when the fit has none, {@link #unavailable} says why.
     */
    public List<CoefficientTest> kenwardRoger() {
        return parts.tests().table(DegreesOfFreedom.KENWARD_ROGER);
    }

    /** Why the fit has no tests by this method, a sentence; empty when it has. */
    public Optional<String> unavailable(DegreesOfFreedom method) {
        return parts.tests().unavailable(method);
    }

    /** The first that the fit has of Kenward–Roger, Satterthwaite, containment: what tests use when no method is named. */
    public DegreesOfFreedom degreesOfFreedom() {
        return parts.tests().best();
    }

    /**
     * Directions of the random effects in which the covariance is singular, one sentence each: they are known to be 0 and so take no part
     * in how well the variances are known, on which Satterthwaite's and Kenward and Roger's methods rest. Empty for a regular fit.
     */
    public List<String> droppedDirections() {
        return parts.singularities().stream()
                .flatMap(s -> s.sentences().stream())
                .toList();
    }

    /** Estimates c'β by the method {@link #degreesOfFreedom()}; see {@link #estimate(double[], DegreesOfFreedom)}. */
    public ContrastEstimate estimate(double[] contrast) {
        return estimate(contrast, degreesOfFreedom());
    }

    /**
     * Estimates c'β.
     *
     * @param contrast p weights in the order of {@link FixedEffects#names()}
     * @throws InvalidModelException if the contrast has another length or is all zero
     * @throws InferenceUnavailableException if the fit has no tests by this method
     */
    public ContrastEstimate estimate(double[] contrast, DegreesOfFreedom method) {
        return parts.tests().estimate(contrast, method);
    }

    /** Tests Lβ = 0 by the method {@link #degreesOfFreedom()}; see {@link #joint(Matrix, DegreesOfFreedom)}. */
    public FTest joint(Matrix l) {
        return joint(l, degreesOfFreedom());
    }

    /**
     * Tests that several combinations of the coefficients are 0 together: F by Kenward and Roger, by Fai and Cornelius (Satterthwaite), or
     * Wald's with the smallest containment degrees of freedom. Fai and Cornelius's degrees of freedom depend a little on how the rows are
     * written.
     *
     * @param l one row of p weights per combination, in the order of {@link FixedEffects#names()}; rows that are combinations of others
     *     count once
     * @throws InvalidModelException if the rows have another length or one is all zero
     * @throws InferenceUnavailableException if the fit has no tests by this method
     */
    public FTest joint(Matrix l, DegreesOfFreedom method) {
        return parts.tests().joint(l.toArray(), method);
    }

    /**
     * Covariance of β̂ as a method sees it, p×p: Φ, under Kenward–Roger Φ_A.
     *
     * @throws InferenceUnavailableException if the fit has no tests by this method
     */
    public Matrix fixedCovariance(DegreesOfFreedom method) {
        return parts.tests().covariance(method);
    }

    /** What the coefficients stand for: terms, factors, covariates. */
    public FixedTerms terms() {
        return parts.terms();
    }

    /** F tests of type III by the method {@link #degreesOfFreedom()}; see {@link #typeThree(DegreesOfFreedom)}. */
    public List<TermTest> typeThree() {
        return typeThree(degreesOfFreedom());
    }

    /**
     * F tests of type III of every term: marginal to the others, whatever the coding of the factors and however many rows a cell has (Goodnight
     * 1978). A term inside an interaction with a covariate is tested where the covariate is 0. Where columns were left out as aliased the estimable part of each
     * hypothesis is tested, with fewer degrees of freedom; a term of which nothing is left has no test and says why.
     *
     * @throws InferenceUnavailableException if the fit has no tests by this method
     */
    public List<TermTest> typeThree(DegreesOfFreedom method) {
        return termTests(parts.terms()::typeThree, method);
    }

    /** Sequential F tests by the method {@link #degreesOfFreedom()}; see {@link #sequential(DegreesOfFreedom)}. */
    public List<TermTest> sequential() {
        return sequential(degreesOfFreedom());
    }

    /**
     * Sequential (type I) F tests: each term after those before it in the formula, with the unweighted cross-products X'X as lmerTest and SAS do.
     *
     * @throws InferenceUnavailableException if the fit has no tests by this method
     */
    public List<TermTest> sequential(DegreesOfFreedom method) {
        return termTests(parts.terms()::sequential, method);
    }

    private List<TermTest> termTests(IntFunction<double[][]> hypothesis, DegreesOfFreedom method) {
        List<String> names = parts.terms().names();
        List<TermTest> tests = new ArrayList<>();
        for (int t = 0; t < names.size(); t++) {
            double[][] rows = hypothesis.apply(t);
            tests.add(
                    rows.length == 0
                            ? TermTest.notEstimable(names.get(t), parts.terms().reason(t))
                            : TermTest.of(names.get(t), parts.tests().joint(rows, method)));
        }
        return List.copyOf(tests);
    }

    /**
     * Predicts x'β + z'b of one group, for example the treatment effect in one donor: x weighs the coefficients, z the group's own
     * random effects (engine.md section 6). The standard error holds the uncertainty of β̂, of b and of both together; G and σ are
     * taken as known.
     *
     * @param level a level with random effects
     * @param id the group's full path, {@code outer/inner}
     * @param x p weights in the order of {@link FixedEffects#names()}
     * @param z q weights in the order of {@link Blups#names()}
     * @throws UnknownColumnException if there is no such level or group
     * @throws InvalidModelException if a weight is missing, or the fit is by ML, which takes β as known
     */
    public Prediction predict(String level, String id, double[] x, double[] z) {
        Blups blups = blups(level)
                .orElseThrow(() -> new UnknownColumnException(
                        "Level '%s' carries no random effects".formatted(level), "Use one of " + groups().keySet()));
        int g = blups.ids().indexOf(id);
        int p = parts.fixed().size();
        int q = blups.names().size();
        if (g < 0) {
            throw new UnknownColumnException(
                    "Level '%s' has no group '%s'".formatted(level, id), "Give the full path, as Blups.ids() lists it");
        }
        if (x.length != p || z.length != q || spec().method() == Method.ML) {
            throw new InvalidModelException(
                    "A prediction with %d and %d weights from a fit by %s"
                            .formatted(x.length, z.length, spec().method()),
                    "Fit by REML and give %d weights for %s and %d for %s"
                            .formatted(p, parts.fixed().names(), q, blups.names()));
        }
        double[] cross = parts.covariancesWithBeta().getOrDefault(level, new double[0]);
        double estimate = 0;
        double variance = 0;
        for (int i = 0; i < p; i++) {
            estimate += x[i] * parts.fixed().estimate(i);
            for (int j = 0; j < p; j++) {
                variance += x[i] * x[j] * parts.fixed().covariance().get(i, j);
            }
        }
        double[] b = blups.values(g);
        Matrix own = blups.covariance(g);
        for (int i = 0; i < q; i++) {
            estimate += z[i] * b[i];
            for (int j = 0; j < q; j++) {
                variance += z[i] * z[j] * own.get(i, j);
            }
            for (int j = 0; j < p; j++) {
                variance += 2 * z[i] * x[j] * cross[(g * q + i) * p + j];
            }
        }
        return new Prediction(estimate, Math.sqrt(Math.max(0, variance)));
    }
}
