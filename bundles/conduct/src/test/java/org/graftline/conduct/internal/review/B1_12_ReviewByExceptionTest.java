package org.graftline.conduct.internal.review;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.graftline.conduct.internal.setup.SetupRoom.DANA;
import static org.graftline.conduct.internal.setup.SetupRoom.GIL;
import static org.graftline.conduct.internal.setup.SetupRoom.STUDY;
import static org.graftline.conduct.internal.setup.SetupRoom.TOM;
import static org.graftline.conduct.internal.setup.SetupRoom.mouse;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.graftline.conduct.internal.setup.SetupRoom;
import org.graftline.study.Decimal;
import org.graftline.study.Reading;
import org.graftline.study.VolumeFormula;
import org.graftline.study.conduct.ExceptionReview.Found;
import org.graftline.study.conduct.ExceptionReview.Item;
import org.graftline.study.conduct.ExceptionReview.Matter;
import org.graftline.study.conduct.Locks.What;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.record.ActKind;
import org.junit.jupiter.api.Test;

/** OECD No. 17: the audit trail is reviewed by what stands out in it. */
class B1_12_ReviewByExceptionTest {
    private final SetupRoom room = new SetupRoom();

    private void measuredAndCorrected() {
        room.created(SetupRoom.study(mouse("M1", "D1", "A")));
        Instant now = room.clock.instant();
        UUID ordinary = room.volume("M1", 3, "200", now);
        room.volume("M1", 6, "230", now.minus(Duration.ofHours(30)));
        Reading first = room.book.current(Reading.class).stream()
                .filter(reading -> reading.uuid().equals(ordinary))
                .findFirst()
                .orElseThrow();
        room.write(
                ActKind.CORRECT_READING,
                first.next()
                        .measured(new Decimal("210"), VolumeFormula.HALF_LENGTH_WIDTH_SQUARED, null)
                        .build());
        room.locks.lock(DANA, STUDY, What.ANALYSIS_PLAN, null, "A is toxic");
    }

    @Test
    void corrections_late_readings_and_locks_stand_out_newest_first_and_an_ordinary_reading_does_not() {
        measuredAndCorrected();

        Found found = room.review.of(DANA, STUDY);

        then(found.entries()).isEqualTo(5);
        then(found.items()).extracting(Item::matter).containsExactly(Matter.LOCK, Matter.CORRECTED, Matter.LATE);
        then(found.items().get(1).records()).containsExactly("tumor volume of M1, day 3");
        then(found.items().get(1).by()).isEqualTo("Tom Tan");
        then(found.items().get(2).records()).containsExactly("tumor volume of M1, day 6");
        then(found.items().get(0).records()).containsExactly("lock: analysis plan");
        then(found.items().get(0).reason()).isEqualTo("A is toxic");
    }

    @Test
    void who_is_blinded_reads_no_reason_and_who_may_not_read_the_study_reads_nothing() {
        measuredAndCorrected();

        then(room.review.of(TOM, STUDY).items())
                .allSatisfy(item -> then(item.reason()).isEmpty());
        thenThrownBy(() -> room.review.of(GIL, STUDY)).isInstanceOf(NotAllowedException.class);
    }
}
