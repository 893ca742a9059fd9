package org.graftline.capture.internal;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.graftline.capture.internal.BenchRoom.ADMINISTRATOR;
import static org.graftline.capture.internal.BenchRoom.ANNA;
import static org.graftline.capture.internal.BenchRoom.BEN;
import static org.graftline.capture.internal.BenchRoom.DIRECTOR;
import static org.graftline.capture.internal.BenchRoom.STUDY;
import static org.graftline.capture.internal.BenchRoom.weight;

import java.util.List;
import org.graftline.capture.internal.bench.CageWeights;
import org.graftline.capture.internal.blinding.Sights;
import org.graftline.study.Endpoint;
import org.graftline.study.bench.BenchSession;
import org.graftline.study.people.NotAllowedException;
import org.junit.jupiter.api.Test;

/** What limits on weight loss compare with, for a browser without a network. */
class CageWeightsTest {
    private final BenchRoom room = new BenchRoom();
    private final CageWeights weights =
            new CageWeights(room.studies, new Sights(room.staff, room.staff), room.staff);

    private List<String> seenBy(org.graftline.study.people.Actor actor) {
        return weights.of(actor, STUDY).stream()
                .map(one -> "%s %s %s".formatted(one.mouse(), one.baselineG(), one.peakG()))
                .toList();
    }

    @Test
    void the_first_weight_is_the_baseline_and_the_highest_the_peak() {
        room.record(ANNA, weight("M1", 3, "24.5", null));
        room.record(ANNA, weight("M1", -2, "22.0", null));
        room.record(ANNA, weight("M1", 7, "21.5", null));
        room.record(ANNA, weight("M3", 0, "19.25", null));
        then(seenBy(ANNA)).containsExactly("M1 22 24.5", "M3 19.25 19.25");
    }

    @Test
    void what_was_taken_back_does_not_count() {
        var wrong = weight("M1", 3, "42", null);
        room.record(ANNA, weight("M1", 0, "22.5", null));
        room.record(ANNA, wrong);
        room.entries.withdraw(ANNA, STUDY, wrong.uuid(), "other mouse");
        then(seenBy(ANNA)).containsExactly("M1 22.5 22.5");
    }

    @Test
    void a_colleagues_weight_of_the_day_is_kept_back_until_ones_own_is_saved() {
        room.record(ANNA, weight("M1", 0, "22.5", null));
        BenchSession session = room.session(ANNA, 7, List.of(Endpoint.BODY_WEIGHT), "M1");
        room.record(BEN, weight("M1", 7, "30", session));
        then(seenBy(ANNA)).containsExactly("M1 22.5 22.5");
        then(seenBy(DIRECTOR)).containsExactly("M1 22.5 30");
        room.record(ANNA, weight("M1", 7, "29", session));
        then(seenBy(ANNA)).containsExactly("M1 22.5 30");
    }

    @Test
    void whoever_may_not_record_is_told_nothing() {
        thenThrownBy(() -> weights.of(ADMINISTRATOR, STUDY)).isInstanceOf(NotAllowedException.class);
    }
}
