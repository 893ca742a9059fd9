package org.graftline.conduct.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.graftline.conduct.internal.plan.PlanRoom.DORA;
import static org.graftline.conduct.internal.plan.PlanRoom.LIMIT;
import static org.graftline.conduct.internal.plan.PlanRoom.STUDY;
import static org.graftline.conduct.internal.plan.PlanRoom.TOM;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.graftline.conduct.internal.document.DocumentText;
import org.graftline.study.Decimal;
import org.graftline.study.Endpoint;
import org.graftline.study.ImpossibleValueException;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.Reading;
import org.graftline.study.Removal;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.StudyDay;
import org.graftline.study.TumorSite;
import org.graftline.study.Visit;
import org.graftline.study.VolumeFormula;
import org.graftline.study.bench.ProtocolLimit;
import org.graftline.study.conduct.Care;
import org.graftline.study.conduct.Care.Charge;
import org.graftline.study.conduct.CrossingForecasts;
import org.graftline.study.conduct.Enrollment;
import org.graftline.study.conduct.PlannedMouse;
import org.graftline.study.conduct.PlannedMouse.Kind;
import org.graftline.study.conduct.StudyPlan;
import org.graftline.study.conduct.VisitPlan;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.StudyDocument;
import org.junit.jupiter.api.Test;

class PlannedVisitsTest {
    private final PlanRoom room = new PlanRoom();

