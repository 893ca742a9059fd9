package org.graftline.conduct.internal.dosing;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.graftline.conduct.internal.dosing.DosingRoom.CONTROL;
import static org.graftline.conduct.internal.dosing.DosingRoom.DORA;
import static org.graftline.conduct.internal.dosing.DosingRoom.DRUG;
import static org.graftline.conduct.internal.dosing.DosingRoom.GIL;
import static org.graftline.conduct.internal.dosing.DosingRoom.STUDY;
import static org.graftline.conduct.internal.dosing.DosingRoom.TINA;
import static org.graftline.conduct.internal.dosing.DosingRoom.TOM;
import static org.graftline.conduct.internal.dosing.DosingRoom.at;
import static org.graftline.conduct.internal.dosing.DosingRoom.entry;
import static org.graftline.conduct.internal.dosing.DosingRoom.given;
import static org.graftline.conduct.internal.dosing.DosingRoom.regimen;
import static org.graftline.conduct.internal.dosing.DosingRoom.treatment;
import static org.graftline.conduct.internal.dosing.DosingRoom.withVial;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.graftline.conduct.internal.document.DocumentText;
import org.graftline.study.Administration;
import org.graftline.study.ArmAssignment;
import org.graftline.study.Decimal;
import org.graftline.study.Dose;
import org.graftline.study.Dose.Outcome;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.Removal;
import org.graftline.study.StudyDay;
import org.graftline.study.StudyException;
import org.graftline.study.bench.ReadingDecision.Verdict;
import org.graftline.study.conduct.DayZeroRule;
import org.graftline.study.conduct.DoseDeviation;
import org.graftline.study.conduct.DoseDeviation.Kind;
import org.graftline.study.conduct.DoseEntry;
import org.graftline.study.conduct.Dosing.Recorded;
import org.graftline.study.conduct.DosingRound;
import org.graftline.study.conduct.DosingRound.Due;
import org.graftline.study.conduct.DosingSchedule;
import org.graftline.study.conduct.Enrollment;
import org.graftline.study.conduct.SetUp;
import org.graftline.study.conduct.SetUpParts.CohortPart;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.StudyDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A day at the cages: what is due, what was given, and what cannot have been. */
class DosingTest {
    private final DosingRoom room = new DosingRoom().withRegimens();

    private Due due(String mouse) {
        return room.dosing.round(DORA, STUDY, null).due().stream()
                .filter(one -> one.mouse().value().equals(mouse))
                .findFirst()
                .orElseThrow();
    }

    private static Administration administration(Dose dose) {
        return Objects.requireNonNull(dose.administration());
    }

    @Test
    void the_round_of_today_goes_by_cage_and_computes_the_volume_from_todays_weight() {
        room.weigh("m1", 7, "21.3");
        DosingRound round = room.dosing.round(DORA, STUDY, null);
        then(round.day()).isEqualTo(new StudyDay(7));
        then(round.date()).isEqualTo("2026-03-08");
        then(round.due()).extracting(due -> due.mouse().value()).containsExactly("m2", "m3", "m1");
        then(due("m1").plannedMl()).isEqualTo(new Decimal("0.21"));
        then(due("m1").how()).isEqualTo("10 mL/kg × 21.3 g = 0.213 mL, rounded to steps of 0.01 mL.");
        then(due("m3").told())
                .isEqualTo(new DosingRound.Told(
                        DRUG, "erlotinib", new Decimal("5"), new Decimal("10"), new Decimal("20.0")));
    }

    @Test
    void a_weight_that_was_just_taken_counts_also_where_the_tablets_clock_runs_ahead_of_ours() {
        room.now = at(7, 7).minusSeconds(180);
        room.weigh("m1", 7, "21.3");
        then(due("m1").plannedMl()).isEqualTo(new Decimal("0.21"));
    }

    @Test
    void without_todays_weight_the_latest_serves_and_the_list_says_so() {
        then(due("m2").plannedMl()).isEqualTo(new Decimal("0.20"));
        then(due("m2").weightDay()).isEqualTo(new StudyDay(0));
        then(due("m2").how()).endsWith("No weight of day 7 yet: the one of day 0 was used.");
    }

