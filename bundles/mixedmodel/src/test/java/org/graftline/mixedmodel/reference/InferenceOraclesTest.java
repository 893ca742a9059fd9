package org.graftline.mixedmodel.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.MixedModel;
import org.graftline.mixedmodel.inference.Adjustment;
import org.graftline.mixedmodel.inference.Comparison;
import org.graftline.mixedmodel.inference.DegreesOfFreedom;
import org.graftline.mixedmodel.inference.EstimateFamily;
import org.graftline.mixedmodel.inference.ReferenceGrid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Marginal means, slopes and comparisons against emmeans ({@code inference.json}). */
class InferenceOraclesTest {
    private static final double STANDARD_ERRORS = 1e-4;
    private static final double SE = 1e-3;
    private static final double DF = 1e-2;
    private static final double P = 1e-4;
    /** emmeans approximates Dunnett's distribution ("dunnettx") and says so. */
    private static final double APPROXIMATE_P = 0.01;

    private record Given(Fit fit, JsonNode oracle) {}

    private static Given given(String name, String key) {
        Optional<Path> reference = SharedFolder.reference();
        assumeTrue(reference.isPresent(), "no folder shared/reference beside this checkout");
        ReferenceCase given = ReferenceCase.read(reference.get(), name);
        JsonNode oracle = JsonMapper.builder()
                .build()
                .readTree(
                        reference.get().resolve(name).resolve("inference.json").toFile());
        assertThat(oracle.has(key)).isTrue();
        return new Given(MixedModel.fit(given.model(), given.data()), oracle.get(key));
    }

    private static DegreesOfFreedom method(String word) {
        return word.equals("satterthwaite") ? DegreesOfFreedom.SATTERTHWAITE : DegreesOfFreedom.KENWARD_ROGER;
    }

    @ParameterizedTest(name = "{0} {4}")
    @CsvSource({
        "orthodont, meansAtAge11, Sex, age, 11, satterthwaite",
        "orthodont, meansAtAge11, Sex, age, 11, kenward-roger",
        "oats, meansAtNitro03, Variety, nitro, 0.3, satterthwaite",
        "oats, meansAtNitro03, Variety, nitro, 0.3, kenward-roger",
        "bodyweight, meansAtDay30, Diet, Time, 30, satterthwaite",
        "bodyweight, meansAtDay30, Diet, Time, 30, kenward-roger"
    })
    void marginal_means_and_their_comparisons_agree_with_emmeans(
            String name, String key, String factor, String covariate, double value, String df) {
        Given given = given(name, key);
        JsonNode oracle = given.oracle().get(df);

        EstimateFamily means = ReferenceGrid.of(given.fit())
                .by(method(df))
                .at(covariate, value)
                .means(factor);

        assertSame(means.estimates(), oracle.get("means"), "emmean", P);
        for (Adjustment adjustment :
                List.of(Adjustment.NONE, Adjustment.TUKEY, Adjustment.HOLM, Adjustment.BONFERRONI)) {
            assertSame(
                    means.pairwise().estimates(adjustment),
                    oracle.get("pairwise").get(adjustment.name().toLowerCase(java.util.Locale.ROOT)),
                    "estimate",
                    P);
        }
        assertSame(
                means.versus(means.names().get(0)).estimates(Adjustment.DUNNETT),
                oracle.get("versusFirstDunnett"),
                "estimate",
                APPROXIMATE_P);
    }

    @ParameterizedTest(name = "{0} {3}")
    @CsvSource({
        "orthodont, Sex, age, satterthwaite",
        "orthodont, Sex, age, kenward-roger",
        "oats, Variety, nitro, satterthwaite",
        "oats, Variety, nitro, kenward-roger",
        "bodyweight, Diet, Time, satterthwaite",
        "bodyweight, Diet, Time, kenward-roger",
        "hba1c, arm, year, satterthwaite",
        "hba1c, arm, year, kenward-roger"
    })
    void slopes_and_their_differences_agree_with_emtrends(String name, String factor, String covariate, String df) {
        Given given = given(name, "slopes");
        JsonNode oracle = given.oracle().get(df);

        EstimateFamily slopes = ReferenceGrid.of(given.fit()).by(method(df)).slopes(covariate, factor);

        assertSame(slopes.estimates(), oracle.get("trends"), covariate + ".trend", P);
        assertSame(slopes.pairwise().estimates(Adjustment.TUKEY), oracle.get("pairwise"), "estimate", P);
    }

    private static void assertSame(List<Comparison> ours, @Nullable JsonNode peer, String estimate, double p) {
        assertThat(peer).isNotNull();
        assertThat(ours).hasSize(peer.size());
        for (int i = 0; i < ours.size(); i++) {
            Comparison c = ours.get(i);
            JsonNode want = peer.get(i);
            double se = want.get("SE").asDouble();
            assertThat(c.estimate())
                    .as(c.name())
                    .isCloseTo(want.get(estimate).asDouble(), within(STANDARD_ERRORS * se));
            assertThat(c.standardError()).as(c.name()).isCloseTo(se, within(SE * se));
            double df = want.get("df").asDouble();
            assertThat(c.df()).as(c.name()).isCloseTo(df, within(DF * df));
            // an interval may be off by what its approximate critical value is, here 1 % of it
            double end = p > P ? 0.02 * se * 3 : 5 * SE * se;
            assertThat(c.lower()).as(c.name()).isCloseTo(want.get("lower.CL").asDouble(), within(end));
            assertThat(c.upper()).as(c.name()).isCloseTo(want.get("upper.CL").asDouble(), within(end));
            if (want.has("p.value")) {
                assertThat(c.p()).as(c.name()).isCloseTo(want.get("p.value").asDouble(), within(p));
            }
        }
    }
}
