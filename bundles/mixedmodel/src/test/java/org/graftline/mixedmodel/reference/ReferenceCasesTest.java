package org.graftline.mixedmodel.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.MixedModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
}
