package org.graftline.mixedmodel;

import java.util.List;
import java.util.Optional;
import org.graftline.mixedmodel.internal.criterion.ModelMeans;
import org.graftline.mixedmodel.internal.criterion.NestedDesign;
import org.graftline.mixedmodel.internal.criterion.ProfiledLikelihood;
import org.graftline.mixedmodel.internal.criterion.Workers;
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
                    ? fitMovingMean(model, workers)
                    : fitColumns(model, workers);
        }
    }

    private static Fit fitColumns(PreparedModel model, Workers workers) {
        ProfiledLikelihood likelihood = likelihood(model, workers);
        CertifiedSearch search = new CertifiedSearch(likelihood, model.random);
        CertifiedSearch.Outcome outcome = search.run(start(model, likelihood, search));
        return new FitAssembly(model, likelihood, outcome, List.of()).fit();
    }

    private static ProfiledLikelihood likelihood(PreparedModel model, Workers workers) {
        NestedDesign design = new NestedDesign(model.index, model.fixed, model.random, model.residual);
        return new ProfiledLikelihood(design, model.fixed, model.residual, model.spec.method(), workers);
    }

    private static Point start(PreparedModel model, ProfiledLikelihood likelihood, CertifiedSearch search) {
        Optional<VarianceFunction> forerunner = model.residual.variance().forerunner();
        if (forerunner.isEmpty()) {
            return search.start();
        }
        ResidualStructure simpler = model.residual.with(forerunner.get());
        CertifiedSearch first = new CertifiedSearch(likelihood.with(simpler), model.random);
        Point found = first.climb(first.start());
        return new Point(found.d(), model.residual.startAfter(simpler, found.phi()));
    }

    private static Fit fitMovingMean(PreparedModel model, Workers workers) {
        ProfiledLikelihood template = likelihood(model, workers);
        ModelMeans means = new ModelMeans(model.index, model.fixed, model.random);
        MovingMeanSearch.Means predicted = new MovingMeanSearch.Means() {
            @Override
            public double[] population(double[] betaQ) {
                return means.population(model.fixed.coefficients(betaQ));
            }

            @Override
            public double[] conditional(double[] betaQ, double[][] effects) {
                return means.conditional(model.fixed.coefficients(betaQ), effects);
            }
        };
        double[] phi = {};
        Optional<VarianceFunction> forerunner = model.residual.variance().forerunner();
        if (forerunner.isPresent()) {
            ResidualStructure simpler = model.residual.with(forerunner.get());
            MovingMeanSearch.Result first =
                    new MovingMeanSearch(template.with(simpler), model.random, predicted, model.y).run(new double[0]);
            phi = model.residual
                    .at(first.best().mean())
                    .startAfter(simpler, first.best().outcome().point().phi());
        }
        MovingMeanSearch.Result found = new MovingMeanSearch(template, model.random, predicted, model.y).run(phi);
        return new FitAssembly(model, found.best().likelihood(), found.best().outcome(), found.others()).fit();
    }
}
