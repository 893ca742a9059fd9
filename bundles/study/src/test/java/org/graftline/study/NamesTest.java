package org.graftline.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @Test
    void names_lose_the_blanks_around_them() {
        assertThat(new MouseId("  M-017 ").value()).isEqualTo("M-017");
    }

    @Test
    void arms_that_differ_by_a_letter_stay_two_arms() {
        assertThat(new ArmName("PF299+ PF384")).isNotEqualTo(new ArmName("PF299+PF384"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\u0000b", "two\nlines"})
    void a_blank_or_invisible_name_is_refused(String text) {
        assertThatThrownBy(() -> new DonorId(text)).isInstanceOf(ImpossibleValueException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a b", "../etc", "a/b", "ä"})
    void a_study_code_is_safe_in_addresses_and_file_names(String text) {
        assertThatThrownBy(() -> new StudyCode(text))
                .isInstanceOf(ImpossibleValueException.class)
                .hasMessageContaining("cannot be a study code");
    }

    @Test
    void a_study_day_is_a_finite_number_and_writes_itself_without_a_needless_point() {
        assertThat(new StudyDay(-30).text()).isEqualTo("-30");
        assertThat(new StudyDay(0.5).text()).isEqualTo("0.5");
        assertThat(new StudyDay(-0.0)).isEqualTo(new StudyDay(0));
        assertThatThrownBy(() -> new StudyDay(Double.NaN)).isInstanceOf(ImpossibleValueException.class);
    }
}
