package org.graftline.mixedmodel.internal.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.FormulaSyntaxException;
import org.graftline.mixedmodel.ModelSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFormulaTest {
    private static List<String> names(String formula) {
        DataTable data = DataTable.builder()
                .texts("arm", "control", "treated", "other", "control", "treated", "other")
                .texts("sex", "f", "f", "f", "m", "m", "m")
                .numbers("day", 1, 2, 3, 4, 5, 6)
                .numbers("x", 1, 0, 2, 5, 1, 1)
                .build();
        ModelSpec spec = ModelSpec.of("x", "~ 1")
                .factor("arm", "control", "treated", "other")
                .factor("sex", "f", "m")
                .build();
        ModelFormula parsed = ModelFormula.parse(formula);
        ModelFrame frame = new ModelFrame(spec, data, List.of(), parsed.columns(), List.of(), List.of());
        return FormulaColumns.of(parsed, frame, frame.used()).names();
    }

    // Expected names are what R 4.2 prints for colnames(model.matrix(...)).
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "~ day * sex                | (Intercept),day,sexm,day:sexm",
                "day:sex + sex + day        | (Intercept),sexm,day,day:sexm",
                "~ 0 + sex                  | sexf,sexm",
                "~ sex - 1                  | sexf,sexm",
                "~ 0 + sex + sex:day        | sexf,sexm,sexf:day,sexm:day",
                "~ 0 + sex + day + sex:day  | sexf,sexm,day,sexm:day",
                "~ 0 + sex + arm            | sexf,sexm,armtreated,armother",
                "~ day:sex                  | (Intercept),day:sexf,day:sexm",
                "~ x:day + arm:day          | (Intercept),x:day,day:armcontrol,day:armtreated,day:armother",
                "~ sex:arm                  | (Intercept),sexf:armcontrol,sexm:armcontrol,sexf:armtreated,sexm:armtreated,sexf:armother,sexm:armother",
                "~ sex * arm                | (Intercept),sexm,armtreated,armother,sexm:armtreated,sexm:armother",
                "~ (day + I(day^2)) * sex   | (Intercept),day,I(day^2),sexm,day:sexm,I(day^2):sexm",
                "~ I( day ^ 3 )             | (Intercept),I(day^3)",
                "~ 1                        | (Intercept)",
                "~ day + day + 1            | (Intercept),day",
                "~ day * x - day:x          | (Intercept),day,x",
                "~ 0 + day                  | day",
                "~ `day`                    | (Intercept),day"
            })
    void columns_are_named_and_ordered_as_r_does(String formula, String expected) {
        assertThat(String.join(",", names(formula))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "~ day +           | position 8 | missing at the end",
                "~ day * (x        | position 11 | ')' is missing",
                "~ log(day)        | position 3 | function 'log'",
                "~ I(day^0.5)      | position 9 | whole exponent",
                "~ day ) x         | position 7 | ')' is not expected",
                "~ 2 + day         | position 3 | a column is expected, not '2'",
                "~ `day            | position 3 | closing `",
                "~ day ^ 2         | position 7 | '^' is not expected"
            })
    void a_formula_that_cannot_be_read_is_refused_at_its_position(String formula, String position, String problem) {
        assertThatThrownBy(() -> ModelFormula.parse(formula))
                .isInstanceOf(FormulaSyntaxException.class)
                .hasMessageContainingAll("'" + formula + "'", position, problem);
    }

    @Test
    void variables_of_an_interaction_stand_in_order_of_first_appearance() {
        ModelFormula parsed = ModelFormula.parse("~ placebo:year + active:year");

        assertThat(parsed.terms()).containsExactly(List.of(0, 1), List.of(1, 2));
        assertThat(parsed.variables().get(1).label()).isEqualTo("year");
    }
}
