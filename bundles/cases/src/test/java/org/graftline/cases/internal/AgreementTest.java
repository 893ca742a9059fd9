package org.graftline.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.graftline.cases.Comparison;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The verdicts are those of the reference folder's own judge: each rule holds just inside its tolerance and fails just outside. */
class AgreementTest {
    private static final String PEER = """
            {"converged": true, "method": "REML", "logLik": -200, "AIC": 412, "BIC": 430, "parameters": 6, "sigma": 2,
             "fixed": [{"name": "day", "estimate": 10, "se": 0.5, "df": 40}],
             "fixedCovariance": {"names": ["day"], "matrix": [[0.25]]},
             "random": [{"level": "mouse", "names": ["(Intercept)"], "sd": [3]}],
             "varianceParameters": {"values": {"power": 0.8}}, "correlationParameters": {"Phi": 0.5},
             "blups": [{"level": "mouse", "names": ["(Intercept)"], "ids": ["a", "b"], "values": [[1], [-1]]}],
             "optimizers": {"agreeTo1e6": true, "logLikSpread": 0},
             "lmer": {"logLik": -200, "singular": false,
                      "satterthwaite": [{"name": "day", "estimate": 10, "se": 0.5, "df": 12}],
                      "kenwardRoger": [{"name": "day", "estimate": 10, "se": 0.5, "df": 12}]}}""";
    private static final String OURS = """
            {"converged": true, "logLik": -200, "AIC": 412, "BIC": 430, "parameters": 6, "sigma": 2,
             "containment": [{"name": "day", "estimate": 10, "se": 0.5, "df": 40}],
             "satterthwaite": [{"name": "day", "estimate": 10, "se": 0.5, "df": 12}],
             "kenwardRoger": [{"name": "day", "estimate": 10, "se": 0.5, "df": 12}],
             "random": [{"level": "mouse", "names": ["(Intercept)", "day"], "sd": [3, 1]}],
             "varianceParameters": {"values": {"power": 0.8}}, "correlationParameters": {"rho": 0.5},
             "blups": [{"level": "mouse", "names": ["(Intercept)", "day"], "ids": ["b", "a"], "values": [[-1, 0], [1, 0]]}]}""";

    private final ObjectNode ours = (ObjectNode) Json.MAPPER.readTree(OURS);
    private final ObjectNode peer = (ObjectNode) Json.MAPPER.readTree(PEER);

    private List<String> disagreements() {
        Agreement agreement = new Agreement();
        agreement.judge(ours, peer);
        assertThat(agreement.comparisons()).isNotEmpty();
        return agreement.comparisons().stream()
                .filter(c -> !c.agrees())
                .map(Comparison::quantity)
                .toList();
    }

    private static void set(ObjectNode root, String pointer, double value) {
        int last = pointer.lastIndexOf('/');
        JsonNode parent = last == 0 ? root : root.at(pointer.substring(0, last));
        String key = pointer.substring(last + 1);
        if (parent instanceof ObjectNode object) {
            object.put(key, value);
        } else {
            ((tools.jackson.databind.node.ArrayNode) parent).set(Integer.parseInt(key), Json.number(value));
        }
    }

    @Test
    void the_same_answer_agrees_in_every_number() {
        assertThat(disagreements()).isEmpty();
    }

    // pointer, just inside, just outside, what disagrees
    @ParameterizedTest(name = "{0}: {1} agrees, {2} does not")
    @CsvSource(textBlock = """
            /logLik,                       -200.000009,  -200.000011,  logLik
            /logLik,                       -199.9991,    -199.9989,    logLik
            /AIC,                          412.0004,     412.0005,     AIC
            /BIC,                          430.0004,     429.9995,     BIC
            /parameters,                   6,            7,            parameters
            /sigma,                        2.0039,       2.0041,       sigma
            /containment/0/estimate,       10.000049,    10.000051,    containment day estimate
            /containment/0/se,             0.50049,      0.50051,      containment day se
            /containment/0/df,             40.00000003,  40.00000005,  containment day df
            /satterthwaite/0/estimate,     9.999951,     9.999949,     satterthwaite day estimate
            /satterthwaite/0/df,           12.11,        12.13,        satterthwaite day df
            /kenwardRoger/0/se,            0.49951,      0.49949,      kenwardRoger day se
            /kenwardRoger/0/df,            11.89,        11.87,        kenwardRoger day df
            /random/0/sd/0,                3.0059,       3.0061,       sd mouse.(Intercept)
            /varianceParameters/values/power, 0.8019,    0.8021,       varianceParameters power
            /correlationParameters/rho,    0.5019,       0.5021,       correlation Phi
            /blups/0/values/1/0,           1.0149,       1.0151,       'blups mouse.(Intercept), largest difference'
            """)
    void a_number_agrees_up_to_its_tolerance(String pointer, double inside, double outside, String quantity) {
        set(ours, pointer, inside);
        assertThat(disagreements()).isEmpty();

        set(ours, pointer, outside);
        assertThat(disagreements()).containsExactly(quantity);
    }

