package org.graftline.capture.internal;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.util.List;
import org.graftline.study.Decimal;
import org.graftline.study.Endpoint;
import org.graftline.study.ImpossibleValueException;
import org.graftline.study.Reading;
import org.graftline.study.bench.Alert;
import org.junit.jupiter.api.Test;

/** Limits of the protocol as rules are changed and readings come in. */
class ProtocolLimitsTest {
    private final BenchRoom room = new BenchRoom();

    private List<String> alerts() {
        return room.store.alerts(BenchRoom.STUDY).stream()
                .map(alert -> alert.limit().quantity() + " " + alert.value())
                .toList();
    }

    private void enter(Reading reading) {
        room.record(BenchRoom.ANNA, reading); // as the Bench does: the volume by the formula of the study
    }

    @Test
    void rules_with_limits_that_contradict_each_other_are_refused_and_nothing_is_stored() {
        long entries = room.entriesSoFar();

        thenThrownBy(() -> room.rule(null, true, "TUMOR_VOLUME 2500 WATCH", "TUMOR_VOLUME 2000 STOP"))
                .isInstanceOf(ImpossibleValueException.class);

        then(room.entriesSoFar()).isEqualTo(entries);
        then(room.settings.rules(BenchRoom.DIRECTOR, BenchRoom.STUDY).limits()).isEmpty();
    }

    @Test
    void the_weight_of_a_day_is_taken_without_all_tumors_of_the_mouse() {
        room.rule(null, true, "WEIGHT_LOSS_WITHOUT_TUMOR 10 STOP", "WEIGHT_LOSS 10 STOP");
        enter(BenchRoom.weight("M1", 0, "25", null));
        enter(BenchRoom.volume("M1", 14, "20", "14.5", null)); // 2102.5 mm³
        then(alerts()).isEmpty();

        enter(BenchRoom.weight("M1", 14, "24.5", null));

        then(alerts()).singleElement().asString().startsWith("WEIGHT_LOSS_WITHOUT_TUMOR 10.4");
    }

    @Test
    void a_tumor_measured_after_the_weight_of_the_same_day_decides_as_well() {
        room.rule(null, true, "WEIGHT_LOSS_WITHOUT_TUMOR 10 STOP");
        enter(BenchRoom.weight("M1", 0, "25", null));
        enter(BenchRoom.weight("M1", 14, "24.5", null));
        then(alerts()).isEmpty();

        enter(BenchRoom.volume("M1", 14, "20", "14.5", null));

        then(alerts()).singleElement().asString().startsWith("WEIGHT_LOSS_WITHOUT_TUMOR 10.4");
    }

    @Test
    void a_tumor_on_another_day_than_the_weight_decides_nothing() {
        room.rule(null, true, "WEIGHT_LOSS_WITHOUT_TUMOR 10 STOP");
        enter(BenchRoom.weight("M1", 0, "25", null));
        enter(BenchRoom.weight("M1", 13, "24.5", null));

        enter(BenchRoom.volume("M1", 14, "20", "14.5", null));

        then(alerts()).isEmpty();
    }

    @Test
    void a_low_body_condition_raises_an_alert_and_a_high_one_does_not() {
        room.rule(null, true, "BODY_CONDITION_SCORE 2 STOP");
        for (String score : List.of("3", "2")) {
            enter(BenchRoom.of("M1", Endpoint.BODY_CONDITION_SCORE, 3, null)
                    .measured(new Decimal(score), null, null)
                    .build());
        }

        then(room.store.alerts(BenchRoom.STUDY)).extracting(Alert::value).containsExactly(new Decimal("2"));
    }
}
