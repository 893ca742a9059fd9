package org.graftline.conduct.internal.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.graftline.conduct.internal.plan.PlanRoom.DORA;
import static org.graftline.conduct.internal.plan.PlanRoom.LIMIT;
import static org.graftline.conduct.internal.plan.PlanRoom.STUDY;
import static org.graftline.conduct.internal.plan.PlanRoom.TOM;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.graftline.conduct.internal.plan.PlanRoom;
import org.graftline.conduct.internal.plan.PlannedVisits;
import org.graftline.study.Decimal;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.StudyDay;
import org.graftline.study.bench.Alert;
import org.graftline.study.bench.BenchSession;
import org.graftline.study.conduct.PlannedMouse;
import org.graftline.study.conduct.VisitPlan;
import org.graftline.study.conduct.Worklists.StudyWork;
import org.graftline.study.conduct.Worklists.Waiting;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.StudyDocument;
import org.junit.jupiter.api.Test;

class CagedWorklistsTest {
    private final PlanRoom room = new PlanRoom();
    private final PlannedVisits planner = room.planner();
    private final CagedWorklists lists =
            new CagedWorklists(planner, room.records(), room.bench(), room.documents(), room.access(), null);

    private void weekly() {
        planner.change(
                DORA,
                STUDY,
                new VisitPlan(
                        VisitPlan.every(new StudyDay(0), new StudyDay(28), 7),
                        7,
                        VisitPlan.USUAL_LEVEL,
                        Set.of(),
                        null),
                0,
                "protocol");
    }

    private StudyWork work() {
        return lists.of(TOM, STUDY);
    }

    private static List<String> mice(List<PlannedMouse> planned) {
        return planned.stream().map(mouse -> mouse.mouse().value()).toList();
    }

    @Test
    void a_study_without_a_schedule_says_so() {
        assertThat(work().waiting()).extracting(Waiting::kind).containsExactly(Waiting.Kind.NO_SCHEDULE);
    }

    @Test
    void today_and_tomorrow_are_told_apart_and_the_closest_to_a_limit_comes_first() {
        weekly();
        room.volume("a1", 0, "300").volume("b2", 0, "900").onDay(6);
        assertThat(mice(work().today())).containsExactly("a2", "b1");
        assertThat(mice(work().tomorrow())).containsExactly("b2", "a1");
        assertThat(work().tomorrow().get(0).cage()).isEqualTo("C-b");
    }

    @Test
    void a_visit_that_passed_is_missing_until_the_mouse_is_measured() {
        weekly();
        room.volume("a1", 0, "300")
                .volume("a2", 0, "300")
                .volume("b1", 0, "300")
                .volume("b2", 7, "300")
                .onDay(8);
        assertThat(mice(work().missing())).containsExactlyInAnyOrder("a1", "a2", "b1");
        assertThat(work().waiting())
                .extracting(Waiting::sentence)
                .contains("Planned visits of 3 mice passed without a reading.");
        room.volume("a1", 8, "310");
        assertThat(mice(work().missing())).containsExactlyInAnyOrder("a2", "b1");
    }

    @Test
    void a_session_of_an_earlier_day_that_nobody_signed_off_waits() {
        weekly();
        room.write(new BenchSession(
                        UUID.randomUUID(),
                        1,
                        STUDY,
                        new StudyDay(0),
                        new PersonId("p-tom"),
                        Instant.parse("2026-03-02T08:00:00Z"),
                        List.of(new MouseId("a1")),
                        List.of(Endpoint.TUMOR_VOLUME),
                        BenchSession.State.OPEN,
                        null))
                .onDay(0);
        assertThat(work().openSessions()).hasSize(1);
        assertThat(work().waiting()).extracting(Waiting::kind).doesNotContain(Waiting.Kind.UNFINISHED_SESSION);
        room.onDay(1);
        assertThat(work().waiting())
                .extracting(Waiting::sentence)
                .contains("The session of day 0 was never signed off.");
    }

    @Test
    void an_alert_waits_until_its_case_has_a_decision() {
        weekly();
        UUID reading = UUID.fromString("11111111-1111-4111-8111-111111111111");
        room.write(new Alert(reading, 1, STUDY, new MouseId("a1"), LIMIT, new Decimal("1600"), Instant.EPOCH));
        assertThat(work().waiting().get(0).sentence())
                .isEqualTo("Mouse a1 is over a limit, and nobody decided what is done about it.");
        String raised = "\"raised\":[{\"reading\":\"" + reading + "\"}]";
        room.write(new StudyDocument(STUDY, DocumentKind.ALERT_CASE, "a1", 1, "{" + raised + "}"));
        assertThat(work().waiting()).extracting(Waiting::kind).contains(Waiting.Kind.ALERT);
        room.write(new StudyDocument(
                STUDY, DocumentKind.ALERT_CASE, "a1", 2, "{\"decision\":{\"kind\":\"EUTHANIZE\"}," + raised + "}"));
        assertThat(work().waiting()).extracting(Waiting::kind).doesNotContain(Waiting.Kind.ALERT);
    }

    @Test
    void a_stranger_sees_no_study_and_may_ask_for_none() {
        Actor stranger = new Actor(new PersonId("p-nina"), "Nina", Actor.Via.WEB);
        assertThat(lists.of(stranger)).isEmpty();
        assertThatThrownBy(() -> lists.of(stranger, STUDY)).isInstanceOf(NotAllowedException.class);
        assertThat(lists.of(TOM)).hasSize(1);
    }
}