    @Test
    void a_weight_of_a_later_day_or_hour_is_not_used() {
        room.weigh("m1", 6, "30");
        DosingRound yesterday = room.dosing.round(DORA, STUDY, new StudyDay(5));
        then(yesterday.due()).extracting(Due::plannedMl).containsOnly(new Decimal("0.20"));
        Recorded early = room.record(TOM, DosingRoom.at(given("m1", 6), at(6, 6)));
        then(administration(early.dose()).plannedMl()).isEqualTo(new Decimal("0.20"));
        Recorded later = room.record(TOM, given("m1", 6));
        then(administration(later.dose()).plannedMl()).isEqualTo(new Decimal("0.30"));
    }

    @Test
    void a_mouse_without_any_weight_has_no_volume_until_it_is_weighed() {
        room.write(ActKind.RANDOMIZE, at(7, 7), List.of(new ArmAssignment(STUDY, new MouseId("m4"), 1, DRUG)));
        then(due("m4").plannedMl()).isNull();
        then(due("m4").how()).contains("Weigh the mouse first");
        thenThrownBy(() -> room.record(TOM, given("m4", 7))).hasMessageContaining("no weight of mouse 'm4'");
        then(room.record(TOM, entry("m4", 7, Outcome.GIVEN, "0.18", null))
                        .dose()
                        .volumeMl())
                .isEqualTo(new Decimal("0.18"));
    }

    @Test
    void a_blinded_person_gets_vial_route_and_volume_and_nothing_that_tells_the_arm() {
        DosingRound round = room.dosing.round(TOM, STUDY, null);
        then(round.due()).extracting(Due::vial).containsExactly("K", "W", "K");
        then(round.due()).extracting(Due::told).containsOnlyNulls();
        then(round.toString()).doesNotContain("drug", "erlotinib", "control", "vehicle", "mL/kg", "mgPerKg=5");
        DoseEntry dose = given("m3", 7);
        then(room.record(TOM, dose).dose().mgPerKg()).isNull();
        then(room.dosing.doses(TOM, STUDY)).extracting(Dose::mgPerKg).containsOnlyNulls();
        then(room.dosing.history(TOM, STUDY, dose.uuid()).get(0).dose().mgPerKg())
                .isNull();
        then(room.dosing.round(TOM, STUDY, null).due().get(1).recorded())
                .extracting(Dose::mgPerKg)
                .containsOnlyNulls();
        then(room.dosing.doses(DORA, STUDY)).extracting(Dose::mgPerKg).containsExactly(new Decimal("5"));
    }

    @Test
    void given_takes_all_of_the_volume_and_the_nominal_dose() {
        Dose dose = room.record(DORA, given("m3", 7)).dose();
        then(dose.volumeMl()).isEqualTo(new Decimal("0.20"));
        then(dose.mgPerKg()).isEqualTo(new Decimal("5"));
        then(administration(dose).person()).isEqualTo(DORA.person());
        then(administration(dose).vial()).isEqualTo("W");
        then(administration(dose).weightG()).isEqualTo(new Decimal("20.0"));
    }

    @Test
    void a_part_has_its_volume_and_the_dose_in_proportion() {
        Dose dose =
                room.record(DORA, entry("m3", 7, Outcome.PARTIAL, "0.13", null)).dose();
        then(dose.mgPerKg()).isEqualTo(new Decimal("3.25"));
        thenThrownBy(() -> room.record(DORA, entry("m3", 7, Outcome.PARTIAL, "0.2", null)))
                .hasMessageContaining("0.2 mL is no part of the 0.20 mL");
        thenThrownBy(() -> room.record(DORA, entry("m3", 7, Outcome.PARTIAL, null, null)))
                .hasMessageContaining("Enter the volume");
    }

