package org.graftline.conduct.internal.dosing;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.graftline.conduct.internal.dosing.DosingRoom.CONTROL;
import static org.graftline.conduct.internal.dosing.DosingRoom.DORA;
import static org.graftline.conduct.internal.dosing.DosingRoom.DRUG;
import static org.graftline.conduct.internal.dosing.DosingRoom.STUDY;
import static org.graftline.conduct.internal.dosing.DosingRoom.TOM;
import static org.graftline.conduct.internal.dosing.DosingRoom.given;
import static org.graftline.conduct.internal.dosing.DosingRoom.regimen;
import static org.graftline.conduct.internal.dosing.DosingRoom.treatment;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.graftline.conduct.internal.document.DocumentText;
import org.graftline.study.ArmName;
import org.graftline.study.Decimal;
import org.graftline.study.Dose;
import org.graftline.study.DoseRoute;
import org.graftline.study.MouseId;
import org.graftline.study.StudyDay;
import org.graftline.study.conduct.DosingRound.Due;
import org.graftline.study.conduct.DosingSchedule;
import org.graftline.study.conduct.DosingSchedule.Pattern;
import org.graftline.study.conduct.Enrollment;
import org.graftline.study.conduct.HolidayRule;
import org.graftline.study.conduct.Regimen;
import org.graftline.study.conduct.Regimens.Planned;
import org.graftline.study.conduct.Treatment;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.StudyDocument;
import org.junit.jupiter.api.Test;

class RegimensTest {
    private static final DosingSchedule DAILY = DosingSchedule.everyDays(1, 0, null);
    private final DosingRoom room = new DosingRoom();

    @Test
    void a_regimen_is_kept_whole_and_read_back() {
        Regimen regimen = regimen(DRUG, 0, treatment("erlotinib", "5.0", DosingSchedule.onDays(0, 3), "W1", "W2"));
        room.set(regimen, 0);
        then(room.regimens.all(DORA, STUDY)).extracting(Planned::regimen).containsExactly(regimen);
    }

    @Test
    void an_amendment_is_the_next_version_and_governs_the_days_from_its_own_on() {
        room.withRegimens();
        room.set(regimen(DRUG, 7, treatment("erlotinib", "2.5", DAILY, "W")), 1);
        then(room.dosing.round(DORA, STUDY, new StudyDay(6)).due())
                .extracting(due -> due.told() == null ? null : due.told().mgPerKg())
                .contains(new Decimal("5"));
        then(room.dosing.round(DORA, STUDY, new StudyDay(7)).due())
                .extracting(due -> due.told() == null ? null : due.told().mgPerKg())
                .contains(new Decimal("2.5"));
        then(room.book
                        .entries(Chain.of(STUDY), room.entriesSoFar() - 1, 1)
                        .get(0)
                        .kind())
                .isEqualTo(ActKind.AMEND_PROTOCOL);
        then(room.regimens.all(DORA, STUDY))
                .filteredOn(planned -> planned.regimen().arm().equals(DRUG))
                .extracting(Planned::version)
                .containsExactly(1, 2);
    }

    @Test
    void an_amendment_cannot_reach_back_over_doses_or_before_what_it_amends() {
        room.set(regimen(DRUG, 3, treatment("erlotinib", "5", DAILY, "W")), 0);
        thenThrownBy(() -> room.set(regimen(DRUG, 2, treatment("erlotinib", "4", DAILY, "W")), 1))
                .hasMessageContaining("would hold from day 2, before the version that it amends (day 3)");
        room.record(TOM, given("m3", 5));
        thenThrownBy(() -> room.set(regimen(DRUG, 5, treatment("erlotinib", "4", DAILY, "W")), 1))
                .hasMessageContaining("was dosed up to day 5")
                .hasMessageContaining("Let it hold from day 6 on");
        room.set(regimen(DRUG, 6, treatment("erlotinib", "4", DAILY, "W")), 1);
        then(room.dosing.doses(DORA, STUDY)).extracting(Dose::mgPerKg).containsExactly(new Decimal("5"));
    }

