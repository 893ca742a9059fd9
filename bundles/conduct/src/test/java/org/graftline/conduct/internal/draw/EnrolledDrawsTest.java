package org.graftline.conduct.internal.draw;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.graftline.conduct.internal.draw.DrawRoom.DORA;
import static org.graftline.conduct.internal.draw.DrawRoom.STUDY;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.graftline.conduct.internal.document.DocumentText;
import org.graftline.study.ArmAssignment;
import org.graftline.study.ArmName;
import org.graftline.study.Decimal;
import org.graftline.study.Dose;
import org.graftline.study.MouseId;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyDay;
import org.graftline.study.StudyException;
import org.graftline.study.conduct.Candidate;
import org.graftline.study.conduct.DayZeroRule;
import org.graftline.study.conduct.Enrollment;
import org.graftline.study.conduct.Enrollment.State;
import org.graftline.study.conduct.EnrollmentRules;
import org.graftline.study.conduct.EnrollmentRules.ArmShare;
import org.graftline.study.conduct.EnrollmentRules.Cages;
import org.graftline.study.conduct.EnrollmentRules.Method;
import org.graftline.study.conduct.Randomizations;
import org.graftline.study.conduct.Randomizations.FixRequest;
import org.graftline.study.conduct.Randomizations.Recorded;
import org.graftline.study.conduct.SetUp;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.StudyDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A draw reads where the mice stand, enrolls those that it draws, and moves none that was dosed. */
class EnrolledDrawsTest {
    private static final UUID FIRST = new UUID(1, 1);
    private static final UUID SECOND = new UUID(2, 2);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate EARLIER = TODAY.minusDays(3);

    private final DrawRoom room = new DrawRoom("control", "drug");
    private final Randomizations service = room.service();

    private void setUp(DayZeroRule rule) {
        document(
                DocumentKind.SET_UP,
                "study",
                1,
                DocumentText.of(new SetUp(EARLIER, rule, SetUp.Use.STUDY, List.of())),
                null);
        EnrollmentRules unset = EnrollmentRules.unset();
        service.setRules(
                DORA,
                STUDY,
                new EnrollmentRules(
                        1,
                        List.of(new ArmShare(new ArmName("control"), 1), new ArmShare(new ArmName("drug"), 1)),
                        Method.ALL_AT_ONCE,
                        null,
                        null,
                        null,
                        null,
                        Cages.IGNORED,
                        null,
                        unset.tries(),
                        unset.blockMultiples(),
                        unset.preferred(),
                        unset.volumeCutsMm3()),
                "protocol");
    }

    private void mouse(String id, State state, @Nullable LocalDate dayZero, @Nullable String note) {
        room.mouse("A", id, null, "200");
        stands(id, 1, state, dayZero, note);
    }

    private void stands(String id, int version, State state, @Nullable LocalDate dayZero, @Nullable String note) {
        document(
                DocumentKind.ENROLLMENT,
                id,
                version,
                DocumentText.of(new Enrollment(new MouseId(id), state, null, dayZero)),
                note);
    }

    private void document(DocumentKind kind, String name, int version, String json, @Nullable String note) {
        room.put(new StudyDocument(STUDY, kind, name, version, json, note == null ? null : SaltedText.of(note)));
    }

    private Recorded fix(UUID draw, @Nullable UUID replaces) {
        return service.fix(DORA, STUDY, new FixRequest(draw, List.of(), replaces, "as the protocol says"));
    }

    private Map<String, String> obstacles() {
        return service.candidates(DORA, STUDY).stream()
                .filter(one -> !one.eligible())
                .collect(Collectors.toMap(
                        one -> one.mouse().value(),
                        one -> one.obstacles().get(0).words()));
    }

    private @Nullable Enrollment enrollment(String mouse) {
        return room.book
                .current(STUDY, DocumentKind.ENROLLMENT, mouse)
                .map(document -> DocumentText.read(document, Enrollment.class))
                .orElse(null);
    }

    private void dosed(String mouse, int day, Dose.Outcome outcome) {
        room.put(new Dose(
                UUID.randomUUID(),
                1,
                STUDY,
                new MouseId(mouse),
                new StudyDay(day),
                outcome,
                outcome == Dose.Outcome.WITHHELD ? null : new Decimal("5"),
                outcome == Dose.Outcome.WITHHELD ? null : new Decimal("0.2"),
                null));
    }

    @Test
    void mice_that_were_excluded_or_that_nobody_judged_yet_are_not_drawn_and_say_why() {
        setUp(DayZeroRule.BY_MOUSE);
        mouse("A1", State.ELIGIBLE, null, null);
        mouse("A2", State.ENROLLED, EARLIER, null);
        mouse("A3", State.ARRIVED, null, null);
        mouse("A4", State.EXCLUDED, null, "tumor ulcerated");
        mouse("A5", State.EXCLUDED, null, null);
        room.mouse("A", "A6", null, "200");

        then(obstacles())
                .isEqualTo(Map.of(
                        "A3", "arrived, and nobody called it eligible or enrolled it yet (page Enrollment)",
                        "A4", "excluded from the study: tumor ulcerated",
                        "A5", "excluded from the study",
                        "A6", "arrived, and nobody called it eligible or enrolled it yet (page Enrollment)"));
        then(fix(FIRST, null).draw().eligible())
                .extracting(Candidate::mouse)
                .containsExactly(new MouseId("A1"), new MouseId("A2"));
    }

