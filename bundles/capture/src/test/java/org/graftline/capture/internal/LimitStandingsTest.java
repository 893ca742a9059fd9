package org.graftline.capture.internal;

import static org.assertj.core.api.BDDAssertions.then;
import static org.graftline.capture.internal.BenchRoom.ANNA;
import static org.graftline.capture.internal.BenchRoom.DIRECTOR;
import static org.graftline.capture.internal.BenchRoom.STUDY;

import java.util.List;
import java.util.UUID;
import org.graftline.capture.internal.bench.KeptStandings;
import org.graftline.study.Decimal;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.bench.BenchEntries.Move;
import org.graftline.study.bench.LimitStandings.Latest;
import org.graftline.study.bench.ProtocolLimit.Quantity;
import org.junit.jupiter.api.Test;

/** What readings say of limits after they were corrected, taken back or moved. */
class LimitStandingsTest {
    private static final MouseId M1 = new MouseId("M1");

    private final BenchRoom room = new BenchRoom();
    private final KeptStandings standings = new KeptStandings(room.studies);

    private Reading enter(Reading reading) {
        return room.record(ANNA, reading).reading();
    }

    private void correctWeight(Reading weight, String grams) {
        room.readings.correct(
                DIRECTOR, weight.next().measured(new Decimal(grams), null, null).build(), "balance misread");
    }

    private List<String> latest(Quantity quantity) {
        return standings.latest(STUDY, M1, quantity).stream()
                .map(Latest::value)
                .map(Decimal::text)
                .sorted()
                .toList();
    }

    @Test
    void a_corrected_reading_counts_as_corrected() {
        Reading wrong = enter(BenchRoom.weight("M1", 7, "25", null));
        enter(BenchRoom.weight("M1", 0, "20", null));

        correctWeight(wrong, "15");

        then(standings.of(STUDY, M1, wrong.uuid(), Quantity.WEIGHT_LOSS)).contains(new Decimal("25"));
    }

    @Test
    void a_corrected_first_weight_changes_what_the_later_ones_lost() {
        Reading first = enter(BenchRoom.weight("M1", 0, "25", null));
        Reading later = enter(BenchRoom.weight("M1", 7, "20", null));
        then(standings.of(STUDY, M1, later.uuid(), Quantity.WEIGHT_LOSS)).contains(new Decimal("20"));

        correctWeight(first, "20");

        then(standings.of(STUDY, M1, later.uuid(), Quantity.WEIGHT_LOSS)).contains(new Decimal("0"));
    }

    @Test
    void what_was_taken_back_or_moved_to_another_mouse_says_nothing_any_more() {
        Reading back = enter(BenchRoom.volume("M1", 7, "20", "14", null));
        Reading moved = enter(BenchRoom.volume("M1", 8, "20", "14", null));

        room.entries.withdraw(ANNA, STUDY, back.uuid(), "not this mouse");
        UUID there = UUID.randomUUID();
        room.entries.move(
                ANNA, STUDY, List.of(new Move(moved.uuid(), there, new MouseId("M2"))), "not this mouse either");

        then(standings.of(STUDY, M1, back.uuid(), Quantity.TUMOR_VOLUME)).isEmpty();
        then(standings.of(STUDY, M1, moved.uuid(), Quantity.TUMOR_VOLUME)).isEmpty();
        then(standings.of(STUDY, new MouseId("M2"), there, Quantity.TUMOR_VOLUME))
                .contains(new Decimal("1960"));
        then(latest(Quantity.TUMOR_VOLUME)).isEmpty();
    }

    @Test
    void the_latest_are_all_looks_of_the_last_day_that_say_something_of_the_quantity() {
        enter(BenchRoom.volume("M1", 7, "20", "14", null));
        enter(BenchRoom.volume("M1", 9, "10", "8", null));
        enter(BenchRoom.volume("M1", 9, "10", "9", null));
        enter(BenchRoom.without("M1", Endpoint.TUMOR_VOLUME, 11, ReadingStatus.NOT_MEASURED, null));

        then(latest(Quantity.TUMOR_VOLUME)).containsExactly("320", "405");
        then(latest(Quantity.WEIGHT_LOSS)).isEmpty();
    }

    @Test
    void a_tumor_that_cannot_be_felt_any_more_counts_as_nothing() {
        enter(BenchRoom.volume("M1", 7, "20", "14", null));
        enter(BenchRoom.without("M1", Endpoint.TUMOR_VOLUME, 9, ReadingStatus.NOT_PALPABLE, null));

        then(latest(Quantity.TUMOR_VOLUME)).containsExactly("0");
        then(latest(Quantity.LENGTH)).containsExactly("0");
    }
}
