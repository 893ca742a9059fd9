package org.graftline.mixedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.graftline.mixedmodel.internal.criterion.NestedDesign;
import org.graftline.mixedmodel.internal.criterion.ProfiledLikelihood;
import org.graftline.mixedmodel.internal.criterion.Workers;
import org.graftline.mixedmodel.internal.design.RandomDesign;
import org.graftline.mixedmodel.internal.optimizer.CertifiedSearch;
import org.graftline.mixedmodel.internal.optimizer.Point;
import org.graftline.mixedmodel.reference.ReferenceCase;
import org.graftline.mixedmodel.reference.SharedFolder;
import org.junit.jupiter.api.Test;

/** Two tight runs of the peer agree on a false optimum of pdx-fixed with the mouse's intercept at 0 (engine.md section 3). */
class PlantedOptimumTest {
    @Test
    void a_search_begun_at_the_false_optimum_leaves_it() {
        Optional<Path> reference = SharedFolder.reference();
        assumeTrue(reference.isPresent(), "no folder shared/reference beside this checkout");
        ReferenceCase given = ReferenceCase.read(reference.get(), "pdx-fixed");
        ModelSpec withoutIntercept = given.model().toBuilder()
                .withoutRandom()
                .random(new RandomTerm("donor", "~ day", CovarianceStructure.UNSTRUCTURED))
                .random(new RandomTerm("mouse", "~ 0 + day", CovarianceStructure.UNSTRUCTURED))
                .build();
        Fit trap = MixedModel.fit(withoutIntercept, given.data());
        assertThat(trap.logLik()).isLessThan(-10800);

        PreparedModel model = PreparedModel.of(given.model(), given.data());
        try (Workers workers = new Workers(1)) {
            ProfiledLikelihood likelihood = new ProfiledLikelihood(
                    new NestedDesign(model.index, model.fixed, model.random, model.residual),
                    model.fixed,
                    model.residual,
                    Method.REML,
                    workers);
            CertifiedSearch search = new CertifiedSearch(likelihood, model.random);
            double typical = trap.sigma() * trap.sigma() * Math.exp(2 * likelihood.meanLogV(new double[0]));
            Point planted = new Point(
                    new double[][] {
                        relative(trap, "donor", model.random.get(0), 0, typical),
                        relative(trap, "mouse", model.random.get(1), 1, typical)
                    },
                    new double[0]);

            CertifiedSearch.Outcome outcome = search.run(planted);
            Fit left = new FitAssembly(model, likelihood, outcome, java.util.List.of()).fit();

            assertThat(left.status()).isEqualTo(FitStatus.CONVERGED);
            assertThat(left.logLik()).isCloseTo(-10788.58581, within(1e-5));
        }
    }

    /** D of the level from G, with {@code leading} columns of zero variance put in front. */
    private static double[] relative(Fit fit, String level, RandomDesign design, int leading, double typical) {
        int q = design.size();
        double[] d = new double[q * q];
        Matrix g = fit.random(level).orElseThrow().covariance();
        for (int i = leading; i < q; i++) {
            for (int j = leading; j < q; j++) {
                d[i * q + j] = g.get(i - leading, j - leading) / typical / design.scale()[i] / design.scale()[j];
            }
        }
        return d;
    }
}
