package org.graftline.report.internal.markup;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkupTest {
    @Test
    void markup_in_a_name_becomes_text() {
        then(Markup.text("<b>\"a\" & 'b'</b>")).isEqualTo("&lt;b&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/b&gt;");
    }

    @Test
    void characters_that_no_document_can_carry_are_replaced() {
        then(Markup.text("a\u0000b\uFFFFc\uD800d\u202Ee\u0085f")).isEqualTo("a?b?c?d?e?f");
    }

    @Test
    void letters_of_other_scripts_stay() {
        then(Markup.text("研究 😀 Ωμέγα")).isEqualTo("研究 😀 Ωμέγα");
    }

    @Test
    void index_letters_that_fonts_lack_become_markup() {
        then(Markup.words("yᵢⱼₖ = β₀ < 1")).isEqualTo("y<sub>ijk</sub> = β<sub>0</sub> &lt; 1");
    }

    @Test
    void numbers_of_a_column_align_at_the_decimal_point() {
        String table = new Booktabs("Sizes.")
                .text("")
                .number("mm")
                .row("a", "1.25")
                .row("b", "12.5")
                .row("c", "7")
                .xhtml();

        then(table).contains(">1.25</td>", ">12.5\u2007</td>", ">7\u202f\u202f\u2007\u2007</td>");
    }

    @Test
    void words_among_numbers_are_not_padded() {
        then(new Booktabs("Sizes.")
                        .text("")
                        .number("mm")
                        .row("a", "1.25")
                        .row("b", "not estimable")
                        .xhtml())
                .contains(">not estimable</td>");
    }

    @Test
    void a_row_with_a_cell_too_few_is_refused() {
        thenThrownBy(() -> new Booktabs("Sizes.").text("").number("mm").row(List.of("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'Sizes.' has 2 columns");
    }

    @Test
    void a_side_note_stands_in_one_block_with_what_follows() {
        then(new Passage().note("n = 3").paragraph("Text.").xhtml())
                .isEqualTo("<div class=\"noted\"><aside class=\"note\">n = 3</aside><p>Text.</p>\n</div>\n");
    }
}
