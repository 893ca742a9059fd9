package org.graftline.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SaltedTextTest {
    @Test
    void an_erased_text_keeps_its_hash() {
        SaltedText name = SaltedText.of("Ada Miller");
        SaltedText erased = new SaltedText(null, name.salt(), name.sha256());

        assertThat(CanonicalForm.object().put("name", erased).build())
                .isEqualTo(CanonicalForm.object().put("name", name).build());
        assertThat(erased.isIntact()).isTrue();
        assertThat(erased.orErased()).isEqualTo("(erased)");
    }

    @Test
    void the_same_text_has_another_hash_each_time_so_that_it_cannot_be_found_by_trying() {
        assertThat(SaltedText.of("Ada Miller").sha256())
                .isNotEqualTo(SaltedText.of("Ada Miller").sha256());
    }

    @Test
    void a_changed_text_is_noticed() {
        SaltedText name = SaltedText.of("caliper misread");
        assertThat(new SaltedText("caliper fine", name.salt(), name.sha256()).isIntact())
                .isFalse();
    }

    @Test
    void the_text_does_not_end_in_a_log() {
        assertThat(SaltedText.of("Ada Miller").toString()).doesNotContain("Ada");
    }
}
