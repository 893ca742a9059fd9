package org.graftline.mixedmodel.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.graftline.mixedmodel.CovarianceStructure;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.LikelihoodInference;
import org.graftline.mixedmodel.MixedModel;
import org.graftline.mixedmodel.ModelSpec;
import org.graftline.mixedmodel.RandomTerm;
import org.graftline.mixedmodel.likelihood.LikelihoodRatioTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Likelihood-ratio tests of a variance, fitted by lme4 with the mixture computed beside it. */
class VarianceTestReferenceTest {
    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        "sleepstudy, Subject, ~ 1",
        "orthodont, Subject, ~ 1",
        "hba1c, patient, ~ 1",
        "pastes, sample, ~ 1",
    })
    void the_test_of_a_variance_agrees_with_the_peer(String name, String level, String random) {
        Optional<Path> reference = SharedFolder.reference();
        assumeTrue(reference.isPresent(), "no folder shared/reference beside this checkout");
        ReferenceCase given = ReferenceCase.read(reference.get(), name);
        JsonNode peer = JsonMapper.builder()
                .build()
                .readTree(
                        reference.get().resolve(name).resolve("inference.json").toFile())
                .get("varianceTest");
        ModelSpec.Builder small = given.model().toBuilder().withoutRandom();
        small.random(new RandomTerm(level, random, CovarianceStructure.UNSTRUCTURED));

        LikelihoodRatioTest test = LikelihoodInference.compare(MixedModel.fit(small.build(), given.data()), fit(given));

        assertThat(test.df()).isEqualTo(peer.get("df").asInt());
        assertThat(test.statistic()).isCloseTo(peer.get("statistic").asDouble(), within(1e-4));
        assertClose(test.naiveP(), peer.get("pChisq").asDouble());
        assertClose(test.p(), peer.get("pMixture").asDouble());
    }

    private static Fit fit(ReferenceCase given) {
        return MixedModel.fit(given.model(), given.data());
    }

    /** d log p/dx of these tails is about ½, so the tolerance of the statistic is that of log p. */
    private static void assertClose(double p, double want) {
        assertThat(Math.log(p)).isCloseTo(Math.log(want), within(1e-4));
    }
}
