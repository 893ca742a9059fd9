package org.graftline.mixedmodel;

import org.graftline.mixedmodel.internal.criterion.NestedDesign;
import org.graftline.mixedmodel.internal.criterion.ProfiledLikelihood;
import org.graftline.mixedmodel.internal.criterion.Workers;
import org.graftline.mixedmodel.internal.optimizer.CertifiedSearch;
import org.graftline.mixedmodel.internal.optimizer.Point;
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
            ProfiledLikelihood likelihood = likelihood(model, model.variance, workers);
            CertifiedSearch search = new CertifiedSearch(likelihood, model.random);
            CertifiedSearch.Outcome outcome = search.run(start(model, search, workers));
            return new FitAssembly(model, likelihood, outcome).fit();
        }
    }

    /** The likelihood of a prepared model by the method of its specification. */
    static ProfiledLikelihood likelihood(PreparedModel model, VarianceFunction variance, Workers workers) {
        NestedDesign design = new NestedDesign(model.index, model.fixed, model.random, variance);
        return new ProfiledLikelihood(design, model.fixed, variance, model.spec.method(), workers);
    }

    /** Where the search of a model begins. */
    static Point start(PreparedModel model, CertifiedSearch search, Workers workers) {
        return model.variance
                .forerunner()
                .map(simpler -> {
                    CertifiedSearch first = new CertifiedSearch(likelihood(model, simpler, workers), model.random);
                    Point found = first.climb(first.start());
                    return new Point(found.d(), model.variance.startAfter(found.phi()));
                })
                .orElseGet(search::start);
    }
}
