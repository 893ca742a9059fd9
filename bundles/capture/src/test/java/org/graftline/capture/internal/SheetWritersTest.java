package org.graftline.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.graftline.capture.internal.BenchRoom.ADMINISTRATOR;
import static org.graftline.capture.internal.BenchRoom.ANNA;
import static org.graftline.capture.internal.BenchRoom.BEN;
import static org.graftline.capture.internal.BenchRoom.GUEST;
import static org.graftline.capture.internal.BenchRoom.STUDY;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.graftline.study.PersonId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingEntry;
import org.graftline.study.ReadingEntry.Means;
import org.graftline.study.people.NotAllowedException;
import org.junit.jupiter.api.Test;

/** Who may have written what somebody types in from paper. */
class SheetWritersTest {
    private final BenchRoom room = new BenchRoom();

    private static Reading fromPaper(PersonId writer) {
        ReadingEntry entry =
                new ReadingEntry(null, Means.PAPER, Map.of(), null, null, null, List.of(), null, null, null);
        return BenchRoom.volume("M1", 7, "10", "8", null)
                .next()
                .version(1)
                .operator(writer)
                .entry(entry)
                .build();
    }

    @Test
    void everybody_who_measures_or_measured_may_have_written_and_nobody_else() {
        room.staff.leaves(BEN);

        assertThat(room.writers.writers(ANNA, STUDY))
                .extracting(one -> one.name() + " " + one.standing())
                .as("the administrator measures nothing")
                .containsExactly("Anna PRESENT", "Ben FORMER", "Dana PRESENT");
    }

    @Test
    void names_are_told_only_to_those_who_measure() {
        assertThatThrownBy(() -> room.writers.writers(ADMINISTRATOR, STUDY)).isInstanceOf(NotAllowedException.class);
        assertThatThrownBy(() -> room.writers.writers(GUEST, STUDY)).isInstanceOf(NotAllowedException.class);
    }

    @Test
    void a_sheet_of_somebody_who_left_is_theirs_and_typed_in_by_the_actor() {
        room.staff.leaves(BEN);

        Reading stored = room.record(ANNA, fromPaper(BEN.person())).reading();

        assertThat(stored.operator()).isEqualTo(BEN.person());
        assertThat(Objects.requireNonNull(stored.entry()).transcribedBy()).isEqualTo(ANNA.person());
    }

    @Test
    void a_sheet_of_somebody_who_never_measured_here_is_refused() {
        assertThatThrownBy(() -> room.record(ANNA, fromPaper(ADMINISTRATOR.person())))
                .hasMessageContaining("neither has nor had a role that records readings");
        assertThatThrownBy(() -> room.record(ANNA, fromPaper(new PersonId("p-nobody"))))
                .hasMessageContaining("'p-nobody' wrote the sheet");
    }

    @Test
    void somebody_who_left_writes_nothing_themselves_any_more() {
        room.staff.leaves(BEN);

        assertThatThrownBy(() -> room.record(BEN, BenchRoom.volume("M1", 7, "10", "8", null)))
                .isInstanceOf(NotAllowedException.class);
    }
}
