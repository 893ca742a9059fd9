package org.graftline.study.bench;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.graftline.study.ImpossibleValueException;
import org.junit.jupiter.api.Test;

class ProtocolLimitTest {
    private static List<ProtocolLimit> limits(String... texts) {
        return Stream.of(texts).map(CaptureRules::limit).toList();
    }

    private static void thenRefused(String sentence, String... texts) {
        thenThrownBy(() -> ProtocolLimit.requireConsistent(limits(texts)))
                .isInstanceOf(ImpossibleValueException.class)
                .hasMessage(sentence);
    }

    @Test
    void two_tiers_in_their_order_several_to_watch_and_several_quantities_agree() {
        ProtocolLimit.requireConsistent(limits(
                "TUMOR_VOLUME 1000 WATCH",
                "TUMOR_VOLUME 1500 WATCH",
                "TUMOR_VOLUME 2000 STOP",
                "LENGTH 15 STOP",
                "BODY_CONDITION_SCORE 3 WATCH",
                "BODY_CONDITION_SCORE 2 STOP"));
    }

    @Test
    void watching_later_than_the_endpoint_is_refused_whatever_the_order() {
        String sentence =
                "Watching from tumor volume 2500 mm³ on comes no sooner than the humane endpoint of 2000. Set the one to watch below it.";
        thenRefused(sentence, "TUMOR_VOLUME 2500 WATCH", "TUMOR_VOLUME 2000 STOP");
        thenRefused(sentence, "TUMOR_VOLUME 2000 STOP", "TUMOR_VOLUME 2500 WATCH");
    }

    @Test
    void watching_at_the_endpoint_is_refused() {
        thenRefused(
                "Watching from weight loss from the start 20.0 % on comes no sooner than the humane endpoint of 20. Set the one to watch below it.",
                "WEIGHT_LOSS 20.0 WATCH", "WEIGHT_LOSS 20 STOP");
    }

    @Test
    void a_body_condition_is_watched_above_its_endpoint() {
        thenRefused(
                "Watching from body condition score 1.5 on comes no sooner than the humane endpoint of 2. Set the one to watch above it.",
                "BODY_CONDITION_SCORE 1.5 WATCH",
                "BODY_CONDITION_SCORE 2 STOP");
    }

    @Test
    void the_same_limit_twice_is_refused_however_it_is_written() {
        thenRefused(
                "The limit 'length 15 mm, watch' stands there twice. Take one of them out.",
                "LENGTH 15 WATCH",
                "LENGTH 15.0 WATCH");
    }

    @Test
    void two_endpoints_of_one_quantity_are_refused() {
        thenRefused(
                "The humane endpoint cannot be both length 15 mm and 20. Keep the one of the protocol.",
                "LENGTH 15 STOP",
                "LENGTH 20 STOP");
    }

    @Test
    void every_quantity_survives_being_written_and_read() {
        for (ProtocolLimit.Quantity quantity : ProtocolLimit.Quantity.values()) {
            String text = quantity.name() + " 1.50 STOP";
            then(CaptureRules.limit(text).threshold().text()).isEqualTo("1.50");
            then(CaptureRules.limit(text).quantity()).isEqualTo(quantity);
        }
    }
}
