package org.graftline.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReasonTest {
    @Test
    void the_words_of_a_failure_are_kept_and_the_names_of_classes_are_not() {
        IllegalStateException lost = new IllegalStateException(new IllegalArgumentException("the lock is lost."));

        assertThat(Reason.behind(lost)).isEqualTo(": the lock is lost");
    }

    @Test
    void a_failure_without_words_says_nothing() {
        assertThat(Reason.behind(new NullPointerException(null))).isEmpty();
        assertThat(Reason.behind(new IllegalStateException(new IllegalArgumentException())))
                .isEmpty();
    }

    @Test
    void a_file_name_in_the_words_stays() {
        assertThat(Reason.behind(new IllegalStateException("table.csv cannot be read")))
                .isEqualTo(": table.csv cannot be read");
    }
}
