package org.graftline.mixedmodel.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.MixedModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ReferenceCasesTest {
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "orthodont",
                "orthodont-ident",
                "orthodont-intercept-cs",
                "orthodont-ml",
                "bodyweight",
                "dialyzer-power",
                "dialyzer-constpower",
                "pixel",
                "pixel-exp",
                "oats",
                "wafer",
                "pastes",
                "sleepstudy",
                "sleepstudy-diagonal",
                "copd",
                "copd-common",
                "copd-common-slope-by-arm",
                "weight-baseline",
                "weight-midstudy",
                "egfr",
                "hba1c",
                "eeg",
                "pdx-constant",
                "pdx-fixed",
                "pdx-log-constant",
                "pdx-log-diagonal",
                "pdx-log-exp",
                "pdx-log-ident",
                "pdx-treatment-per-donor",
                "panel-cognition",
                "panel-tau",
                "panel-joint"
            })
    void estimates_agree_with_the_peer(String name) {
        Optional<Path> reference = SharedFolder.reference();
        assumeTrue(reference.isPresent(), "no folder shared/reference beside this checkout");
        ReferenceCase given = ReferenceCase.read(reference.get(), name);

        Fit fit = MixedModel.fit(given.model(), given.data());

        assertThat(Agreement.differences(fit, given.expected())).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"pdx-log-exp", "pixel", "orthodont-ident", "copd"})
    void fitted_values_and_residuals_of_the_first_rows_agree_with_the_peer(String name) {
        Optional<Path> reference = SharedFolder.reference();
        assumeTrue(reference.isPresent(), "no folder shared/reference beside this checkout");
        ReferenceCase given = ReferenceCase.read(reference.get(), name);
        JsonNode rows = given.expected().get("firstRows");

        Fit fit = MixedModel.fit(given.model(), given.data());

        double tolerance = 1e-4 * fit.sigma();
        assertClose(fit.populationFitted(), rows.get("fitted").get("population"), tolerance);
        for (String level : fit.groups().keySet()) {
            assertClose(fit.fitted(level), rows.get("fitted").get(level), tolerance);
        }
        assertClose(fit.pearsonResiduals(), rows.get("pearsonResidual"), 1e-4);
        assertClose(fit.residualStandardDeviations(), rows.get("residualSd"), tolerance);
    }

    private static void assertClose(double[] mine, JsonNode peer, double tolerance) {
        for (int i = 0; i < peer.size(); i++) {
            assertThat(mine[i]).isCloseTo(peer.get(i).asDouble(), within(tolerance));
        }
    }
}
