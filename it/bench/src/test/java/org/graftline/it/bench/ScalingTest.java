package org.graftline.it.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.graftline.mixedmodel.FitOptions;
import org.junit.jupiter.api.Test;

class ScalingTest {
    @Test
    void the_exponent_of_a_power_law_is_found() {
        List<Scaling.Timing> timings = List.of(
                new Scaling.Timing(1_000, 3), new Scaling.Timing(10_000, 30), new Scaling.Timing(1_000_000, 3_000));

        assertThat(Scaling.exponent(timings)).isCloseTo(1, within(1e-12));
    }

    @Test
    void every_model_prints_a_line_per_size_or_its_refusal() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        for (BenchModel model : BenchModel.values()) {
            new Scaling(out, new FitOptions(1), 1).time(model, List.of(600L, 900L));
        }

        String printed = bytes.toString(StandardCharsets.UTF_8);
        assertThat(printed).contains("constant          576 rows", "constant          864 rows", "to the power");
        for (BenchModel model : BenchModel.values()) {
            assertThat(printed).containsPattern("(?m)^" + model.word() + " +576 rows +([\\d.]+ ms|refused: .*\\.$)");
        }
    }

    @Test
    void an_unknown_model_is_refused_with_the_names() {
        assertThatThrownBy(() -> BenchModel.of("powre"))
                .hasMessage("There is no model 'powre'. Use one of constant, ident, exp, power.");
    }
}