    @Test
    void withheld_needs_a_reason_and_has_no_volume() {
        Dose dose = room.record(TOM, entry("m3", 7, Outcome.WITHHELD, null, "animal not found"))
                .dose();
        then(administration(dose).withheldBecause()).isEqualTo("animal not found");
        thenThrownBy(() -> room.record(TOM, entry("m3", 7, Outcome.WITHHELD, null, " ")))
                .hasMessageContaining("without a reason");
        thenThrownBy(() -> room.record(TOM, entry("m3", 7, Outcome.WITHHELD, "0.1", "x")))
                .hasMessageContaining("withheld and has a volume");
        thenThrownBy(() -> room.record(TOM, entry("m3", 7, Outcome.GIVEN, null, "x")))
                .hasMessageContaining("Leave the reason out");
    }

    @Test
    void the_same_message_twice_is_one_dose() {
        DoseEntry entry = given("m1", 7);
        Recorded first = room.record(TOM, entry);
        long entries = room.entriesSoFar();
        room.pass(Duration.ofHours(3));
        room.weigh("m1", 7, "25");
        then(room.record(TOM, entry).dose()).isEqualTo(first.dose());
        then(room.entriesSoFar()).isEqualTo(entries + 1); // the weight
        then(room.dosing.doses(DORA, STUDY)).hasSize(1);
    }

    @Test
    void another_dose_under_the_same_id_is_a_conflict() {
        DoseEntry entry = given("m1", 7);
        room.record(TOM, entry);
        thenThrownBy(() -> room.record(TOM, DosingRoom.at(entry, at(7, 9))))
                .isInstanceOf(ConcurrentChangeException.class);
        thenThrownBy(() -> room.record(TINA, entry)).isInstanceOf(ConcurrentChangeException.class);
        thenThrownBy(() -> room.record(TOM, withVial(entry, "W"))).isInstanceOf(ConcurrentChangeException.class);
    }

    @Test
    void a_second_dose_of_the_day_is_kept_and_told_at_once() {
        room.record(TOM, given("m1", 7));
        Recorded second = room.record(TINA, DosingRoom.at(given("m1", 7), at(7, 9)));
        then(second.notes())
                .singleElement()
                .asString()
                .contains("had its dose of day 7 already (0.20 mL, 2026-03-08 08:00");
        then(deviations(DORA)).contains("m1 7 REPEATED");
    }

    @Test
    void a_dose_before_randomization_is_refused() {
        thenThrownBy(() -> room.record(TOM, given("m4", 7)))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("mouse 'm4' is not randomized");
        thenThrownBy(() -> room.record(TOM, given("m1", -1)))
                .hasMessageContaining("before the randomization of mouse 'm1'");
        room.write(ActKind.RANDOMIZE, at(5, 10), List.of(new ArmAssignment(STUDY, new MouseId("m4"), 1, DRUG)));
        room.weigh("m4", 5, "20");
        thenThrownBy(() -> room.record(TOM, given("m4", 5))) // at eight; it was drawn at ten
                .hasMessageContaining("was randomized on 2026-03-06 10:00")
                .hasMessageContaining("this dose is from 2026-03-06 08:00");
        then(room.record(TOM, DosingRoom.at(given("m4", 5), at(5, 11))).dose().version())
                .isEqualTo(1);
    }

    @Test
    void a_dose_given_before_the_removal_and_sent_after_it_is_an_ordinary_dose() {
        room.remove("m1", 7, Removal.Cause.FOUND_DEAD, at(7, 9));
        Recorded late = room.record(TOM, given("m1", 7)); // at eight
        then(late.notes()).isEmpty();
        then(room.dosing.contradictions(DORA, STUDY)).isEmpty();
    }

    @Test
    void a_dose_at_or_after_the_removal_is_kept_for_a_decision() {
        room.remove("m3", 7, Removal.Cause.FOUND_DEAD, at(7, 8));
        Recorded dose = room.record(TOM, given("m3", 7));
        then(dose.notes()).singleElement().asString().contains("Only one of the two can be right");
        then(room.dosing.contradictions(TOM, STUDY))
                .singleElement()
                .satisfies(one -> then(one.dose().mgPerKg()).isNull());
        thenThrownBy(() -> room.dosing.decide(TOM, STUDY, dose.dose().uuid(), Verdict.KEEP, "clock"))
                .isInstanceOf(NotAllowedException.class);

        room.dosing.decide(DORA, STUDY, dose.dose().uuid(), Verdict.WITHDRAW, "other mouse");

        then(room.dosing.contradictions(DORA, STUDY)).isEmpty();
        then(room.dosing.doses(DORA, STUDY)).extracting(Dose::outcome).containsExactly(Outcome.RETRACTED);
        thenThrownBy(() -> room.dosing.decide(DORA, STUDY, dose.dose().uuid(), Verdict.KEEP, "x"))
                .isInstanceOf(ConcurrentChangeException.class);
    }

