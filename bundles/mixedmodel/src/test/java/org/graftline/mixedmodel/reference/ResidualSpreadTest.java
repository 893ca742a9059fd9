package org.graftline.mixedmodel.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.MixedModel;
import org.graftline.mixedmodel.internal.prediction.ResidualSpread;
import org.graftline.mixedmodel.internal.prediction.TableDesign;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResidualSpreadTest {
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "pdx-power",
                "pdx-power-by-arm",
                "pdx-comb",
                "pdx-constpower",
                "pdx-fixed",
                "pdx-log-exp",
                "pixel-exp",
                "dialyzer-power",
                "dialyzer-constpower",
                "orthodont-ident"
            })
    void rows_seen_again_as_new_scatter_as_they_did_in_the_fit(String name) {
        Optional<Path> reference = SharedFolder.reference();
        assumeTrue(reference.isPresent(), "no folder shared/reference beside this checkout");
        ReferenceCase given = ReferenceCase.read(reference.get(), name);
        Fit fit = MixedModel.fit(given.model(), given.data());

        ResidualSpread spread = ResidualSpread.of(fit, new TableDesign(fit, given.data()));

        double[] fitted = fit.fitted();
        double[] sd = fit.residualStandardDeviations();
        for (int i = 0; i < sd.length; i++) {
            if (!Double.isNaN(sd[i])) {
                assertThat(spread.standardDeviation(i, fitted[i])).isCloseTo(sd[i], within(1e-6 * sd[i]));
            }
        }
    }
}
