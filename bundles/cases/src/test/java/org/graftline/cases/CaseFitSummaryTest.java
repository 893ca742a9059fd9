package org.graftline.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    private Path model(String fixed) throws IOException {
        return Files.writeString(folder.resolve("model.json"), """
                {"response": "y", "fixed": "%s", "levels": ["mouse"],
                 "random": [{"level": "mouse", "formula": "~ 1", "structure": "unstructured"}], "method": "REML"}
                """.formatted(fixed));
    }
}
