package org.graftline.mixedmodel.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.MixedModel;
import org.graftline.mixedmodel.diagnostics.Diagnostics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class NormalizedResidualsTest {
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"hba1c", "pdx-log-exp", "pixel", "orthodont-ident", "egfr", "ovary-ar1", "bodyweight-car1"})
    void the_first_rows_agree_with_the_peer(String name) {
        Optional<Path> reference = SharedFolder.reference();
        assumeTrue(reference.isPresent(), "no folder shared/reference beside this checkout");
        ReferenceCase given = ReferenceCase.read(reference.get(), name);
        JsonNode peer = given.expected().get("firstRows").get("normalizedResidual");
        assertThat(peer.size()).isPositive();

        Fit fit = MixedModel.fit(given.model(), given.data());
        double[] ours = Diagnostics.of(fit, given.data()).normalizedResiduals();

        for (int i = 0; i < peer.size(); i++) {
            assertThat(ours[i]).isCloseTo(peer.get(i).asDouble(), within(1e-4));
        }
    }
}
