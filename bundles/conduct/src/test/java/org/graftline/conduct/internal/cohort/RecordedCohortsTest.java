package org.graftline.conduct.internal.cohort;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.graftline.conduct.internal.setup.SetupRoom.DANA;
import static org.graftline.conduct.internal.setup.SetupRoom.START;
import static org.graftline.conduct.internal.setup.SetupRoom.STUDY;
import static org.graftline.conduct.internal.setup.SetupRoom.TOM;
import static org.graftline.conduct.internal.setup.SetupRoom.in;
import static org.graftline.conduct.internal.setup.SetupRoom.mouse;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.graftline.conduct.internal.setup.SetupRoom;
import org.graftline.study.MouseId;
import org.graftline.study.Removal;
import org.graftline.study.StudyDay;
import org.graftline.study.conduct.Cohorts.MouseStanding;
import org.graftline.study.conduct.DayZeroRule;
import org.graftline.study.conduct.Enrollment.State;
import org.graftline.study.conduct.SetUpParts.CohortPart;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.StudyDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordedCohortsTest {
    private final SetupRoom room = new SetupRoom();

    private static List<MouseId> mice(String... ids) {
        return Arrays.stream(ids).map(MouseId::new).toList();
    }

    private MouseStanding standing(String mouse) {
        return room.cohorts.of(DANA, STUDY).mice().stream()
                .filter(one -> one.enrollment().mouse().value().equals(mouse))
                .findFirst()
                .orElseThrow();
    }

    private void move(State to, String... mice) {
        room.cohorts.move(DANA, STUDY, mice(mice), to, null, "because");
    }

    private void rules(@Nullable String json) {
        room.write(
                ActKind.SET_UP_STUDY,
                new StudyDocument(STUDY, DocumentKind.ENROLLMENT_RULES, "rules", 1, String.valueOf(json)));
    }

    @Test
    void a_tumor_that_reached_size_makes_its_mouse_ready() {
        room.created(SetupRoom.study(
                DayZeroRule.BY_MOUSE,
                List.of(),
                mouse("M1", "D1", null),
                mouse("M2", "D1", null),
                mouse("M3", "D1", null),
                mouse("M4", "D1", null)));
        rules("{\"minVolumeMm3\":\"150\",\"maxVolumeMm3\":\"300\",\"tries\":5}");
        room.volume("M1", 0, "120", null);
        room.volume("M1", 3, "180.5", null);
        room.volume("M2", 3, "310", null);
        room.volume("M3", 3, "100", null);
        room.volume("M3", 3, "260", null); // a second look at the same tumor: the mean counts
        then(standing("M1").isReady()).isTrue();
        then(String.valueOf(standing("M1").latestMm3())).isEqualTo("180.5");
        then(standing("M2").isReady()).as("too large").isFalse();
        then(String.valueOf(standing("M3").latestMm3())).isEqualTo("180");
        then(standing("M3").isReady()).isTrue();
        then(standing("M4").isReady()).as("never measured").isFalse();
        move(State.ENROLLED, "M1");
        then(standing("M1").isReady()).as("enrolled already").isFalse();
        room.write(
                ActKind.REMOVE_MOUSE,
                new Removal(STUDY, new MouseId("M3"), 1, new StudyDay(3), Removal.Cause.FOUND_DEAD));
        then(standing("M3").isReady()).as("gone").isFalse();
    }

    @Test
    void nobody_is_ready_where_no_rules_say_at_which_size() {
        room.created(SetupRoom.study(mouse("M1", "D1", null)));
        room.volume("M1", 0, "180", null);
        then(room.cohorts.of(DANA, STUDY).range()).isNull();
        then(standing("M1").isReady()).isFalse();
    }

    @Test
    void a_mouse_enrolled_as_it_reaches_size_counts_from_that_day() {
        room.created(
                SetupRoom.study(DayZeroRule.BY_MOUSE, List.of(), mouse("M1", "D1", null), mouse("M2", "D1", null)));
        then(standing("M1").dayZero()).isNull();
        room.clock.pass(Duration.ofDays(9));
        move(State.ENROLLED, "M1");
        room.clock.pass(Duration.ofDays(2));
        then(standing("M1").dayZero()).isEqualTo(START.plusDays(9));
        then(standing("M1").today()).isEqualTo(new StudyDay(2));
        then(room.cohorts.of(STUDY)).isEqualTo(Map.of(new MouseId("M1"), new StudyDay(9)));
    }

    @Test
    void mice_of_a_cohort_count_from_its_day_zero_and_the_others_from_the_study_s() {
        room.created(SetupRoom.study(
                DayZeroRule.BY_COHORT,
                List.of(new CohortPart("first", START), new CohortPart("second", START.plusDays(14))),
                in("first", "M1", "D1", null),
                in("second", "M2", "D1", null),
                mouse("M3", "D1", null)));
        then(room.cohorts.of(STUDY)).isEqualTo(Map.of(new MouseId("M2"), new StudyDay(14)));
        room.clock.pass(Duration.ofDays(16));
        then(standing("M2").today()).isEqualTo(new StudyDay(2));
        then(standing("M3").today()).isEqualTo(new StudyDay(16));
        then(standing("M2").enrollment().cohort()).isEqualTo("second");
    }

    @Test
    void states_follow_their_order_and_an_exclusion_keeps_its_reason() {
        room.created(SetupRoom.study(mouse("M1", "D1", null), mouse("M2", "D1", "A")));
        then(standing("M2").enrollment().state()).as("it has an arm").isEqualTo(State.ENROLLED);
        move(State.ELIGIBLE, "M1");
        thenThrownBy(() -> move(State.ELIGIBLE, "M1"))
                .hasMessageContaining("mouse 'M1' is eligible, and cannot become eligible from there");
        room.cohorts.move(DANA, STUDY, mice("M1"), State.EXCLUDED, null, "tumor ulcerated");
        then(standing("M1").reason()).isEqualTo("tumor ulcerated");
        thenThrownBy(() -> move(State.ENROLLED, "M1")).hasMessageContaining("take it back to arrived first");
        move(State.ARRIVED, "M1");
        then(standing("M1").reason()).isNull();
        thenThrownBy(() -> move(State.ARRIVED, "M2")).hasMessageContaining("leaves the study by exclusion");
    }

    @Test
    void one_mouse_that_cannot_go_keeps_all_of_them() {
        room.created(SetupRoom.study(mouse("M1", "D1", null), mouse("M2", "D1", null)));
        thenThrownBy(() -> move(State.ENROLLED, "M1", "M9")).hasMessageContaining("has no mouse 'M9'");
        then(standing("M1").enrollment().state()).isEqualTo(State.ARRIVED);
        thenThrownBy(() -> move(State.ENROLLED)).hasMessageContaining("no mouse was chosen");
        thenThrownBy(() -> room.cohorts.move(TOM, STUDY, mice("M1"), State.ENROLLED, null, "x"))
                .isInstanceOf(NotAllowedException.class);
    }
}
