package org.graftline.mixedmodel.internal.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.FormulaSyntaxException;
import org.graftline.mixedmodel.InvalidModelException;
import org.graftline.mixedmodel.MixedModelException;
import org.graftline.mixedmodel.ModelSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a formula is read, or refused in a sentence; nothing hangs and nothing else escapes. */
class FormulaFuzzTest {
    private static final String SEED = "20260105";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LONGEST_MESSAGE = 1_000;

    private static final DataTable DATA = DataTable.builder()
            .texts("arm", "control", "treated", "other", "control", "treated", "other")
            .texts("sex", "f", "f", "f", "m", "m", "m")
            .numbers("day", 1, 2, 3, 4, 5, 6)
            .numbers("x", 1, 0, 2, 5, 1, 1)
            .build();

    /** Reads a formula and makes its columns. */
    private static void read(String formula) {
        try {
            ModelFormula parsed = ModelFormula.parse(formula);
            ModelSpec spec = ModelSpec.of("x", formula)
                    .factor("arm", "control", "treated", "other")
                    .factor("sex", "f", "m")
                    .build();
            ModelFrame frame = new ModelFrame(spec, DATA, List.of(), parsed.columns(), List.of(), List.of());
            FormulaColumns.of(parsed, frame, frame.used());
        } catch (MixedModelException e) {
            assertThat(e.getMessage()).endsWith(".").hasSizeLessThan(LONGEST_MESSAGE);
        }
    }

    @Provide
    Arbitrary<String> formulas() {
        Arbitrary<String> atom =
                Arbitraries.of("day", "x", "arm", "sex", "0", "1", "I(day^2)", "I(x ^ 3)", "`day`", "I(arm^2)", "dose");
        Arbitrary<String> sum = Arbitraries.recursive(
                () -> atom,
                inner -> {
                    Arbitrary<String> operator = Arbitraries.of(" + ", " - ", ":", " * ", "*");
                    return inner.list()
                            .ofMinSize(1)
                            .ofMaxSize(3)
                            .flatMap(parts -> operator.map(o -> String.join(o, parts)))
                            .flatMap(s -> Arbitraries.of(s, "(" + s + ")"));
                },
                0,
                3);
        return sum.map(s -> "~ " + s);
    }

    @Provide
    Arbitrary<String> mutations() {
        Arbitrary<String> noise = Arbitraries.of(
                "(", ")", "+", "-", "*", ":", "^", "`", "~", "I(", "I", " ", "9", ".", "_", "\u0000", "é");
        return formulas()
                .flatMap(f -> Arbitraries.integers()
                        .between(0, f.length())
                        .flatMap(at -> noise.map(n ->
                                f.substring(0, at) + n + f.substring(Math.min(f.length(), at + n.length() % 2)))));
    }

    @Provide
    Arbitrary<String> anything() {
        return Arbitraries.strings().all().ofMaxLength(60);
    }

    @Property(tries = 1_000, seed = SEED)
    void a_formula_of_the_grammar_is_read_or_refused(@ForAll("formulas") String formula) {
        read(formula);
    }

    @Property(tries = 1_500, seed = SEED)
    void a_slip_anywhere_is_read_or_refused(@ForAll("mutations") String formula) {
        read(formula);
    }

    @Property(tries = 1_500, seed = SEED)
    void any_text_is_read_or_refused(@ForAll("anything") String formula) {
        read(formula);
    }

    private static String times(int n, String part) {
        return part.repeat(n);
    }

    private static String columns(int n, String operator) {
        return IntStream.range(0, n).mapToObj(i -> "x" + i).collect(Collectors.joining(operator));
    }

    private static void refusedInTime(String formula, String... says) {
        assertTimeoutPreemptively(
                PATIENCE,
                () -> assertThatThrownBy(() -> ModelFormula.parse(formula))
                        .isInstanceOf(FormulaSyntaxException.class)
                        .message()
                        .contains(says)
                        .hasSizeLessThan(LONGEST_MESSAGE));
    }

    @Test
    void parentheses_may_stand_a_hundred_deep() {
        assertThat(ModelFormula.parse("~ " + times(100, "(") + "day" + times(100, ")"))
                        .terms())
                .hasSize(1);
        refusedInTime("~ " + times(101, "(") + "day" + times(101, ")"), "parentheses stand more than 100 deep");
        refusedInTime("~ " + times(90_000, "("), "parentheses stand more than 100 deep");
    }

    @Test
    void a_formula_of_a_million_characters_is_refused_by_its_length() {
        refusedInTime("~ " + columns(150_000, " + "), "characters, at most 100000 can be read");
        refusedInTime(times(1_000_000, "("), "characters, at most 100000 can be read");
    }

    @Test
    void products_that_explode_are_refused() {
        refusedInTime("~ " + columns(40, "*"), "more than 1000 terms");
        refusedInTime("~ (" + columns(100, "+") + "):(" + columns(100, "+") + ")", "more than 1000 terms");
        refusedInTime("~ " + times(3_000, "(" + columns(9, "+") + ")*") + "x0", "too many terms to multiply out");
        refusedInTime("~ " + columns(5_000, ":"), "at most 20 columns");
        refusedInTime("~ " + columns(9_000, "+"), "more than 1000 terms");
    }

    @Test
    void a_thousand_terms_are_read() {
        assertTimeoutPreemptively(
                PATIENCE,
                () -> assertThat(
                                ModelFormula.parse("~ " + columns(1_000, " + ")).terms())
                        .hasSize(1_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"~ I(x^999999)", "~ I(x^100)", "~ I(x^0)", "~ I(x^-1)", "~ I(x^99999999999999999999)"})
    void a_power_beyond_99_is_refused(String formula) {
        refusedInTime(formula, "a whole exponent from 1 to 99 is missing");
    }

    @Test
    void a_character_that_cannot_be_seen_is_told_by_its_number() {
        refusedInTime("~ day \u202E x", "the character U+202E is not expected here");
        refusedInTime("~ \uD83D", "the character U+D83D");
        refusedInTime("~ day \uD83D\uDC2D", "'\uD83D\uDC2D' is not expected here");
    }

    @Test
    void factors_that_multiply_to_more_columns_than_can_be_fitted_are_refused_before_they_are_made() {
        String[] codes = new String[50];
        java.util.Arrays.setAll(codes, i -> "c" + i);
        double[] y = new double[50];
        DataTable.Builder data = DataTable.builder().numbers("y", y);
        ModelSpec.Builder spec = ModelSpec.of("y", "~ 1");
        for (int k = 0; k < 20; k++) {
            data.texts("f" + k, codes);
            spec.factor("f" + k, codes);
        }
        ModelFormula formula = ModelFormula.parse(
                "~ " + IntStream.range(0, 20).mapToObj(k -> "f" + k).collect(Collectors.joining(":")));
        ModelFrame frame =
                new ModelFrame(spec.build(), data.build(), List.of("y"), formula.columns(), List.of(), List.of());

        assertTimeoutPreemptively(
                PATIENCE,
                () -> assertThatThrownBy(() -> FormulaColumns.of(formula, frame, frame.used()))
                        .isInstanceOf(InvalidModelException.class)
                        .hasMessageContaining("at most 2000 can be fitted"));
    }
}