    @Test
    void who_looked_at_an_older_version_is_told() {
        room.withRegimens();
        thenThrownBy(() -> room.set(regimen(DRUG, 0, treatment("erlotinib", "4", DAILY, "W")), 0))
                .isInstanceOf(ConcurrentChangeException.class);
        thenThrownBy(() -> room.set(regimen(DRUG, 0, treatment("erlotinib", "5", DAILY, "W")), 1))
                .hasMessageContaining("changes nothing");
    }

    @Test
    void bad_regimens_are_refused_in_a_sentence_and_nothing_is_stored() {
        long before = room.entriesSoFar();
        thenThrownBy(() -> room.set(regimen(new ArmName("nope"), 0, treatment("x", "1", DAILY, "V")), 0))
                .hasMessageContaining("no arm 'nope'");
        thenThrownBy(() -> room.regimens.set(DORA, STUDY, regimen(DRUG, 0, treatment("x", "1", DAILY, "V")), 0, " "))
                .hasMessageContaining("Say why");
        thenThrownBy(() ->
                        room.set(regimen(DRUG, 0, treatment("x", "1", DAILY, "V"), treatment("y", "1", DAILY, "V")), 0))
                .hasMessageContaining("a vial code in common");
        thenThrownBy(() -> regimen(DRUG, 0)).hasMessageContaining("is given nothing");
        thenThrownBy(() -> treatment("x", "-1", DAILY, "V")).hasMessageContaining("mg/kg");
        thenThrownBy(() -> treatment("x", "1", DAILY)).hasMessageContaining("vial codes");
        thenThrownBy(() -> DosingSchedule.onDays()).hasMessageContaining("no dosing days");
        thenThrownBy(() -> DosingSchedule.onDays(-1)).hasMessageContaining("before randomization");
        thenThrownBy(() -> DosingSchedule.everyDays(2, 5, 4)).hasMessageContaining("has no dosing days");
        thenThrownBy(() -> new HolidayRule(HolidayRule.Sign.ULCERATION, new Decimal("2"), new Decimal("3")))
                .hasMessageContaining("contradicts itself");
        then(room.entriesSoFar()).isEqualTo(before);
    }

    @Test
    void a_vial_code_belongs_to_one_arm() {
        room.withRegimens();
        thenThrownBy(() -> room.set(regimen(DRUG, 8, treatment("erlotinib", "4", DAILY, "K")), 1))
                .hasMessageContaining("vial code 'K' belongs to arm 'control'");
    }

    @Test
    void regimens_are_set_by_directors_and_closed_to_the_blinded() {
        room.withRegimens();
        thenThrownBy(() -> room.regimens.all(TOM, STUDY))
                .isInstanceOf(NotAllowedException.class)
                .hasMessageContaining("blinded for you");
        thenThrownBy(() -> room.regimens.tellTales(TOM, STUDY)).isInstanceOf(NotAllowedException.class);
        thenThrownBy(() -> room.regimens.arms(TOM, STUDY)).isInstanceOf(NotAllowedException.class);
        thenThrownBy(() -> room.regimens.set(TOM, STUDY, regimen(DRUG, 9, treatment("x", "1", DAILY, "W")), 1, "why"))
                .isInstanceOf(NotAllowedException.class);
    }

    @Test
    void what_would_unblind_is_told() {
        room.set(regimen(CONTROL, 0, treatment("vehicle", "0", DAILY, "K")), 0);
        then(room.regimens.tellTales(DORA, STUDY)).singleElement().asString().contains("Arm 'drug' has no regimen");
        room.set(regimen(DRUG, 0, treatment("erlotinib", "5", DAILY, "W")), 0);
        then(room.regimens.tellTales(DORA, STUDY)).isEmpty();
        room.set(
                new Regimen(
                        DRUG,
                        new StudyDay(1),
                        List.of(new Treatment(
                                "erlotinib",
                                new Decimal("5"),
                                new Decimal("5"),
                                DoseRoute.INTRAVENOUS,
                                "",
                                DosingSchedule.onDays(1, 4),
                                List.of("W", "X"),
                                new Decimal("0.05"),
                                new Decimal("10"))),
                        List.of(),
                        List.of("x")),
                1);
        then(room.regimens.tellTales(DORA, STUDY))
                .hasSize(6)
                .anyMatch(sentence -> sentence.contains("volumes would unblind"));
    }

