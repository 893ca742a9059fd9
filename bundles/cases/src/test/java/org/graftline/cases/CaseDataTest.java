package org.graftline.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.ModelSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseDataTest {
    private static final ModelSpec SPEC = ModelSpec.of("y", "~ day:arm + I(day^2)")
            .level("mouse")
            .random("~ 1")
            .factor("arm", "1", "2")
            .build();

    @TempDir
    Path folder;

    private DataTable read(String csv) throws IOException {
        return CaseData.read(Files.writeString(folder.resolve("data.csv"), csv), SPEC);
    }

    @Test
    void factors_and_levels_are_texts_and_the_rest_are_numbers() throws IOException {
        DataTable table = read("mouse,arm,day,y,note\n007,1,0,4.25,x\n7,2,1.5e1,,\n");

        assertThat(table.texts("mouse")).containsExactly("007", "7");
        assertThat(table.texts("arm")).containsExactly("1", "2");
        assertThat(table.numbers("day")).containsExactly(0, 15);
        assertThat(table.numbers("y")).containsExactly(4.25, Double.NaN);
        assertThat(table.isNumeric("note")).isFalse();
    }

    @Test
    void a_byte_order_mark_and_line_ends_of_windows_do_not_matter() throws IOException {
        assertThat(read("\uFEFFmouse,arm,day,y\r\na,1,0,\"1.5\"\r\n").numbers("y"))
                .containsExactly(1.5);
    }

    @Test
    void text_in_a_column_of_numbers_is_named_with_line_column_and_value() {
        assertThatThrownBy(() -> read("mouse,arm,day,y\na,1,0,1\nb,1,d3,2\n"))
                .isInstanceOf(MalformedCaseException.class)
                .hasMessageContaining("data.csv line 3, column 'day': 'd3' is not a number.");
    }

    @Test
    void a_decimal_comma_does_not_pass_as_a_number() {
        assertThatThrownBy(() -> read("mouse,arm,day,y\na,1,0,\"1,5\"\n"))
                .hasMessageContaining("line 2, column 'y': '1,5' is not a number.");
    }

    @Test
    void a_line_with_too_few_cells_is_named() {
        assertThatThrownBy(() -> read("mouse,arm,day,y\na,1,0\n"))
                .hasMessageContaining("data.csv line 2 has 3 cells, the header has 4. Correct the line.");
    }
}
