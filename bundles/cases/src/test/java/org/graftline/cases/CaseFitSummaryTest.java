package org.graftline.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CaseFitSummaryTest {
    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void write_three_mice_of_two_readings() throws IOException {
        data = Files.writeString(
                folder.resolve("data.csv"), "mouse,day,y\na,0,1\na,1,2.1\nb,0,3\nb,1,4.2\nc,0,2\nc,1,2.9\n");
    }

    @Test
    void a_summary_shows_coefficients_and_standard_deviations_by_their_names() throws IOException {
        String summary = CaseFit.of(data, model("~ day"), InferenceChoice.FIRST_AVAILABLE)
                .summary();

        assertThat(summary)
                .contains("REML of 6 rows, groups: mouse 3")
                .containsPattern("\\(Intercept\\) +2\\.00000 ")
                .containsPattern("day +1\\.06667 ")
                .containsPattern("mouse: \\(Intercept\\) +\\d")
                .containsPattern("residual +0\\.\\d");
    }

    @Test
    void a_result_carries_how_the_search_came_to_its_answer() throws IOException {
        String json = CaseFit.of(data, model("~ day"), InferenceChoice.FIRST_AVAILABLE)
                .json();

        JsonNode convergence = JsonMapper.builder().build().readTree(json).get("convergence");
        assertThat(convergence.get("status").asString()).isEqualTo("converged");
        assertThat(convergence.get("sentence").asString()).startsWith("Converged");
        assertThat(convergence.get("freeParameters").get(0).asString()).isEqualTo("mouse (Intercept)");
        assertThat(convergence.get("informationEigenvalues").get(0).asDouble()).isPositive();
        assertThat(convergence.get("starts")).hasSize(3);
        assertThat(convergence.get("starts").get(0).get("origin").asString()).isEqualTo("usual");
        assertThat(convergence.get("boundary")).isEmpty();
    }

    @Test
    void the_full_likelihood_of_a_variance_of_the_mean_is_fitted_and_no_pseudo_likelihood() throws IOException {
        StringBuilder table = new StringBuilder("mouse,day,y\n");
        double[] share = {0.9, 1.2, 1.05, 0.8, 1.1, 0.95, 1.3, 0.85};
        for (int i = 0; i < 64; i++) {
            double mean = 2 + i % 8;
            table.append("m%d,%d,%s\n".formatted(i / 8, i % 8, mean * share[(i * 5 + i / 8) % 8] + 0.1 * (i / 8 % 3)));
        }
        data = Files.writeString(folder.resolve("data.csv"), table);
        String json = """
                {"response": "y", "fixed": "~ day", "levels": ["mouse"], "random": [{"level": "mouse", "formula": "~ 1"}],
                 "variance": {"kind": "power", "covariate": "fixedMean", "likelihood": "LIKELIHOOD"}, "method": "ML"}""";

        JsonNode full = fitted(json.replace("LIKELIHOOD", "full"));
        JsonNode pseudo = fitted(json.replace("LIKELIHOOD", "pseudo"));

        assertThat(full.get("converged").asBoolean()).isTrue();
        assertThat(full.get("pseudoLikelihood").asBoolean()).isFalse();
        assertThat(pseudo.get("pseudoLikelihood").asBoolean()).isTrue();
        assertThat(full.get("logLik").asDouble())
                .isGreaterThan(pseudo.get("logLik").asDouble() + 1e-6);
        assertThat(full.get("parameters").asInt())
                .isEqualTo(pseudo.get("parameters").asInt());
        assertThat(full.get("varianceParameters").get("values").propertyNames()).containsExactly("power");
    }

    private JsonNode fitted(String json) throws IOException {
        Path model = Files.writeString(folder.resolve("model.json"), json);
        return JsonMapper.builder()
                .build()
                .readTree(CaseFit.of(data, model, InferenceChoice.ALL).json());
    }

    @Test
    void rows_and_columns_that_were_left_out_are_said() throws IOException {
        data = Files.writeString(
                folder.resolve("data.csv"),
                "mouse,day,week,y\na,0,0,1\na,7,1,2.1\nb,0,0,3\nb,7,1,4.2\nc,0,0,2\nc,7,1,2.9\nc,14,2,\n");

        CaseFit fit = CaseFit.of(data, model("~ day + week"), InferenceChoice.FIRST_AVAILABLE);

        assertThat(fit.summary())
                .contains("rows left out: 1 (y missing 1)")
                .contains("Column 'week' of the fixed part was left out");
        assertThat(fit.json()).contains("\"aliased\" : [ \"week\" ]").contains("\"y missing\" : 1");
    }

    @Test
    void what_the_engine_refuses_is_refused_as_a_case() throws IOException {
        Path model = model("~ weight");

        assertThatThrownBy(() -> CaseFit.of(data, model, InferenceChoice.FIRST_AVAILABLE))
                .isInstanceOf(CaseException.class)
                .hasMessageContaining("weight");
    }

    @Test
    void every_table_that_exists_is_written_and_the_leading_one_is_kenward_roger() throws IOException {
        JsonNode result = result("REML", InferenceChoice.ALL);

        assertThat(result.path("inference").asString()).isEqualTo("kenwardRoger");
        assertThat(result.path("fixed")).isEqualTo(result.path("kenwardRoger"));
        assertThat(result.path("satterthwaite").size()).isEqualTo(2);
        assertThat(result.path("containment").size()).isEqualTo(2);
        assertThat(result.path("inferenceUnavailable").size()).isZero();
    }

    @Test
    void a_table_that_cannot_exist_is_absent_and_the_message_says_why() throws IOException {
        JsonNode result = result("ML", InferenceChoice.KENWARD_ROGER);

        assertThat(result.has("kenwardRoger")).isFalse();
        assertThat(result.path("inference").asString()).isEqualTo("satterthwaite");
        assertThat(result.path("inferenceUnavailable").path("kenwardRoger").asString())
                .contains("fit by REML");
        assertThat(result.path("message").asString())
                .contains("No tests by Kenward–Roger")
                .contains("fit by REML");
    }

    @Test
    void a_single_table_leads_when_it_is_asked_for() throws IOException {
        JsonNode result = result("REML", InferenceChoice.CONTAINMENT);

        assertThat(result.path("inference").asString()).isEqualTo("containment");
        assertThat(result.has("kenwardRoger")).isFalse();
    }

    private JsonNode result(String method, InferenceChoice choice) throws IOException {
        Path model = model("~ day");
        Files.writeString(model, Files.readString(model).replace("\"REML\"", "\"" + method + "\""));
        return JsonMapper.builder()
                .build()
                .readTree(CaseFit.of(data, model, choice).json());
    }

    private Path model(String fixed) throws IOException {
        return Files.writeString(folder.resolve("model.json"), """
                {"response": "y", "fixed": "%s", "levels": ["mouse"],
                 "random": [{"level": "mouse", "formula": "~ 1", "structure": "unstructured"}], "method": "REML"}
                """.formatted(fixed));
    }
}