    @Test
    void a_removal_of_which_only_the_day_is_known_allows_doses_of_that_day() {
        room.remove("m1", 6, Removal.Cause.SCHEDULED, null);
        then(room.record(TOM, given("m1", 6)).notes()).isEmpty();
        then(room.record(TOM, given("m1", 7)).notes()).hasSize(1);
    }

    @Test
    void withholding_from_a_mouse_that_is_gone_contradicts_nothing() {
        room.remove("m1", 6, Removal.Cause.SCHEDULED, at(6, 9));
        room.record(TOM, entry("m1", 7, Outcome.WITHHELD, null, "animal not found"));
        then(room.dosing.contradictions(DORA, STUDY)).isEmpty();
        then(room.dosing.round(TOM, STUDY, null).due())
                .extracting(due -> due.mouse().value())
                .contains("m1");
    }

    @Test
    void a_mouse_that_left_is_not_due() {
        room.remove("m1", 6, Removal.Cause.SCHEDULED, null);
        then(room.dosing.round(TOM, STUDY, null).due())
                .extracting(due -> due.mouse().value())
                .containsExactly("m2", "m3");
    }

    @Test
    void another_vial_is_recorded_with_what_it_holds_and_an_unknown_one_is_refused() {
        Recorded wrong = room.record(DORA, withVial(given("m1", 7), "W"));
        then(wrong.dose().mgPerKg()).isEqualTo(new Decimal("5"));
        then(wrong.notes()).containsExactly("Vial W was used; planned was K.");
        thenThrownBy(() -> room.record(TOM, withVial(given("m1", 7), "Z")))
                .hasMessageContaining("no vial of study S1 has the code 'Z'");
    }

    @Test
    void weight_loss_proposes_to_withhold_and_a_person_decides() {
        room.weigh("m1", 6, "16.9");
        then(room.dosing.round(TOM, STUDY, new StudyDay(6)).due().get(2).hold())
                .isEqualTo("Weight loss since the start is 15.5 %, at or above 15 %: the protocol asks to withhold the"
                        + " dose.");
        room.record(TOM, entry("m1", 6, Outcome.WITHHELD, null, "weight or condition"));
        room.weigh("m1", 7, "17.8"); // 11 %: not back at 10 % yet
        then(due("m1").hold())
                .isEqualTo("Weight loss since the start is 11 %; doses were withheld and resume at 10 % or below.");
        Recorded against = room.record(TOM, given("m1", 7));
        then(against.notes()).singleElement().asString().startsWith("Given all the same.");
        then(deviations(TOM)).contains("m1 6 WITHHELD", "m1 7 AGAINST_RULE");
    }

    @Test
    void after_recovery_nothing_is_proposed_any_more() {
        room.weigh("m1", 6, "16.9");
        room.record(TOM, entry("m1", 6, Outcome.WITHHELD, null, "weight or condition"));
        room.weigh("m1", 7, "18.0"); // 10 %
        then(due("m1").hold()).isNull();
    }

    @Test
    void the_border_of_a_rule_belongs_to_it() {
        room.weigh("m1", 7, "17.0");
        then(due("m1").hold()).contains("is 15 %");
        room.write(
                ActKind.RECORD_READING, room.now, List.of(DosingRoom.reading("m3", Endpoint.BODY_WEIGHT, 7, "17.1")));
        then(due("m3").hold()).isNull();
    }

