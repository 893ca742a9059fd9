package org.graftline.it.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.graftline.it.bench.capture.Technician.Reading;
import org.graftline.it.bench.capture.Technician.Refused;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;

/** The campaign's own eyes: a test that cannot find fault proves nothing. */
class SentencesTest {
    private static Refused refused(int status, String problem) {
        return new Refused(
                new Reading(UUID.randomUUID(), Map.of("value", "21.4")), status, new ObjectMapper().readTree(problem));
    }

    @Test
    void a_sentence_is_one_even_where_the_answer_has_empty_fields() {
        Refused whole = refused(
                503,
                "{\"detail\":\"Not saved, nothing of it: the disk of the database is full. Make room, then repeat.\",\"correlation\":null}");

        assertThat(Sentences.fault(whole)).isEmpty();
        assertThat(Sentences.promisesNothingStored(whole)).isTrue();
        assertThat(Sentences.promisesNothingStored(refused(503, "{\"detail\":\"Perhaps not saved: ask again.\"}")))
                .isFalse();
    }

    @Test
    void silence_machine_words_and_faults_of_our_own_are_no_sentences() {
        assertThat(Sentences.fault(refused(503, "{}"))).isPresent();
        assertThat(Sentences.fault(refused(503, "{\"detail\":\"java.io.IOException: closed\"}")))
                .isPresent();
        assertThat(Sentences.fault(refused(500, "{\"detail\":\"Graftline could not finish this.\"}")))
                .isPresent();
    }

    @Test
    void the_last_words_of_a_process_are_its_own_and_no_stack() {
        assertThat(Sentences.lastWords("graftline: one.\n\tat org.h2.Store(Store.java:1)\ngraftline: two.\n"))
                .contains("graftline: two.");
        assertThat(Sentences.lastWords("graftline: java.lang.NullPointerException: null\n"))
                .isEmpty();
    }
}
