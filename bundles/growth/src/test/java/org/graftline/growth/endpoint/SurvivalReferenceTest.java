package org.graftline.growth.endpoint;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.graftline.growth.internal.SharedFolder;
import org.graftline.study.ArmName;
import org.graftline.study.DonorId;
import org.graftline.study.MouseId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Time to fourfold volume of the repdx study, beside R's survival. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SurvivalReferenceTest {
    private static final Offset<Double> PRINTED = within(1e-9);
    private static final ArmName TREATED = new ArmName("treatment");

    private JsonNode reference;
    private final List<Follow> follows = new ArrayList<>();

    @BeforeAll
    void read() {
        Optional<Path> folder = SharedFolder.find("reference/survival-repdx");
        assumeTrue(folder.isPresent(), "No folder 'shared' with reference/survival-repdx is here.");
        reference = new ObjectMapper()
                .readTree(folder.orElseThrow().resolve("survival.json").toFile());
        for (JsonNode mouse : reference.path("mice")) {
            follows.add(new Follow(
                    new MouseId(mouse.path("mouse").asString()),
                    new DonorId(mouse.path("donor").asString()),
                    new ArmName(mouse.path("arm").asString()),
                    mouse.path("day").asDouble(),
                    mouse.path("event").asInt() == 1,
                    ""));
        }
        then(follows).hasSize(60);
    }

    @Test
    void kaplan_meier_with_its_intervals_is_that_of_survfit() {
        int compared = 0;
        for (JsonNode row : reference.path("kaplanMeier").path("logLog")) {
            KaplanMeier curve = KaplanMeier.of(of(row.path("arm").asString()));
            KaplanMeier.Step step = curve.steps().stream()
                    .filter(one -> one.day() == row.path("day").asDouble())
                    .findFirst()
                    .orElseThrow();
            then(step.atRisk()).isEqualTo(row.path("atRisk").asInt());
            then(step.events()).isEqualTo(row.path("events").asInt());
            then(step.survival()).isCloseTo(row.path("survival").asDouble(), PRINTED);
            then(step.se()).isCloseTo(row.path("se").asDouble(), PRINTED);
            then(step.lower()).isCloseTo(row.path("lower").asDouble(), PRINTED);
            then(step.upper()).isCloseTo(row.path("upper").asDouble(), PRINTED);
            compared++;
        }
        then(compared).isEqualTo(18);
    }

    @Test
    void medians_are_those_of_survfit() {
        for (JsonNode row : reference.path("median").path("logLog")) {
            KaplanMeier.Median median =
                    KaplanMeier.of(of(row.path("arm").asString())).median();
            then(List.of(median.day(), median.lower(), median.upper()))
                    .isEqualTo(
                            List.of(number(row.path("median")), number(row.path("lower")), number(row.path("upper"))));
        }
        then(reference.path("median").path("logLog").size()).isEqualTo(2);
    }

    @Test
    void the_log_rank_test_is_that_of_survdiff() throws NoEndpointException {
        agrees(LogRank.of(follows), reference.path("logRank"));
        agrees(LogRank.withinDonors(follows), reference.path("logRankStratifiedByDonor"));
    }

    private static void agrees(LogRank test, JsonNode row) {
        then(test.chiSquared()).isCloseTo(row.path("chisq").asDouble(), PRINTED);
        then(test.df()).isEqualTo(row.path("df").asInt());
        then(test.p() / row.path("p").asDouble()).isCloseTo(1, within(1e-6));
    }

    @Test
    void hazard_ratios_are_those_of_coxph() throws NoEndpointException {
        agrees(HazardRatio.plain(follows, TREATED), reference.path("cox").path("plain"));
        agrees(HazardRatio.withinDonors(follows, TREATED), reference.path("cox").path("stratifiedByDonor"));
        agrees(
                HazardRatio.robustByDonor(follows, TREATED),
                reference.path("cox").path("robustByDonor"));
    }

    private static void agrees(HazardRatio ratio, JsonNode row) {
        then(ratio.log())
                .isCloseTo(row.path("logHazardRatio").asDouble(), within(1e-6)); // R stops at its own tolerance
        then(ratio.se()).isCloseTo(row.path("se").asDouble(), within(1e-6));
    }

    private static Double number(JsonNode value) {
        return value.isNumber() ? value.asDouble() : Double.NaN;
    }

    private List<Follow> of(String arm) {
        return follows.stream().filter(one -> one.arm().value().equals(arm)).toList();
    }
}