    @Test
    void of_a_study_that_came_in_by_a_file_only_excluded_mice_are_kept_out() {
        room.mouse("A", "A1", null, "200");
        mouse("A2", State.EXCLUDED, null, "runt");
        then(obstacles()).isEqualTo(Map.of("A2", "excluded from the study: runt"));
    }

    @Test
    void a_draw_enrolls_its_mice_in_the_same_act_and_gives_each_that_has_none_its_own_day_zero() {
        setUp(DayZeroRule.BY_MOUSE);
        mouse("A1", State.ELIGIBLE, null, null);
        mouse("A2", State.ELIGIBLE, null, null);
        mouse("A3", State.ENROLLED, EARLIER, null);
        fix(FIRST, null);
        Recorded drawn = service.draw(DORA, STUDY, FIRST);

        then(Objects.requireNonNull(drawn.draw().result()).dayZero()).isEqualTo(TODAY);
        then(enrollment("A1")).isEqualTo(new Enrollment(new MouseId("A1"), State.ENROLLED, null, TODAY));
        then(enrollment("A2")).isEqualTo(new Enrollment(new MouseId("A2"), State.ENROLLED, null, TODAY));
        then(enrollment("A3"))
                .as("it began before")
                .isEqualTo(new Enrollment(new MouseId("A3"), State.ENROLLED, null, EARLIER));
        var act = room.ledger().get(room.ledger().size() - 1);
        then(act.kind()).isEqualTo(ActKind.RANDOMIZE);
        then(act.rows()).as("the draw, three arms, two enrollments").hasSize(6);
        then(room.book.current(ArmAssignment.class).stream()
                        .map(ArmAssignment::arm)
                        .distinct())
                .as("the day says nothing of the arm: both have it")
                .hasSize(2);
    }

    @Test
    void where_the_study_or_the_cohort_says_the_day_a_draw_gives_none() {
        setUp(DayZeroRule.ONE_DATE);
        mouse("A1", State.ELIGIBLE, null, null);
        mouse("A2", State.ELIGIBLE, null, null);
        fix(FIRST, null);
        then(Objects.requireNonNull(service.draw(DORA, STUDY, FIRST).draw().result())
                        .dayZero())
                .isNull();
        then(enrollment("A1")).isEqualTo(new Enrollment(new MouseId("A1"), State.ENROLLED, null, null));
    }

    @Test
    void a_mouse_that_was_excluded_after_the_list_was_fixed_stops_the_draw() {
        setUp(DayZeroRule.BY_MOUSE);
        mouse("A1", State.ELIGIBLE, null, null);
        mouse("A2", State.ELIGIBLE, null, null);
        fix(FIRST, null);
        stands("A2", 2, State.EXCLUDED, null, "limps");
        thenThrownBy(() -> service.draw(DORA, STUDY, FIRST))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("mouse 'A2' became one that cannot be drawn: excluded from the study: limps");
    }

    @Test
    void a_second_draw_of_a_mouse_that_was_dosed_is_refused_and_of_one_whose_dose_was_withheld_is_not() {
        setUp(DayZeroRule.BY_MOUSE);
        mouse("A1", State.ELIGIBLE, null, null);
        mouse("A2", State.ELIGIBLE, null, null);
        fix(FIRST, null);
        service.draw(DORA, STUDY, FIRST);
        dosed("A1", 0, Dose.Outcome.WITHHELD);
        fix(SECOND, FIRST);
        dosed("A2", 1, Dose.Outcome.PARTIAL);
        int stored = room.rowsStored();
        thenThrownBy(() -> service.draw(DORA, STUDY, SECOND))
                .isInstanceOf(StudyException.class)
                .hasMessageStartingWith(
                        "Not drawn: mouse 'A2' was dosed on day 1, and a mouse that was dosed stays in its arm.");
        thenThrownBy(() -> fix(new UUID(3, 3), FIRST))
                .isInstanceOf(StudyException.class)
                .hasMessageStartingWith("Not fixed: mouse 'A2' was dosed on day 1");
        then(room.rowsStored()).isEqualTo(stored);
    }

    @Test
    void a_second_draw_moves_the_day_zero_that_the_first_gave() {
        setUp(DayZeroRule.BY_MOUSE);
        mouse("A1", State.ELIGIBLE, null, null);
        mouse("A2", State.ENROLLED, EARLIER, null);
        fix(FIRST, null);
        service.draw(DORA, STUDY, FIRST);
        fix(SECOND, FIRST);
        room.passes(java.time.Duration.ofDays(2));
        service.draw(DORA, STUDY, SECOND);
        then(Objects.requireNonNull(enrollment("A1")).dayZero()).isEqualTo(TODAY.plusDays(2));
        then(Objects.requireNonNull(enrollment("A2")).dayZero()).isEqualTo(EARLIER);
    }
}