    @Test
    void a_day_zero_that_only_one_arm_has_would_unblind() {
        room.set(regimen(CONTROL, 0, treatment("vehicle", "0", DAILY, "K")), 0);
        room.set(regimen(DRUG, 0, treatment("erlotinib", "5", DAILY, "W")), 0);
        enroll("m3", DosingRoom.DAY_ZERO.plusDays(3));
        then(room.regimens.tellTales(DORA, STUDY))
                .singleElement()
                .asString()
                .contains("'control', 'drug'", "day tells the arm");
        enroll("m2", DosingRoom.DAY_ZERO.plusDays(3));
        then(room.regimens.tellTales(DORA, STUDY))
                .as("a mouse of each arm began that day")
                .isEmpty();
    }

    private void enroll(String mouse, LocalDate dayZero) {
        room.write(
                ActKind.ENROLL_MICE,
                room.now,
                List.of(new StudyDocument(
                        STUDY,
                        DocumentKind.ENROLLMENT,
                        mouse,
                        1,
                        DocumentText.of(
                                new Enrollment(new MouseId(mouse), Enrollment.State.ENROLLED, null, dayZero)))));
    }

    @Test
    void several_codes_of_an_arm_are_shared_out_by_animal_and_stay() {
        room.set(regimen(CONTROL, 0, treatment("vehicle", "0", DAILY, "K1", "K2", "K3")), 0);
        List<String> first = vials(3);
        then(first).hasSize(2).allMatch(vial -> vial.startsWith("K"));
        then(first.get(0)).isNotEqualTo(first.get(1));
        then(vials(7)).isEqualTo(first);
    }

    private List<String> vials(int day) {
        return room.dosing.round(TOM, STUDY, new StudyDay(day)).due().stream()
                .map(Due::vial)
                .toList();
    }

    @Test
    void schedules_name_their_days() {
        LocalDate sunday = LocalDate.of(2026, 3, 1);
        DosingSchedule weekdays =
                new DosingSchedule(Pattern.WEEKDAYS, List.of(), 0, List.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY), 0, 20);
        then(days(weekdays, sunday)).containsExactly(1, 5, 8, 12, 15, 19);
        then(days(weekdays, null)).isEmpty();
        then(days(DosingSchedule.everyDays(7, 3, null), null)).containsExactly(3, 10, 17, 24);
        then(days(DosingSchedule.everyDays(3, 0, 9), null)).containsExactly(0, 3, 6, 9);
        then(days(DosingSchedule.onDays(5, 0, 5), null)).containsExactly(0, 5);
    }

    private static List<Integer> days(DosingSchedule schedule, @org.jspecify.annotations.Nullable LocalDate dayZero) {
        return java.util.stream.IntStream.range(0, 28)
                .filter(day -> schedule.isDue(day, dayZero))
                .boxed()
                .toList();
    }

    @Test
    void volumes_round_half_up_to_the_step_and_never_to_nothing() {
        room.withRegimens();
        room.weigh("m1", 7, "20.5"); // 0.205 mL
        then(planned("m1")).isEqualTo(new Decimal("0.21"));
        room.weigh("m2", 7, "20.49");
        then(planned("m2")).isEqualTo(new Decimal("0.20"));
        room.weigh("m3", 7, "0.1"); // 0.001 mL
        then(planned("m3")).isEqualTo(new Decimal("0.01"));
    }

    private @org.jspecify.annotations.Nullable Decimal planned(String mouse) {
        return room.dosing.round(TOM, STUDY, null).due().stream()
                .filter(due -> due.mouse().value().equals(mouse))
                .findFirst()
                .orElseThrow()
                .plannedMl();
    }
}
