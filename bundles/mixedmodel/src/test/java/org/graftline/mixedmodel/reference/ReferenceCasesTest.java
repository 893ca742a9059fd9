package org.graftline.mixedmodel.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.MixedModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ReferenceCasesTest {
    private static final String NO_FOLDER = "no folder shared/reference beside this checkout";

    /** Every case of one Gaussian response; a folder without any fails the test, since JUnit refuses an empty source. */
    static Stream<String> gaussianCases() {
        Optional<Path> reference = SharedFolder.reference();
        if (reference.isEmpty()) {
            return Stream.of(NO_FOLDER);
        }
        try (Stream<Path> folders = Files.list(reference.get())) {
            return folders
                    .filter(folder -> Files.exists(folder.resolve("expected.json")))
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> ReferenceCase.isGaussian(reference.get(), name))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("gaussianCases")
    void estimates_agree_with_the_peer(String name) {
        Optional<Path> reference = SharedFolder.reference();
        assumeTrue(reference.isPresent(), NO_FOLDER);
        ReferenceCase given = ReferenceCase.read(reference.get(), name);

        Fit fit = MixedModel.fit(given.model(), given.data());

        assertThat(Agreement.differences(fit, given.expected())).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "pdx-log-exp",
                "pixel",
                "orthodont-ident",
                "copd",
                "bodyweight-power",
                "bodyweight-power-car1",
                "ovary-ar1"
            })
    void fitted_values_and_residuals_of_the_first_rows_agree_with_the_peer(String name) {
        Optional<Path> reference = SharedFolder.reference();
        assumeTrue(reference.isPresent(), NO_FOLDER);
        ReferenceCase given = ReferenceCase.read(reference.get(), name);
        JsonNode rows = given.expected().get("firstRows");

        Fit fit = MixedModel.fit(given.model(), given.data());

        double[] sd = fit.residualStandardDeviations();
        assertClose(fit.populationFitted(), rows.get("fitted").get("population"), sd);
        for (String level : fit.groups().keySet()) {
            assertClose(fit.fitted(level), rows.get("fitted").get(level), sd);
        }
        double[] one = new double[sd.length];
        Arrays.fill(one, 1);
        assertClose(fit.pearsonResiduals(), rows.get("pearsonResidual"), one);
        assertClose(sd, rows.get("residualSd"), sd);
    }

    /** Within 1e-4 of each row's own residual standard deviation. */
    private static void assertClose(double[] mine, JsonNode peer, double[] unit) {
        for (int i = 0; i < peer.size(); i++) {
            assertThat(mine[i]).isCloseTo(peer.get(i).asDouble(), within(1e-4 * unit[i]));
        }
    }
}
