package org.graftline.mixedmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.graftline.mixedmodel.internal.criterion.ModelMeans;
import org.graftline.mixedmodel.internal.criterion.NestedDesign;
import org.graftline.mixedmodel.internal.criterion.PassResult;
import org.graftline.mixedmodel.internal.criterion.ProfiledLikelihood;
import org.graftline.mixedmodel.internal.criterion.Workers;
import org.graftline.mixedmodel.internal.design.RandomDesign;
import org.graftline.mixedmodel.internal.optimizer.CertifiedSearch;
import org.graftline.mixedmodel.internal.optimizer.MovingMeanSearch;
import org.graftline.mixedmodel.internal.optimizer.Point;
import org.graftline.mixedmodel.internal.residual.ResidualStructure;
import org.graftline.mixedmodel.internal.variance.JointVariance;
import org.graftline.mixedmodel.internal.variance.VarianceFunction;

/** Fits linear mixed models with nested random effects and variance functions. Stateless; safe for many threads. */
public final class MixedModel {
    private MixedModel() {}

    /** Fits with {@link FitOptions#defaults()}. */
    public static Fit fit(ModelSpec spec, DataTable data) {
        return fit(spec, data, FitOptions.defaults());
    }

    /**
     * Fits a model to a table. Rows with a missing value in a column that the model uses are left out and counted. Equal inputs
     * give equal results to the last bit, whatever the thread count, the order of the rows or the names of the groups.
     *
     * @throws MixedModelException if the model cannot be fitted to the table; the subclass says why. A search that does not
     *     settle is returned as a {@link Fit} with its {@link Fit#status() status}
     */
    public static Fit fit(ModelSpec spec, DataTable data, FitOptions options) {
        PreparedModel model = PreparedModel.of(spec, data);
        try (Workers workers = new Workers(options.threads())) {
            Maximum found = maximum(model, workers);
            return new FitAssembly(model, found.likelihood(), found.outcome(), found.others(), options.smallSample())
                    .fit();
        }
    }

    /**
     * Where the search of a model ended.
     *
     * @param likelihood what was maximized; of a variance that follows the mean, with the mean where it stands still
     * @param others further fixed points of a variance that follows the mean
     */
    record Maximum(
            ProfiledLikelihood likelihood, CertifiedSearch.Outcome outcome, List<MovingMeanSearch.FixedPoint> others) {
        /** ℓ; NaN when the search did not settle. */
        double logLik() {
            if (outcome.status() == FitStatus.NOT_CONVERGED) {
                return Double.NaN;
            }
            PassResult at = likelihood.newResult();
            likelihood.evaluate(
                    outcome.layout().factors(outcome.x()), outcome.point().phi(), ProfiledLikelihood.Want.VALUE, at);
            return -at.value / 2;
        }
    }

    /** Searches a prepared model in the way that its variance asks for. */
    static Maximum maximum(PreparedModel model, Workers workers) {
        ProfiledLikelihood likelihood = likelihood(model, workers);
        if (model.residual.variance() instanceof JointVariance joint) {
            return jointly(model, joint, likelihood);
        }
        if (model.residual.variance().movingMean().isPresent()) {
            MovingMeanSearch.Result found = movingMean(model, likelihood, workers);
            return new Maximum(found.best().likelihood(), found.best().outcome(), found.others());
        }
        CertifiedSearch search = new CertifiedSearch(likelihood, model.random);
        return new Maximum(likelihood, search.run(starts(model, likelihood, search)), List.of());
    }

    /** The likelihood of a prepared model by the method of its specification. */
    static ProfiledLikelihood likelihood(PreparedModel model, Workers workers) {
        NestedDesign design = new NestedDesign(model.index, model.fixed, model.random, model.residual);
        return new ProfiledLikelihood(design, model.fixed, model.residual, model.spec.method(), workers);
    }

    /**
     * Where to begin: after a simpler model where this one has a ridge; with a correlation of residuals, which may stand in for random
     * effects and gives a second summit, also after the model without it.
     */
    static List<Point> starts(PreparedModel model, ProfiledLikelihood likelihood, CertifiedSearch search) {
        List<Point> starts = new ArrayList<>();
        ResidualStructure residual = model.residual;
        Optional<VarianceFunction> forerunner = residual.variance().forerunner();
        if (forerunner.isPresent()) {
            ResidualStructure simpler = residual.with(forerunner.get());
            Point found = climb(likelihood.with(simpler), model.random);
            starts.add(new Point(found.d(), residual.startAfter(simpler, found.phi())));
        } else {
            starts.add(search.start());
        }
        if (residual.estimatesCorrelation()) {
            ResidualStructure uncorrelated = residual.uncorrelated();
            Point found = climb(likelihood.with(uncorrelated), model.random);
            starts.add(new Point(found.d(), residual.startAt(uncorrelated.variancePart(found.phi()))));
        }
        return starts;
    }

    private static Point climb(ProfiledLikelihood likelihood, List<RandomDesign> random) {
        CertifiedSearch search = new CertifiedSearch(likelihood, random);
        return search.climb(search.start());
    }

