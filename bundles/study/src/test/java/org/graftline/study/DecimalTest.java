package org.graftline.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
    @ParameterizedTest
    @CsvSource({"8.40, 8.4", "-30, -30", ".5, 0.5", "1e3, 1000", "+7., 7"})
    void keeps_the_text_beside_the_value(String text, double value) {
        Decimal decimal = new Decimal(text);
        assertThat(decimal.text()).isEqualTo(text);
        assertThat(decimal.value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "8,4", "0x10", "NaN", "Infinity", "1e999", "12 mm", "1d", "--1", ".", "e5"})
    void refuses_what_is_no_number_with_a_sentence(String text) {
        assertThatThrownBy(() -> new Decimal(text))
                .isInstanceOf(ImpossibleValueException.class)
                .hasMessageContaining("'" + text + "' is not a number")
                .hasMessageContaining("for example 12.4");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-3, -3", "0.1, 0.1", "1e20, 1.0E20", "312.25, 312.25"})
    void the_text_of_a_computed_value_gives_the_value_back(double value, String text) {
        assertThat(Decimal.of(value).text()).isEqualTo(text);
        assertThat(Decimal.of(value).value()).isEqualTo(value);
    }

    @Test
    void a_message_does_not_repeat_a_very_long_text() {
        assertThatThrownBy(() -> new Decimal("9".repeat(100_000)))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }
}
