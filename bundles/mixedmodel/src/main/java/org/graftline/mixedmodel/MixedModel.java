package org.graftline.mixedmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.graftline.mixedmodel.internal.criterion.ModelMeans;
import org.graftline.mixedmodel.internal.criterion.NestedDesign;
import org.graftline.mixedmodel.internal.criterion.ProfiledLikelihood;
import org.graftline.mixedmodel.internal.criterion.Workers;
import org.graftline.mixedmodel.internal.design.RandomDesign;
import org.graftline.mixedmodel.internal.optimizer.CertifiedSearch;
import org.graftline.mixedmodel.internal.optimizer.MovingMeanSearch;
import org.graftline.mixedmodel.internal.optimizer.Point;
import org.graftline.mixedmodel.internal.residual.ResidualStructure;
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
            return model.residual.variance().movingMean().isPresent()
                    ? fitMovingMean(model, options, workers)
                    : fitColumns(model, options, workers);
        }
    }

    private static Fit fitColumns(PreparedModel model, FitOptions options, Workers workers) {
        ProfiledLikelihood likelihood = likelihood(model, workers);
        CertifiedSearch search = new CertifiedSearch(likelihood, model.random);
        CertifiedSearch.Outcome outcome = search.run(starts(model, likelihood, search));
        return new FitAssembly(model, likelihood, outcome, List.of(), options.smallSample()).fit();
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

    private static Fit fitMovingMean(PreparedModel model, FitOptions options, Workers workers) {
        MovingMeanSearch.Result found = movingMean(model, likelihood(model, workers), workers);
        return new FitAssembly(
                        model, found.best().likelihood(), found.best().outcome(), found.others(), options.smallSample())
                .fit();
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
        return movingMeanFromAllStarts(model, template);
    }

    private static MovingMeanSearch movingMeanSearch(PreparedModel model, ProfiledLikelihood template) {
        return new MovingMeanSearch(template, model.random, means(model), model.y);
    }

    static MovingMeanSearch.Result movingMeanFromAllStarts(PreparedModel model, ProfiledLikelihood template) {
        List<MovingMeanSearch.Start> first = new ArrayList<>();
        double[] phi = {};
        ResidualStructure residual = model.residual;
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