    /**
     * Fixed points: with many rows from those of a sample, which are sought from every start. What only the sample has is not among them; where the
     * best of the sample leads to nothing certified, all starts are tried on all rows.
     */
    private static MovingMeanSearch.Result movingMean(
            PreparedModel model, ProfiledLikelihood template, Workers workers) {
        Optional<PreparedModel> sample = ModelSample.of(model);
        if (sample.isPresent()) {
            PreparedModel smaller = sample.get();
            MovingMeanSearch.Result seen = movingMean(smaller, likelihood(smaller, workers), workers);
            if (seen.best().holds()) {
                ModelMeans means = new ModelMeans(model.index, model.fixed, model.random);
                List<MovingMeanSearch.Seen> certified = Stream.concat(Stream.of(seen.best()), seen.others().stream())
                        .map(point -> new MovingMeanSearch.Seen(
                                point, means.population(smaller.fixed.coefficients(point.betaQ()))))
                        .toList();
                MovingMeanSearch.Result found =
                        movingMeanSearch(model, template).onwardFrom(certified);
                if (found.best().holds()) {
                    return found;
                }
            }
        }
        return movingMeanFromAllStarts(model, model.residual, template);
    }

    private static MovingMeanSearch movingMeanSearch(PreparedModel model, ProfiledLikelihood template) {
        return new MovingMeanSearch(template, model.random, means(model), model.y);
    }

    /** The coefficients are in mean and variance: begun at the fixed point of the pseudo-likelihood, and at least squares. */
    private static Maximum jointly(PreparedModel model, JointVariance joint, ProfiledLikelihood likelihood) {
        CertifiedSearch search = new CertifiedSearch(likelihood, model.random);
        CertifiedSearch.Outcome outcome = search.run(jointStarts(model, joint, likelihood, search));
        double[] mean = joint.mean(model.residual.variancePart(outcome.point().phi()));
        VarianceFunction there = joint.at(mean);
        return new Maximum(
                likelihood.with(model.residual.with(there)),
                outcome.with(List.of(MovingMeanSearch.floor(there.flooredRows(), mean.length))),
                List.of());
    }

    private static List<Point> jointStarts(
            PreparedModel model, JointVariance joint, ProfiledLikelihood likelihood, CertifiedSearch search) {
        ResidualStructure ofMean = model.residual.with(joint.ofMean());
        MovingMeanSearch.FixedPoint pseudo =
                movingMeanFromAllStarts(model, ofMean, likelihood.with(ofMean)).best();
        PassResult at = pseudo.likelihood().newResult();
        Point point = pseudo.outcome().point();
        pseudo.likelihood()
                .evaluate(
                        pseudo.outcome().layout().factors(pseudo.outcome().x()),
                        point.phi(),
                        ProfiledLikelihood.Want.VALUE,
                        at);
        double[] phi = model.residual.startAt(joint.startAt(ofMean.variancePart(point.phi()), at.beta));
        if (model.residual.estimatesCorrelation()) {
            phi[phi.length - 1] = point.phi()[point.phi().length - 1];
        }
        List<Point> starts = new ArrayList<>();
        starts.add(new Point(point.d(), phi));
        if (ofMean.variance().forerunner().isEmpty()) {
            starts.add(search.start());
        }
        return starts;
    }

    /** The fixed points of a variance that looks at a mean; {@code template} lays out the rows. */
    static MovingMeanSearch.Result movingMeanFromAllStarts(
            PreparedModel model, ResidualStructure residual, ProfiledLikelihood template) {
        List<MovingMeanSearch.Start> first = new ArrayList<>();
        double[] phi = {};
        Optional<VarianceFunction> forerunner = residual.variance().forerunner();
        if (forerunner.isPresent()) {
            ResidualStructure simpler = residual.with(forerunner.get());
            MovingMeanSearch.FixedPoint power =
                    movingMeanSearch(model, template.with(simpler)).run().best();
            phi = residual.at(power.mean())
                    .startAfter(simpler, power.outcome().point().phi());
        }
        if (residual.estimatesCorrelation()) {
            ResidualStructure uncorrelated = residual.uncorrelated();
            MovingMeanSearch.FixedPoint independent =
                    movingMeanSearch(model, template.with(uncorrelated)).run().best();
            Point there = independent.outcome().point();
            first.add(new MovingMeanSearch.Start(
                    independent.mean(),
                    new Point(there.d(), residual.startAt(uncorrelated.variancePart(there.phi())))));
        }
        return movingMeanSearch(model, template).run(first, phi);
    }

    private static MovingMeanSearch.Means means(PreparedModel model) {
        ModelMeans means = new ModelMeans(model.index, model.fixed, model.random);
        return new MovingMeanSearch.Means() {
            @Override
            public double[] population(double[] betaQ) {
                return means.population(model.fixed.coefficients(betaQ));
            }

            @Override
            public double[] conditional(double[] betaQ, double[][] effects) {
                return means.conditional(model.fixed.coefficients(betaQ), effects);
            }
        };
    }
}
