package org.graftline.conduct.internal.draw;

import static org.assertj.core.api.BDDAssertions.then;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the known answers that come with Random123, file kat_vectors, lines philox4x32 10. */
class PhiloxTest {
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0000000000000000, 0000000000000000, e169c58d6627e8d5, 9b00dbd8bc57ac4c",
        "ffffffffffffffff, ffffffffffffffff, ffffffffffffffff, 41c83b0e408f276d, 6d5451fda20bc7c6",
        "299f31d0a4093822, 0370734413198a2e, 85a308d3243f6a88, 94fdccebd16cfe09, 24126ea15001e420"
    })
    void the_known_answers_come_out(String key, String high, String low, String first, String second) {
        Philox.Words words = Philox.words(bits(key), bits(high), bits(low));
        then(Long.toHexString(words.first())).isEqualTo(first);
        then(Long.toHexString(words.second())).isEqualTo(second);
    }

    @Test
    void a_number_belongs_to_its_purpose_its_name_and_its_turn() {
        Chance chance = new Chance(42);
        long name = Chance.name("mouse m1");
        then(chance.bits(Chance.Purpose.PLACE, name, 7)).isEqualTo(chance.bits(Chance.Purpose.PLACE, name, 7));
        then(chance.bits(Chance.Purpose.PLACE, name, 7))
                .isNotEqualTo(chance.bits(Chance.Purpose.EXTRAS, name, 7))
                .isNotEqualTo(chance.bits(Chance.Purpose.PLACE, Chance.name("mouse m2"), 7))
                .isNotEqualTo(chance.bits(Chance.Purpose.PLACE, name, 8))
                .isNotEqualTo(new Chance(43).bits(Chance.Purpose.PLACE, name, 7));
    }

    @Test
    void a_name_is_the_beginning_of_its_sha256_on_every_machine() {
        then(Long.toHexString(Chance.name("abc"))).isEqualTo("ba7816bf8f01cfea"); // FIPS 180-4, example of SHA-256
    }

    @Test
    void normal_numbers_have_mean_0_and_variance_1() {
        Chance chance = new Chance(7);
        int n = 40_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double z = chance.normal(Chance.Purpose.ERROR, 1, i);
            sum += z;
            squares += z * z;
        }
        then(Math.abs(sum / n)).isLessThan(4 / Math.sqrt(n)); // four standard errors
        then(Math.abs(squares / n - 1)).isLessThan(4 * Math.sqrt(2.0 / n));
    }

    private static long bits(String hex) {
        return Long.parseUnsignedLong(hex, 16);
    }
}
