package org.graftline.cases.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.graftline.cases.CaseVerdict;
import org.graftline.cases.CaseVerdict.Outcome;
import org.graftline.cases.Qualification;
import org.graftline.cases.QualificationRecord;
import org.graftline.mixedmodel.FitOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedCasesTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-05T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void the_engine_gives_every_closed_form() {
        QualificationRecord result = new Qualification(new FitOptions(1), NOON).runShipped(folder, v -> {});

        assertThat(result.verdicts().stream()
                        .filter(v -> v.outcome() != Outcome.PASSED)
                        .map(v -> v.name() + ": " + v.reason()))
                .isEmpty();
        assertThat(result.verdicts())
                .extracting(CaseVerdict::name)
                .containsAll(BalancedCases.names().lines().toList())
                .contains("change-of-unit", "order-of-rows", "one-and-two-threads");
        assertThat(result.verdicts())
                .allSatisfy(v -> assertThat(v.comparisons()).hasSizeGreaterThan(2));
        assertThat(result.verdicts().get(0).peer()).startsWith("closed form: ");
    }

    @Test
    void what_is_shipped_is_what_the_closed_forms_gave() throws IOException {
        new Qualification(new FitOptions(1), NOON).runShipped(folder, v -> {});

        for (ShippedCase c : BalancedCases.all()) {
            Path shipped = folder.resolve("cases").resolve(c.name());
            assertThat(Files.readString(shipped.resolve("data.csv"))).isEqualTo(c.data());
            assertThat(Files.readString(shipped.resolve("model.json"))).isEqualTo(c.model());
            // the last digits may follow the machine's library of elementary functions
            assertThat(Digits.of(Files.readString(shipped.resolve("expected.json"))))
                    .isEqualTo(Digits.of(c.expected()));
        }
    }

    /** A text with its numbers cut to ten digits. */
    private static final class Digits {
        static String of(String json) {
            return java.util.regex.Pattern.compile("-?\\d+\\.\\d+(E-?\\d+)?")
                    .matcher(json)
                    .replaceAll(m -> "%.9e".formatted(Double.parseDouble(m.group())));
        }
    }

    @Test
    void the_record_is_a_page_with_versions_inputs_numbers_and_a_place_to_sign() throws IOException {
        new Qualification(new FitOptions(1), NOON).runShipped(folder, v -> {});

        String page = Files.readString(folder.resolve("qualification.html"));
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains(
                        "10 passed, 0 failed",
                        "2026-01-05T12:00:00Z",
                        Runtime.version().toString())
                .contains("closed form: σ² = MSE, variance = (MSB − MSE)/n")
                .contains("<td>sd donor.(Intercept)</td>", "<td>0.2 %</td>", "<th scope=\"col\">Signature</th>")
                .containsPattern("data\\.csv</td><td><code>[0-9a-f]{64}</code>")
                .doesNotContain("http:", "https:", "<script");
        assertThat(Files.readString(folder.resolve("qualification.json")))
                .contains("\"passed\" : 10", "\"sha256\"", "\"peer\" : \"closed form", "\"system\"");
    }
}