    @Test
    void criteria_are_compared_at_the_same_optimum_only() {
        ours.put("logLik", -199.9995).put("AIC", 411);

        assertThat(disagreements()).isEmpty();
    }

    @Test
    void a_small_standard_deviation_is_compared_on_the_scale_of_the_residual() {
        set(peer, "/random/0/sd/0", 1e-6);
        peer.remove("blups");
        set(ours, "/random/0/sd/0", 3e-5);
        assertThat(disagreements()).isEmpty();

        set(ours, "/random/0/sd/0", 5e-5);
        assertThat(disagreements()).containsExactly("sd mouse.(Intercept)");
    }

    @Test
    void what_the_result_lacks_disagrees() {
        ours.remove("containment");
        ours.remove("random");
        ours.remove("sigma");

        assertThat(disagreements())
                .contains("containment day estimate", "containment day se", "sd mouse.(Intercept)", "sigma");
    }

    @Test
    void small_sample_tables_that_the_result_lacks_are_named_as_unchecked() {
        ours.remove("satterthwaite");
        ours.remove("kenwardRoger");
        Agreement agreement = new Agreement();
        agreement.judge(ours, peer);

        assertThat(agreement.unchecked()).containsExactly("satterthwaite", "kenwardRoger");
    }

    @Test
    void small_sample_tables_of_another_optimum_or_a_singular_fit_are_not_compared() {
        set(ours, "/satterthwaite/0/df", 99);
        set(peer, "/lmer/logLik", -200.1);
        assertThat(disagreements()).isEmpty();

        set(peer, "/lmer/logLik", -200);
        ((ObjectNode) peer.get("lmer")).put("singular", true);
        assertThat(disagreements()).isEmpty();
    }

    @Test
    void a_fit_that_has_not_converged_disagrees() {
        ours.put("converged", false);

        assertThat(disagreements()).containsExactly("converged");
    }

    @Test
    void a_peer_that_did_not_settle_must_be_reached_and_is_compared_in_nothing_else() {
        ((ObjectNode) peer.get("optimizers")).put("agreeTo1e6", false);
        ours.put("logLik", -150).put("sigma", 99);
        assertThat(disagreements()).isEmpty();

        ours.put("logLik", -200.00002);
        assertThat(disagreements()).containsExactly("logLik");
    }

    @Test
    void a_fixed_point_is_compared_within_a_thousandth_where_the_peer_settled() {
        peer.put("pseudoLikelihood", true);
        ours.put("logLik", -200.0009);
        assertThat(disagreements()).isEmpty();

        ours.put("logLik", -200.0011);
        assertThat(disagreements()).containsExactly("logLik");

        ((ObjectNode) peer.get("optimizers")).put("agreeTo1e6", false);
        ours.put("logLik", -300);
        assertThat(disagreements()).isEmpty();
    }

    @Test
    void the_best_known_optimum_goes_before_the_peers() {
        peer.putObject("bestKnown").put("logLik", -190);
        ((ObjectNode) peer.get("optimizers")).put("agreeTo1e6", false);
        ours.put("logLik", -190.000009);
        assertThat(disagreements()).isEmpty();

        ours.put("logLik", -189.9989);
        assertThat(disagreements()).containsExactly("logLik");

        peer.put("pseudoLikelihood", true);
        ours.put("logLik", -190.0009);
        assertThat(disagreements()).isEmpty();
    }

    @Test
    void on_a_ridge_the_likelihood_reached_is_all_that_counts() {
        peer.putObject("bestKnown").put("logLik", -190).put("flat", true);
        ours.put("logLik", -190.29).put("converged", false).put("parameters", 1);
        assertThat(disagreements()).isEmpty();

        ours.put("logLik", -190.31);
        assertThat(disagreements()).containsExactly("logLik");
    }

    @Test
    void maximum_likelihood_is_compared_without_the_peers_inflation_of_standard_errors() {
        peer.put("method", "ML");
        set(peer, "/fixed/0/se", 0.6);
        set(ours, "/containment/0/df", 99);

        assertThat(disagreements()).isEmpty();
    }
}
