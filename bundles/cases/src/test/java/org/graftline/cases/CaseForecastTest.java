package org.graftline.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CaseForecastTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path data() throws IOException {
        return file(
                "data.csv",
                "mouse,day,y\na,0,1\na,1,2.1\na,4,5.3\nb,0,3\nb,1,4.2\nb,4,6.9\nc,0,2\nc,1,2.9\nc,4,6.2\nd,0,2.4\nd,4,5.8\n");
    }

    private Path model() throws IOException {
        return file("model.json", """
                {"case": "mice", "response": "y", "fixed": "~ day", "levels": ["mouse"],
                 "random": [{"level": "mouse", "formula": "~ 1", "structure": "unstructured"}], "method": "REML"}
                """);
    }

    private JsonNode forecast(String rows, ForecastRequest request) throws IOException {
        return JSON.readTree(
                CaseForecast.of(data(), model(), file("new.csv", rows), request).json());
    }

    private static ForecastRequest limit(double limit) {
        return ForecastRequest.of(OptionalDouble.of(limit), ForecastRequest.USUAL_RISK, null);
    }

    @Test
    void rows_with_a_response_are_readings_and_rows_without_are_times() throws IOException {
        JsonNode out = forecast("mouse,day,y\nx,0,2.2\nx,2,\nx,3,\na,6,\n", limit(5));

        assertThat(out.get("time").asString()).isEqualTo("day");
        JsonNode x = out.get("subjects").get(0);
        assertThat(x.get("id").asString()).isEqualTo("x");
        assertThat(x.get("known").asString()).isEqualTo("new");
        assertThat(x.get("visits").asInt()).isEqualTo(1);
        assertThat(x.get("forecast").size()).isEqualTo(2);
        assertThat(x.get("forecast").get(1).get("day").asDouble()).isEqualTo(3);
        assertThat(x.get("forecast").get(1).get("risk").get("trueBy").asDouble())
                .isBetween(0.0, 1.0);
        assertThat(x.get("nextVisit").get("trueBy").get("kind").asString()).isEqualTo("riskReached");
        assertThat(out.get("subjects").get(1).get("known").asString()).isEqualTo("known");
    }

    @Test
    void a_subject_without_times_is_forecast_at_round_times_ahead() throws IOException {
        JsonNode x =
                forecast("mouse,day,y\nx,1,2.2\n", limit(8)).get("subjects").get(0);

        List<Double> days = new ArrayList<>();
        x.get("forecast").forEach(f -> days.add(f.get("day").asDouble()));
        assertThat(days).containsExactly(1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0);
    }

    @Test
    void without_a_limit_there_is_no_risk_and_no_visit() throws IOException {
        ForecastRequest request = ForecastRequest.of(OptionalDouble.empty(), 0.05, null);
        JsonNode x = forecast("mouse,day,y\nx,1,2.2\nx,3,\n", request)
                .get("subjects")
                .get(0);

        assertThat(x.has("nextVisit")).isFalse();
        assertThat(x.get("forecast").get(0).has("risk")).isFalse();
    }

    @Test
    void a_logarithm_comes_back_as_a_median_and_its_limit_is_that_of_the_quantity() throws IOException {
        String rows = "mouse,day,y\nx,0,2.2\nx,2,\n";
        JsonNode log = forecast(rows, limit(Math.exp(8)).ofLogarithm())
                .get("subjects")
                .get(0)
                .get("forecast")
                .get(0);
        JsonNode plain =
                forecast(rows, limit(8)).get("subjects").get(0).get("forecast").get(0);

        assertThat(log.get("median").asDouble())
                .isCloseTo(Math.exp(plain.get("mean").asDouble()), within(1e-10));
        assertThat(log.get("probabilityAboveLimit").asDouble())
                .isCloseTo(plain.get("probabilityAboveLimit").asDouble(), within(1e-10));
    }

    @Test
    void a_summary_shows_each_subject_with_its_risk_and_next_visit() throws IOException {
        String summary = CaseForecast.of(data(), model(), file("new.csv", "mouse,day,y\nx,0,2.2\nx,2,\n"), limit(8))
                .summary();

        assertThat(summary).contains("x (new), 1 new readings").contains("next visit by");
    }

    @Test
    void an_impossible_risk_is_refused() {
        assertThatThrownBy(() -> ForecastRequest.of(OptionalDouble.empty(), 5, null))
                .isInstanceOf(CaseException.class)
                .hasMessageContaining("An accepted risk of 5.0 is no probability.");
    }

    @Test
    void a_file_that_lacks_the_time_is_refused_as_a_case() throws IOException {
        Path rows = file("new.csv", "mouse,y\nx,2.2\n");

        assertThatThrownBy(() -> CaseForecast.of(data(), model(), rows, limit(8)))
                .isInstanceOf(CaseException.class)
                .hasMessageContaining("day");
    }

    @Test
    void new_patients_of_the_reference_agree_to_four_digits() {
        Optional<Path> reference = SharedFolder.find("reference");
        assumeTrue(reference.isPresent(), "no folder 'shared/reference' beside this checkout");
        Path hba1c = reference.get().resolve("hba1c");

        JsonNode out = JSON.readTree(CaseForecast.of(
                        hba1c.resolve("data.csv"),
                        hba1c.resolve("model.json"),
                        hba1c.resolve("new_patients.csv"),
                        limit(7))
                .json());

        JsonNode expected =
                JSON.readTree(hba1c.resolve("expected.json").toFile()).get("newPatients");
        assertThat(out.get("subjects").size()).isEqualTo(expected.size()).isPositive();
        int compared = 0;
        for (int i = 0; i < expected.size(); i++) {
            JsonNode ours = out.get("subjects").get(i);
            JsonNode peer = expected.get(i);
            assertThat(ours.get("id").asString()).isEqualTo(peer.get("patient").asString());
            assertThat(ours.get("visits").asInt()).isEqualTo(peer.get("visits").asInt());
            close(ours.get("posteriorMean").get(1), peer.get("posteriorMean").get(1));
            close(
                    ours.get("posteriorCovariance").get(0).get(1),
                    peer.get("posteriorCovariance").get(0).get(1));
            for (JsonNode point : peer.get("forecast")) {
                for (JsonNode f : ours.get("forecast")) {
                    if (Math.abs(f.get("year").asDouble() - point.get("year").asDouble()) < 1e-9) {
                        point.properties().forEach(e -> close(f.get(e.getKey()), e.getValue()));
                        compared++;
                    }
                }
            }
        }
        assertThat(compared).isPositive();
    }

    private static void close(JsonNode ours, JsonNode peer) {
        assertThat(ours.asDouble()).isCloseTo(peer.asDouble(), within(1e-4));
    }
}