    @Test
    void a_correction_is_a_new_version_with_a_reason_and_keeps_who_gave_it() {
        DoseEntry entry = given("m3", 7);
        room.record(TOM, entry);
        DoseEntry partial = new DoseEntry(
                entry.uuid(),
                entry.mouse(),
                entry.day(),
                1,
                null,
                Outcome.PARTIAL,
                new Decimal("0.1"),
                entry.at(),
                null);
        thenThrownBy(() -> room.dosing.correct(TINA, STUDY, partial, 1, "spilt"))
                .isInstanceOf(NotAllowedException.class);
        thenThrownBy(() -> room.dosing.correct(TOM, STUDY, partial, 1, " ")).hasMessageContaining("Say why");
        Dose corrected =
                room.dosing.correct(DORA, STUDY, partial, 1, "half was spilt").dose();
        then(corrected.version()).isEqualTo(2);
        then(corrected.mgPerKg()).isEqualTo(new Decimal("2.5"));
        then(administration(corrected).person()).isEqualTo(TOM.person());
        then(room.dosing.history(DORA, STUDY, entry.uuid()))
                .extracting(written -> written.entry().reason().orErased())
                .containsExactly("Dose", "half was spilt");
        then(room.dosing.history(TOM, STUDY, entry.uuid()))
                .as("who knows the arms may name one in a reason")
                .extracting(written -> written.entry().reason().orErased())
                .containsExactly("Dose", "(not shown to people who are blinded)");
        thenThrownBy(() -> room.dosing.correct(TOM, STUDY, partial, 1, "again"))
                .isInstanceOf(ConcurrentChangeException.class);
    }

    @Test
    void a_dose_that_was_not_given_is_taken_back_and_makes_room() {
        DoseEntry entry = given("m3", 7);
        room.record(TOM, entry);
        room.dosing.retract(TOM, STUDY, entry.uuid(), 1, "wrong mouse");
        then(due("m3").recorded()).isEmpty();
        then(room.record(TOM, given("m3", 7)).notes()).isEmpty();
        thenThrownBy(() -> room.dosing.retract(TOM, STUDY, entry.uuid(), 2, "again"))
                .hasMessageContaining("taken back already");
        then(room.record(TOM, entry).dose().outcome()).isEqualTo(Outcome.RETRACTED); // the first message, come again
    }

    private List<String> deviations(org.graftline.study.people.Actor actor) {
        return room.dosing.deviations(actor, STUDY).stream()
                .map(one -> one.mouse() + " " + one.day() + " " + one.kind())
                .toList();
    }

    @Test
    void planned_is_compared_with_given() {
        room.set(regimen(DRUG, 0, treatment("erlotinib", "5", DosingSchedule.onDays(0, 2, 4, 6), "W")), 1);
        room.record(TOM, given("m3", 0));
        room.record(TOM, DosingRoom.at(given("m3", 2), at(3, 9))); // the day after
        room.record(TOM, given("m3", 5)); // for day 4
        room.record(TOM, entry("m3", 6, Outcome.GIVEN, "0.25", null));
        List<DoseDeviation> found = room.dosing.deviations(DORA, STUDY).stream()
                .filter(one -> one.mouse().value().equals("m3"))
                .toList();
        then(found).extracting(DoseDeviation::kind).containsExactly(Kind.LATE, Kind.LATE, Kind.WRONG_VOLUME);
        then(found)
                .extracting(DoseDeviation::sentence)
                .containsExactly(
                        "The dose of day 2 was given on 2026-03-04 09:00 Europe/Berlin.",
                        "The dose of day 4 came on day 5.",
                        "0.25 mL were given; planned were 0.20 mL (tolerance 10 %).");
    }

    @Test
    void what_nobody_recorded_is_missed_from_the_next_day_on_and_not_after_the_removal() {
        room.remove("m2", 3, Removal.Cause.EXCLUDED, null);
        List<String> found = deviations(TOM);
        then(found).filteredOn(one -> one.startsWith("m1")).hasSize(7).allMatch(one -> one.endsWith("MISSED"));
        then(found)
                .filteredOn(one -> one.startsWith("m2"))
                .containsExactly("m2 0 MISSED", "m2 1 MISSED", "m2 2 MISSED");
        then(found).doesNotContain("m1 7 MISSED");
        then(found).noneMatch(one -> one.startsWith("m4"));
    }

    @Test
    void a_volume_within_the_tolerance_and_a_dose_of_the_day_deviate_in_nothing() {
        for (int day = 0; day < 7; day++) {
            room.record(TOM, entry("m1", day, Outcome.GIVEN, "0.22", null));
        }
        then(deviations(DORA)).noneMatch(one -> one.startsWith("m1"));
    }