    private static VisitPlan weekly() {
        return new VisitPlan(
                VisitPlan.every(new StudyDay(0), new StudyDay(28), 7),
                7,
                VisitPlan.USUAL_LEVEL,
                Set.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY),
                new Decimal("80"));
    }

    /** Every mouse of donor a is at risk by so much per day after day 7; the others never. */
    private static CrossingForecasts forecast(double perDay) {
        return new CrossingForecasts() {
            @Override
            public Outlook outlook(StudyData data, List<ProtocolLimit> limits) {
                return new Outlook() {
                    @Override
                    public Optional<Model> model() {
                        return Optional.of(new Model(1, 40, 7, "Settled."));
                    }

                    @Override
                    public Optional<Crossing> crossing(MouseId mouse, double day) {
                        double chance =
                                mouse.value().startsWith("a") ? Math.max(0, Math.min(1, perDay * (day - 7))) : 0;
                        return Optional.of(new Crossing(LIMIT, chance, chance / 2, chance / 2));
                    }
                };
            }

            @Override
            public long modelNumber(StudyCode study) {
                return 1;
            }
        };
    }

    private static PlannedMouse of(StudyPlan plan, String mouse) {
        return plan.mice().stream()
                .filter(one -> one.mouse().value().equals(mouse))
                .findFirst()
                .orElseThrow();
    }

    private void everybodyMeasuredOnDay7() {
        for (String mouse : List.of("a1", "a2", "b1", "b2")) {
            room.volume(mouse, 7, "300");
        }
    }

    @Test
    void a_schedule_is_kept_whole_with_its_planned_visits_in_one_act() {
        room.volume("a1", 3, "200").write(new Visit(STUDY, new StudyDay(3), 1, Visit.Kind.OBSERVED));
        StudyPlan plan = room.planner().change(DORA, STUDY, weekly(), 0, "protocol");
        assertThat(plan.plan()).isEqualTo(weekly());
        assertThat(plan.version()).isEqualTo(1);
        assertThat(room.acts.get(room.acts.size() - 1).kind()).isEqualTo(ActKind.PLAN_VISITS);
        assertThat(room.acts.get(room.acts.size() - 1).rows()).hasSize(6);
        Map<String, Visit> visits = room.visits();
        assertThat(visits.keySet()).containsExactlyInAnyOrder("0", "3", "7", "14", "21", "28");
        assertThat(visits.get("7")).isEqualTo(new Visit(STUDY, new StudyDay(7), 1, Visit.Kind.PLANNED));
        assertThat(visits.get("3")).isEqualTo(new Visit(STUDY, new StudyDay(3), 1, Visit.Kind.OBSERVED));
    }

    @Test
    void a_changed_schedule_moves_the_planned_visits_with_it() {
        PlannedVisits planner = room.planner();
        planner.change(DORA, STUDY, weekly(), 0, "protocol");
        VisitPlan twice = new VisitPlan(
                VisitPlan.every(new StudyDay(0), new StudyDay(6), 3), 7, new Decimal("0.1"), Set.of(), null);
        StudyPlan plan = planner.change(DORA, STUDY, twice, 1, "amendment 1");
        assertThat(plan.version()).isEqualTo(2);
        Map<String, Visit> visits = room.visits();
        assertThat(visits.get("0")).isEqualTo(new Visit(STUDY, new StudyDay(0), 1, Visit.Kind.PLANNED));
        assertThat(visits.get("3")).isEqualTo(new Visit(STUDY, new StudyDay(3), 1, Visit.Kind.PLANNED));
        assertThat(visits.get("7")).isEqualTo(new Visit(STUDY, new StudyDay(7), 2, Visit.Kind.OBSERVED));
    }

    @Test
    void whoever_was_second_is_told_and_nothing_is_stored() {
        PlannedVisits planner = room.planner();
        planner.change(DORA, STUDY, weekly(), 0, "protocol");
        int acts = room.acts.size();
        assertThatThrownBy(() -> planner.change(DORA, STUDY, weekly(), 0, "again"))
                .isInstanceOf(ConcurrentChangeException.class);
        assertThatThrownBy(() -> planner.change(DORA, STUDY, weekly(), 1, " "))
                .isInstanceOf(ImpossibleValueException.class)
                .hasMessage("A schedule changes for a reason. Give it in a few words.");
        assertThat(room.acts).hasSize(acts);
    }

    @Test
    void only_a_director_makes_a_schedule() {
        assertThatThrownBy(() -> room.planner().change(TOM, STUDY, weekly(), 0, "protocol"))
                .isInstanceOf(NotAllowedException.class);
        assertThat(room.planner().plan(TOM, STUDY).plan()).isNull();
    }

    @Test
    void only_mice_at_risk_come_forward_and_the_page_says_how_many_would_cross_unseen() {
        room.forecasts = forecast(0.02);
        everybodyMeasuredOnDay7();
        StudyPlan plan = room.onDay(8).planner().change(DORA, STUDY, weekly(), 0, "protocol");
        assertThat(of(plan, "a1").kind()).isEqualTo(Kind.BROUGHT_FORWARD);
        // the last day within the level is day 9, a Wednesday; the day before, Tuesday, is not preferred either
        assertThat(of(plan, "a1").next()).isEqualTo(new StudyDay(9));
        assertThat(of(plan, "b1").next()).isEqualTo(new StudyDay(14));
        assertThat(plan.expectedAsScheduled()).isEqualTo(2 * 0.07, within(1e-12));
        assertThat(plan.expectedAsPlanned()).isEqualTo(2 * 0.02, within(1e-12));
        assertThat(plan.mice().get(0).mouse().value()).startsWith("a");
    }

    @Test
    void a_plan_is_made_anew_when_somebody_measured_or_the_day_turned() {
        room.forecasts = forecast(0);
        everybodyMeasuredOnDay7();
        PlannedVisits planner = room.onDay(7).planner();
        StudyPlan first = planner.change(DORA, STUDY, weekly(), 0, "protocol");
        assertThat(planner.plan(DORA, STUDY)).isSameAs(first);
        room.volume("b1", 8, "1300");
        StudyPlan second = planner.plan(DORA, STUDY);
        assertThat(of(second, "b1").kind()).isEqualTo(Kind.DAILY);
        room.onDay(15);
        assertThat(of(planner.plan(DORA, STUDY), "a1").missed()).isEqualTo(new StudyDay(14));
    }

    @Test
    void a_mouse_that_left_is_on_no_plan() {
        everybodyMeasuredOnDay7();
        room.write(new Removal(STUDY, new MouseId("a1"), 1, new StudyDay(7), Removal.Cause.FOUND_DEAD));
        StudyPlan plan = room.onDay(8).planner().change(DORA, STUDY, weekly(), 0, "protocol");
        assertThat(plan.mice()).extracting(mouse -> mouse.mouse().value()).containsExactlyInAnyOrder("a2", "b1", "b2");
    }

    @Test
    void a_mouse_seen_over_its_limit_is_not_expected_to_cross_unseen() {
        room.forecasts = forecast(1);
        everybodyMeasuredOnDay7();
        room.volume("a1", 8, "1600");
        StudyPlan plan = room.onDay(8).planner().change(DORA, STUDY, weekly(), 0, "protocol");
        assertThat(of(plan, "a1").unseenAsScheduled()).isZero();
        assertThat(of(plan, "a1").reason()).startsWith("Every day until somebody decides");
        assertThat(plan.mice().get(0).mouse()).isEqualTo(new MouseId("a1"));
    }

    @Test
    void planned_visits_are_counted_from_the_mouse_s_own_day_zero() {
        room.dayZeros = Map.of(new MouseId("b1"), new StudyDay(10));
        for (String mouse : List.of("a1", "b1")) {
            room.volume(mouse, 8, "300");
        }
        PlannedVisits planner = room.onDay(9).planner();
        StudyPlan plan = planner.change(DORA, STUDY, weekly(), 0, "protocol");
        assertThat(of(plan, "a1").next()).isEqualTo(new StudyDay(14));
        assertThat(of(plan, "a1").dayZero()).isNull();
        assertThat(of(plan, "b1").next()).as("its day 0").isEqualTo(new StudyDay(10));
        assertThat(of(plan, "b1").dayZero()).isEqualTo(new StudyDay(10));
        room.volume("b1", 10, "300");
        StudyPlan later = room.onDay(18).planner().plan(DORA, STUDY);
        assertThat(of(later, "b1").missed()).as("its day 7").isEqualTo(new StudyDay(17));
        assertThat(of(later, "a1").missed()).isEqualTo(new StudyDay(14));
    }

    @Test
    void a_mouse_is_its_cage_s_person_s_else_its_cohort_s_else_whoever_s_who_measured_it_last() {
        PersonId tina = new PersonId("p-tina");
        PersonId tom = TOM.person();
        for (String mouse : List.of("a1", "b1", "b2")) {
            room.write(measuredBy(mouse, 7, tom)).write(measuredBy(mouse, 3, tina));
        }
        room.write(document(
                DocumentKind.ENROLLMENT,
                "b1",
                new Enrollment(new MouseId("b1"), Enrollment.State.ENROLLED, "second", null)));
        room.write(document(DocumentKind.CARE, "care", new Care(Map.of("C-a", tina), Map.of("second", tina))));
        StudyPlan plan = room.onDay(8).planner().change(DORA, STUDY, weekly(), 0, "protocol");
        assertThat(of(plan, "a1").charge()).isEqualTo(new Charge(tina, Charge.Basis.CAGE));
        assertThat(of(plan, "b1").charge()).isEqualTo(new Charge(tina, Charge.Basis.COHORT));
        assertThat(of(plan, "b2").charge()).isEqualTo(new Charge(tom, Charge.Basis.MEASURED_LAST));
    }

    @Test
    void a_mouse_that_nobody_measured_and_nobody_has_is_nobody_s() {
        StudyPlan plan = room.planner().change(DORA, STUDY, weekly(), 0, "protocol");
        assertThat(of(plan, "a1").charge()).isNull();
    }

    private static Reading measuredBy(String mouse, double day, PersonId person) {
        return Reading.of(
                        UUID.randomUUID(),
                        STUDY,
                        new MouseId(mouse),
                        Endpoint.TUMOR_VOLUME,
                        new StudyDay(day),
                        Instant.parse("2026-03-02T09:00:00Z"))
                .site(new TumorSite("tumor"))
                .operator(person)
                .measured(new Decimal("200"), VolumeFormula.AS_REPORTED, null)
                .build();
    }

    private static StudyDocument document(DocumentKind kind, String name, Record says) {
        return new StudyDocument(STUDY, kind, name, 1, DocumentText.of(says));
    }
}
