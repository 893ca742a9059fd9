package org.graftline.report.internal.markup;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.List;
import org.graftline.growth.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "1234.4,'1,230'",
        "999.6,'1,000'",
        "70,70.0",
        "0.04567,0.0457",
        "12.34,12.3",
        "0,0",
        "-2.345,−2.35",
        "98765,'98,800'"
    })
    void volumes_have_three_figures(double volume, String words) {
        then(Numbers.volume(volume)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0.0004,<0.001", "0.00242,0.0024", "0.0231,0.023", "0.123,0.12", "0.0996,0.10", "0.999,>0.99", "NaN,–"})
    void p_values_have_two_digits(double p, String words) {
        then(Numbers.p(p)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0.0004,p < 0.001", "0.023,p = 0.023", "0.999,p > 0.99"})
    void p_values_in_a_sentence_carry_their_sign(double p, String words) {
        then(Numbers.pWords(p)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "12.14,12.1",
        "250,> 100",
        "Infinity,> 100",
        "-8.24,halves in 8.2",
        "-400,halves in > 100",
        "NaN,not estimable"
    })
    void doubling_times_beyond_a_hundred_days_are_not_numbers(double days, String words) {
        then(Numbers.doubling(days)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "8.2,11.7,8.2 to 11.7",
        "20,Infinity,20.0 to > 100",
        "-Infinity,-9,9.0 to > 100",
        "NaN,NaN,not estimable"
    })
    void an_interval_that_reaches_no_growth_ends_beyond_a_hundred_days(double lower, double upper, String words) {
        then(Numbers.doublingInterval(new Estimate(10, Double.NaN, lower, upper, Double.NaN, Double.NaN)))
                .isEqualTo(words);
    }

    @Test
    void what_rounds_to_zero_has_no_sign() {
        then(Numbers.fixed(-0.0004, 2)).isEqualTo("0.00");
    }

    @Test
    void what_is_no_number_is_said_in_words() {
        then(Numbers.fixed(Double.NaN, 2)).isEqualTo("not estimable");
        then(Numbers.fixed(Double.NEGATIVE_INFINITY, 2)).isEqualTo("−∞");
    }

    @Test
    void estimates_show_two_digits_of_their_uncertainty() {
        then(Numbers.decimals(List.of(new Estimate(-0.02714, 0.0056, -0.041, -0.013, 6, 0.003))))
                .isEqualTo(3);
        then(Numbers.decimals(List.of(new Estimate(120, 11, 95, 145, 6, 0.003))))
                .isZero();
        then(Numbers.decimals(List.of())).isEqualTo(2);
    }

    @Test
    void a_slope_becomes_its_daily_change_in_per_cent() {
        Estimate percent =
                Numbers.percentPerDay(new Estimate(Math.log(1.05), 0.01, Math.log(0.9), Math.log(1.2), 6, 0.04));

        then(Numbers.fixed(percent.value(), 6)).isEqualTo("5.000000");
        then(Numbers.interval(percent.lower(), percent.upper(), 3)).isEqualTo("−10.000 to 20.000");
        then(percent.p()).isEqualTo(0.04);
    }

    @ParameterizedTest
    @CsvSource({"38,38", "3.5,3.5", "-3,−3", "NaN,not estimable"})
    void whole_days_have_no_decimal_point(double day, String words) {
        then(Numbers.day(day)).isEqualTo(words);
    }
}
