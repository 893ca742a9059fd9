package org.graftline.conduct.internal.care;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.graftline.conduct.internal.setup.SetupRoom.DANA;
import static org.graftline.conduct.internal.setup.SetupRoom.GIL;
import static org.graftline.conduct.internal.setup.SetupRoom.START;
import static org.graftline.conduct.internal.setup.SetupRoom.STUDY;
import static org.graftline.conduct.internal.setup.SetupRoom.TOM;
import static org.graftline.conduct.internal.setup.SetupRoom.in;

import java.util.List;
import java.util.Map;
import org.graftline.conduct.internal.setup.SetupRoom;
import org.graftline.study.PersonId;
import org.graftline.study.StudyException;
import org.graftline.study.conduct.Care;
import org.graftline.study.conduct.Caretakers;
import org.graftline.study.conduct.DayZeroRule;
import org.graftline.study.conduct.SetUpParts.CohortPart;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.DocumentKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeptCareTest {
    private final SetupRoom room = new SetupRoom();
    private final Caretakers care = room.care;

    @BeforeEach
    void two_mice_of_a_cohort_in_a_cage() {
        room.created(SetupRoom.study(
                DayZeroRule.BY_COHORT,
                List.of(new CohortPart("first", START)),
                in("first", "M1", "D1", null),
                in("first", "M2", "D1", null)));
    }

    private static Care cage(String cage, PersonId person) {
        return new Care(Map.of(cage, person), Map.of());
    }

    @Test
    void a_director_says_who_looks_after_which_cage_and_cohort_and_both_are_kept_with_the_reason() {
        then(care.of(TOM, STUDY)).isEqualTo(new Caretakers.Kept(Care.NOBODY, 0, List.of("C1"), List.of("first")));
        Care all = new Care(Map.of("C1", TOM.person()), Map.of("first", DANA.person()));
        then(care.set(DANA, STUDY, all, 0, "protocol").care()).isEqualTo(all);
        then(care.of(TOM, STUDY).care()).isEqualTo(all);
        var written = room.book.history(STUDY, DocumentKind.CARE, "care").get(0);
        then(written.entry().reason().orErased()).isEqualTo("protocol");
        then(written.entry().person()).isEqualTo(DANA.person());
    }

    @Test
    void what_cannot_be_looked_after_is_one_sentence_and_stores_nothing() {
        refused(cage("C9", TOM.person()), 0, "protocol", "has no cage 'C9'");
        refused(new Care(Map.of(), Map.of("late", TOM.person())), 0, "protocol", "has no cohort 'late'");
        refused(cage("C1", GIL.person()), 0, "protocol", "Gil Guest may not record readings");
        refused(cage("C1", new PersonId("p-nobody")), 0, "protocol", "'p-nobody' may not record readings");
        refused(cage("C1", TOM.person()), 0, " ", "needs a reason");
        refused(Care.NOBODY, 0, "protocol", "like this already");
        thenThrownBy(() -> care.set(TOM, STUDY, cage("C1", TOM.person()), 0, "protocol"))
                .isInstanceOf(NotAllowedException.class);
        thenThrownBy(() -> care.of(GIL, STUDY)).isInstanceOf(NotAllowedException.class);
        then(care.of(DANA, STUDY).version()).isZero();
    }

    @Test
    void whoever_was_second_is_told() {
        care.set(DANA, STUDY, cage("C1", TOM.person()), 0, "protocol");
        thenThrownBy(() -> care.set(DANA, STUDY, cage("C1", DANA.person()), 0, "holiday"))
                .isInstanceOf(ConcurrentChangeException.class);
        then(care.set(DANA, STUDY, cage("C1", DANA.person()), 1, "holiday").version())
                .isEqualTo(2);
    }

    private void refused(Care sent, int before, String reason, String words) {
        thenThrownBy(() -> care.set(DANA, STUDY, sent, before, reason))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining(words);
    }
}
