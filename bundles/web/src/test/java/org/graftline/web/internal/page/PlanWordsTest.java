package org.graftline.web.internal.page;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.graftline.study.conduct.AnalysisPlan;
import org.graftline.study.conduct.TimeCourse;
import org.junit.jupiter.api.Test;

class PlanWordsTest {
    private static String form() throws IOException {
        try (InputStream in = PageServlet.class.getResourceAsStream("assets/conduct/plan/words.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static <E extends Enum<E>> Stream<String> choices(
            E[] values, java.util.function.Function<E, String> words) {
        return Arrays.stream(values).map(value -> "%s: ['%s'".formatted(value.name(), words.apply(value)));
    }

    @Test
    void the_form_offers_every_choice_in_the_words_in_which_departures_are_told() throws Exception {
        List<String> choices = Stream.of(
                        choices(TimeCourse.Shape.values(), TimeCourse.Shape::words),
                        choices(AnalysisPlan.DonorEffect.values(), AnalysisPlan.DonorEffect::words),
                        choices(AnalysisPlan.Variance.values(), AnalysisPlan.Variance::words),
                        choices(AnalysisPlan.DonorCovariate.values(), AnalysisPlan.DonorCovariate::words),
                        choices(AnalysisPlan.Df.values(), AnalysisPlan.Df::words),
                        choices(AnalysisPlan.VisitReading.values(), AnalysisPlan.VisitReading::words),
                        choices(AnalysisPlan.Sensitivity.values(), AnalysisPlan.Sensitivity::words),
                        choices(AnalysisPlan.Multiplicity.values(), AnalysisPlan.Multiplicity::words))
                .flatMap(part -> part)
                .toList();
        then(choices).hasSize(20);
        then(form()).contains(choices);
    }
}
