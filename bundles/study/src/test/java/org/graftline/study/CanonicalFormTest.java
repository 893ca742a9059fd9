package org.graftline.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalFormTest {
    @Test
    void keys_stand_in_the_order_of_their_utf16_units_as_rfc_8785_section_3_2_3_sorts_them() {
        CanonicalForm form = CanonicalForm.object()
                .put("\u20ac", "Euro Sign")
                .put("\r", "Carriage Return")
                .put("\ufb33", "Hebrew Letter Dalet With Dagesh")
                .put("1", "One")
                .put("\ud83d\ude00", "Emoji: Grinning Face")
                .put("\u0080", "Control")
                .put("\u00f6", "Latin Small Letter O With Diaeresis")
                .build();

        assertThat(form.json())
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void texts_are_escaped_as_shortly_as_rfc_8785_section_3_2_2_2_allows() {
        assertThat(CanonicalForm.object()
                        .put("string", "\u20ac$\u000f\nA'B\"\\\"/")
                        .build()
                        .json())
                .isEqualTo("{\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\"/\"}");
    }

    @Test
    void an_absent_value_leaves_its_key_out_so_that_a_later_column_keeps_older_hashes() {
        assertThat(CanonicalForm.object()
                        .put("a", "x")
                        .put("b", (String) null)
                        .build()
                        .sha256())
                .isEqualTo(CanonicalForm.object().put("a", "x").build().sha256());
    }

    @Test
    void lists_and_objects_nest() {
        CanonicalForm inner = CanonicalForm.object().put("n", 2).build();
        assertThat(CanonicalForm.object()
                        .putTexts("tags", List.of("b", "a"))
                        .putTexts("cells", Map.of("y", "2", "x", "1"))
                        .putForms("rows", List.of(inner))
                        .build()
                        .json())
                .isEqualTo("{\"cells\":{\"x\":\"1\",\"y\":\"2\"},\"rows\":[{\"n\":2}],\"tags\":[\"b\",\"a\"]}");
    }

    @Test
    void the_hash_is_that_of_the_utf8_bytes() {
        // printf '{"day":"0"}' | sha256sum
        assertThat(CanonicalForm.object().put("day", "0").build().sha256())
                .isEqualTo("59df23f65d58490bfb6dd91cba40facf1360740a4abe18ab4bb0bd5679a6fd3b");
    }
}