    @Test
    void a_mouse_that_began_later_counts_from_its_own_day_zero_or_its_cohorts() {
        room.set(regimen(DRUG, 0, treatment("erlotinib", "5", DosingSchedule.onDays(0, 3), "W")), 1);
        room.set(regimen(CONTROL, 0, treatment("vehicle", "0", DosingSchedule.onDays(0, 3), "K")), 1);
        room.write(
                ActKind.ENROLL_MICE,
                room.now,
                List.of(
                        new StudyDocument(
                                STUDY,
                                DocumentKind.SET_UP,
                                "study",
                                1,
                                DocumentText.of(new SetUp(
                                        DosingRoom.DAY_ZERO, DayZeroRule.BY_COHORT, SetUp.Use.STUDY, List.of()))),
                        new StudyDocument(
                                STUDY,
                                DocumentKind.COHORT,
                                "second",
                                1,
                                DocumentText.of(new CohortPart("second", LocalDate.parse("2026-03-08")))),
                        enrolled("m3", null, LocalDate.parse("2026-03-05")),
                        enrolled("m2", "second", null)));
        then(room.dosing.round(DORA, STUDY, null).due()) // day 7 is day 3 of m3 and day 0 of m2
                .extracting(due -> due.mouse().value())
                .containsExactly("m2", "m3");
        then(deviations(DORA)).contains("m3 4 MISSED", "m1 0 MISSED").doesNotContain("m3 0 MISSED", "m2 0 MISSED");
        thenThrownBy(() -> room.record(TOM, given("m3", 3)))
                .hasMessageContaining("before the randomization of mouse 'm3'");
    }

    private static StudyDocument enrolled(String mouse, @Nullable String cohort, @Nullable LocalDate dayZero) {
        return new StudyDocument(
                STUDY,
                DocumentKind.ENROLLMENT,
                mouse,
                1,
                DocumentText.of(new Enrollment(new MouseId(mouse), Enrollment.State.ENROLLED, cohort, dayZero)));
    }

    @Test
    void an_unplanned_dose_is_told() {
        room.set(regimen(CONTROL, 0, treatment("vehicle", "0", DosingSchedule.onDays(3), "K")), 1);
        room.record(TOM, given("m1", 3));
        room.record(TOM, given("m1", 5));
        then(deviations(DORA)).filteredOn(one -> one.startsWith("m1")).containsExactly("m1 5 UNPLANNED");
    }

    @Test
    void who_may_not_dose_is_refused_and_doses_do_not_make_the_study_load_again() {
        thenThrownBy(() -> room.record(GIL, given("m1", 7))).isInstanceOf(NotAllowedException.class);
        thenThrownBy(() -> room.dosing.round(GIL, STUDY, null)).isInstanceOf(NotAllowedException.class);
        thenThrownBy(() -> room.dosing.deviations(GIL, STUDY)).isInstanceOf(NotAllowedException.class);
        room.dosing.round(TOM, STUDY, null);
        int loads = room.book.loads();
        room.record(TOM, given("m1", 7));
        room.record(TOM, given("m2", 7));
        then(room.book.loads()).isEqualTo(loads);
        room.weigh("m1", 7, "22");
        then(due("m1").plannedMl()).isEqualTo(new Decimal("0.22"));
    }

    @Test
    void a_dose_of_tomorrow_and_one_of_no_treatment_are_refused() {
        thenThrownBy(() -> room.record(TOM, given("m1", 9))).hasMessageContaining("yet to come");
        DoseEntry third = given("m1", 7);
        thenThrownBy(() -> room.record(
                        TOM,
                        new DoseEntry(
                                third.uuid(),
                                third.mouse(),
                                third.day(),
                                3,
                                null,
                                Outcome.GIVEN,
                                null,
                                third.at(),
                                null)))
                .hasMessageContaining("has a treatment 3 on day 7");
        thenThrownBy(() -> room.record(TOM, given("nobody", 7))).hasMessageContaining("no mouse 'nobody'");
    }
}
