package org.graftline.report.internal.verify;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Numbers of random effects, worked out by hand from a result. */
class RefittedEffectsTest {
    private static final String RESULT = """
            {"random": [{"level": "donor", "names": ["day", "day:treated"], "cov": [[4, 1], [1, 9]]},
                        {"level": "mouse", "names": ["(Intercept)", "day"], "cov": [[5, 0], [0, 16]]}],
             "approximateIntervals": [{"name": "sd mouse day", "estimate": 4, "lower": 3, "upper": 6}],
             "blups": [{"level": "donor", "names": ["day", "day:treated"], "ids": ["D1"], "values": [[0.5, -0.25]]},
                       {"level": "mouse", "names": ["(Intercept)", "day"], "ids": ["D1/M1"], "values": [[7, 0.125]]}]}
            """;

    private final RefittedEffects effects =
            new RefittedEffects(JsonMapper.builder().build().readTree(RESULT));

    /** √(4 + 2 · 1 + 9) = √15, and with the mouse √31. */
    @Test
    void a_deviation_is_the_root_of_the_variances_and_covariances_of_its_effects() {
        then(effects.deviation(List.of("donor", "", "day␞day:treated"))).hasValue(Math.sqrt(15));
        then(effects.deviation(List.of("donor", "", "day␞day:treated", "mouse", "", "day")))
                .hasValue(Math.sqrt(31));
    }

    @Test
    void a_prediction_is_the_sum_of_the_effects_of_its_groups_beside_the_coefficients() {
        List<String> parts =
                List.of("", "", "day␞day:armA+B", "donor", "D1", "day␞day:treated", "mouse", "D1/M1", "day");

        then(effects.predicted(parts)).hasValue(0.5 - 0.25 + 0.125);
        then(RefittedEffects.coefficients(parts)).containsExactly("day", "day:armA+B");
    }

    @Test
    void an_interval_is_found_by_its_name() {
        then(effects.wald("sd mouse day", "upper")).hasValue(6);
        then(effects.wald("sd mouse day", "estimate")).isEmpty();
        then(effects.wald("sd donor day", "upper")).isEmpty();
    }

    @Test
    void what_the_model_does_not_have_is_empty_and_not_zero() {
        then(effects.deviation(List.of("cage", "", "day"))).isEqualTo(OptionalDouble.empty());
        then(effects.deviation(List.of("donor", "", "night"))).isEmpty();
        then(effects.deviation(List.of("donor"))).isEmpty();
        then(effects.predicted(List.of("mouse", "D1/M2", "day"))).isEmpty();
        then(effects.predicted(List.of())).isEmpty();
    }
}
