package org.graftline.conduct.internal.draw;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.graftline.conduct.internal.draw.DrawRoom.DORA;
import static org.graftline.conduct.internal.draw.DrawRoom.NOW;
import static org.graftline.conduct.internal.draw.DrawRoom.STUDY;
import static org.graftline.conduct.internal.draw.DrawRoom.TOM;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.graftline.conduct.internal.document.DocumentText;
import org.graftline.study.ArmAssignment;
import org.graftline.study.ArmName;
import org.graftline.study.Decimal;
import org.graftline.study.MouseId;
import org.graftline.study.Removal;
import org.graftline.study.StudyDay;
import org.graftline.study.StudyException;
import org.graftline.study.conduct.Candidate;
import org.graftline.study.conduct.Draw;
import org.graftline.study.conduct.EnrollmentRules;
import org.graftline.study.conduct.EnrollmentRules.ArmShare;
import org.graftline.study.conduct.EnrollmentRules.Balance;
import org.graftline.study.conduct.EnrollmentRules.Cages;
import org.graftline.study.conduct.EnrollmentRules.Method;
import org.graftline.study.conduct.Randomizations;
import org.graftline.study.conduct.Randomizations.FixRequest;
import org.graftline.study.conduct.Randomizations.Recorded;
import org.graftline.study.conduct.UnbalancedDrawException;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.StudyDocument;
import org.junit.jupiter.api.Test;

class RecordedRandomizationsTest {
    private static final UUID FIRST = new UUID(1, 1);
    private static final UUID SECOND = new UUID(2, 2);

    private final DrawRoom room = new DrawRoom("control", "drug");
    private final Randomizations service = room.service();

    @Test
    void a_list_is_fixed_then_drawn_and_everything_stands_in_one_act() {
        eightMice();
        rules(Method.ALL_AT_ONCE, "100", "400", Cages.IGNORED);
        Recorded fixed = fix(FIRST);
        then(fixed.draw().result()).isNull();
        then(room.book.current(ArmAssignment.class)).isEmpty();
        then(fixed.draw().eligible()).hasSize(8);

        Recorded drawn = service.draw(DORA, STUDY, FIRST);

        Draw.Result result = java.util.Objects.requireNonNull(drawn.draw().result());
        then(result.seed()).isEqualTo("0000000000000001");
        then(result.algorithm()).isEqualTo("philox4x32-10/1");
        then(result.dayZero()).as("the study's day 0 is theirs").isNull();
        then(room.ledger())
                .extracting(entry -> entry.kind())
                .containsExactly(ActKind.SET_UP_STUDY, ActKind.ENROLL_MICE, ActKind.RANDOMIZE);
        then(room.ledger().get(2).rows()).hasSize(9); // the draw and eight assignments
        for (String donor : List.of("A", "B")) {
            then(room.book.current(ArmAssignment.class).stream()
                            .filter(one -> one.mouse().value().startsWith(donor))
                            .collect(Collectors.groupingBy(one -> one.arm().value(), Collectors.counting())))
                    .isEqualTo(Map.of("control", 2L, "drug", 2L));
        }
        then(result.balance()).allSatisfy(donor -> {
            then(java.util.Objects.requireNonNull(donor.difference()).value()).isLessThanOrEqualTo(0.5);
            then(donor.tries()).isPositive();
        });
        then(drawn.draw().eligible().get(0).readings()).hasSize(1);
        then(service.verify(DORA, STUDY, FIRST).same()).isTrue();
    }

    @Test
    void the_same_message_again_draws_nothing_new() {
        eightMice();
        rules(Method.ALL_AT_ONCE, null, null, Cages.IGNORED);
        fix(FIRST);
        fix(FIRST);
        Recorded once = service.draw(DORA, STUDY, FIRST);
        then(service.draw(DORA, STUDY, FIRST)).isEqualTo(once);
        then(room.ledger()).hasSize(3);
    }

    @Test
    void every_mouse_that_is_not_eligible_says_why() {
        eightMice();
        room.mouse("A", "A9-small", null, "88");
        room.mouse("A", "A9-unread", null, null);
        room.mouse("A", "A9-gone", null, "200");
        room.put(new Removal(STUDY, new MouseId("A9-gone"), 1, new StudyDay(-1), Removal.Cause.EXCLUDED));
        room.mouse("A", "A9-in", null, "200");
        room.put(new ArmAssignment(STUDY, new MouseId("A9-in"), 1, new ArmName("drug")));
        rules(Method.ALL_AT_ONCE, "100", "400", Cages.IGNORED);
        then(service.candidates(DORA, STUDY).stream()
                        .filter(one -> !one.eligible())
                        .collect(Collectors.toMap(
                                one -> one.mouse().value(),
                                one -> one.obstacles().get(0).words())))
                .isEqualTo(Map.of(
                        "A9-small", "tumor 88 mm³, below 100 mm³",
                        "A9-unread", "tumor never measured",
                        "A9-gone", "left the study",
                        "A9-in", "in an arm already"));
    }

    @Test
    void the_volume_of_a_mouse_is_the_mean_of_its_latest_day() {
        room.mouse("A", "A1", null, "90");
        room.volume("A1", 2, 1, "110");
        room.volume("A1", 2, 2, "131");
        Candidate one = service.candidates(DORA, STUDY).get(0);
        then(one.volumeMm3()).isEqualTo(new Decimal("120.5"));
        then(one.readings()).hasSize(2);
    }

    @Test
    void each_refusal_is_one_sentence_and_stores_nothing() {
        eightMice();
        room.mouse("C", "C1", null, "200");
        thenRefused(() -> fix(FIRST), "no rules of enrollment");
        rules(Method.ALL_AT_ONCE, null, null, Cages.IGNORED);
        thenRefused(() -> fix(FIRST), "donor 'C' has 1 eligible mouse for 2 arms");
        room.put(new ArmAssignment(STUDY, new MouseId("C1"), 1, new ArmName("drug")));
        thenRefused(
                () -> service.fix(DORA, STUDY, new FixRequest(FIRST, List.of(new MouseId("C1")), null, "")),
                "mouse 'C1' cannot be drawn: in an arm already");
        thenRefused(
                () -> service.fix(DORA, STUDY, new FixRequest(FIRST, List.of(new MouseId("Z")), null, "")),
                "no mouse 'Z'");
        thenRefused(
                () -> service.setRules(
                        DORA,
                        STUDY,
                        with(2, Method.ALL_AT_ONCE, null, null, Cages.IGNORED, "0.5", "control", "placebo"),
                        "x"),
                "no arm 'placebo'");
        thenRefused(() -> service.draw(DORA, STUDY, SECOND), "no draw " + SECOND);
    }

    @Test
    void a_study_without_volumes_is_told_to_measure_first() {
        room.mouse("A", "A1", null, null);
        rules(Method.ALL_AT_ONCE, null, null, Cages.IGNORED);
        thenRefused(() -> fix(FIRST), "no mouse of the study has a tumor volume");
    }

    @Test
    void mice_that_cannot_be_balanced_are_refused_with_donor_distance_and_remedy() {
        room.mouse("A", "A1", null, "100");
        room.mouse("A", "A2", null, "110");
        room.mouse("A", "A3", null, "900");
        rules(Method.ALL_AT_ONCE, null, null, Cages.IGNORED);
        fix(FIRST);
        int stored = room.rowsStored();
        thenThrownBy(() -> service.draw(DORA, STUDY, FIRST))
                .isInstanceOf(UnbalancedDrawException.class)
                .hasMessageContainingAll("1,000 random allocations", "3 mice of donor 'A'", "0.5 standard deviations")
                .hasMessageContaining(
                        "closest were 0.850") // A2 alone, 110, against (100 + 900) / 2, of a deviation of 459.0
                .hasMessageContainingAll("'A3', 900 mm³", "larger difference");
        then(room.rowsStored()).isEqualTo(stored);
    }

    @Test
    void a_second_draw_needs_a_reason_keeps_the_first_and_is_listed() {
        eightMice();
        rules(Method.ALL_AT_ONCE, null, null, Cages.IGNORED);
        fix(FIRST);
        service.draw(DORA, STUDY, FIRST);
        thenRefused(() -> service.fix(DORA, STUDY, new FixRequest(SECOND, List.of(), FIRST, " ")), "Say why");
        service.fix(DORA, STUDY, new FixRequest(SECOND, List.of(), FIRST, "cage C1 was mixed up"));
        service.draw(DORA, STUDY, SECOND);

        then(room.book.versions("arm_assignment", "PDX-1/A1")).hasSize(2);
        List<Recorded> draws = service.draws(DORA, STUDY);
        then(draws).extracting(one -> one.draw().draw()).containsExactly(FIRST, SECOND);
        then(draws.get(0).replacedBy()).isEqualTo(SECOND);
        then(draws.get(1).reason()).isEqualTo("cage C1 was mixed up");
        then(service.verify(DORA, STUDY, FIRST).same()).isTrue();
        then(service.verify(DORA, STUDY, FIRST).sentence()).contains("later draw took its place");
        thenRefused(
                () -> service.fix(DORA, STUDY, new FixRequest(new UUID(3, 3), List.of(), FIRST, "again")),
                "not the last one");
    }

    @Test
    void mice_that_come_later_go_on_with_the_open_block() {
        room.mouse("A", "A1", null, "200");
        rules(Method.PERMUTED_BLOCKS, null, null, Cages.IGNORED);
        fix(FIRST);
        service.draw(DORA, STUDY, FIRST);
        room.mouse("A", "A2", null, "200");
        fix(SECOND);
        service.draw(DORA, STUDY, SECOND);
        then(room.book.current(ArmAssignment.class))
                .extracting(ArmAssignment::arm)
                .doesNotHaveDuplicates(); // a block of two
        then(service.verify(DORA, STUDY, SECOND).same()).isTrue();
    }

    @Test
    void minimization_is_drawn_and_verified_with_the_mice_before() {
        eightMice();
        room.put(new ArmAssignment(STUDY, new MouseId("A1"), 1, new ArmName("drug")));
        rules(Method.MINIMIZATION, null, null, Cages.SPREAD);
        fix(FIRST);
        Recorded drawn = service.draw(DORA, STUDY, FIRST);
        then(drawn.draw().before()).hasSize(1);
        then(drawn.draw().eligible()).hasSize(7);
        then(service.verify(DORA, STUDY, FIRST).same()).isTrue();
    }

    @Test
    void what_changed_since_the_list_was_fixed_stops_the_draw() {
        eightMice();
        rules(Method.ALL_AT_ONCE, null, null, Cages.IGNORED);
        fix(FIRST);
        room.put(room.volume("A1", 0, 1, "200")
                .next()
                .measured(new Decimal("20"), org.graftline.study.VolumeFormula.AS_REPORTED, null)
                .build());
        service.draw(DORA, STUDY, FIRST); // a reading of a later day is none that was used
        eligibleAgain();
        fix(SECOND);
        room.put(new Removal(STUDY, new MouseId("E1"), 1, new StudyDay(0), Removal.Cause.FOUND_DEAD));
        thenRefused(() -> service.draw(DORA, STUDY, SECOND), "mouse 'E1' left the study");
    }

    @Test
    void a_changed_record_is_found_by_verifying() {
        eightMice();
        rules(Method.ALL_AT_ONCE, null, null, Cages.IGNORED);
        fix(FIRST);
        Draw draw = service.draw(DORA, STUDY, FIRST).draw();
        Draw.Result result = java.util.Objects.requireNonNull(draw.result());
        Draw forged = draw.with(new Draw.Result(
                result.drawnAt(),
                result.drawnBy(),
                result.dayZero(),
                "00000000000000ff",
                result.algorithm(),
                result.arms(),
                result.balance(),
                result.openBlocks()));
        then(Replay.verify(recorded(forged), room.book.current(ArmAssignment.class))
                        .same())
                .isFalse();
        then(Replay.verify(recorded(draw), room.book.current(ArmAssignment.class))
                        .same())
                .isTrue();
    }

    @Test
    void a_draw_is_the_same_after_it_was_written_and_read() {
        eightMice();
        rules(Method.ALL_AT_ONCE, "100", "400", Cages.SPREAD);
        fix(FIRST);
        Draw draw = service.draw(DORA, STUDY, FIRST).draw();
        StudyDocument document = room.book.current(STUDY, DocumentKind.DRAW).get(0);
        then(document.version()).isEqualTo(2);
        then(DocumentText.read(document, Draw.class)).isEqualTo(draw);
        then(DocumentText.of(draw)).isEqualTo(document.json());
    }

    @Test
    void blinded_people_see_that_mice_were_drawn_and_nothing_an_arm_follows_from() {
        eightMice();
        rules(Method.ALL_AT_ONCE, null, null, Cages.IGNORED);
        service.fix(DORA, STUDY, new FixRequest(FIRST, List.of(), null, "drug first"));
        service.draw(DORA, STUDY, FIRST);
        Recorded seen = service.draws(TOM, STUDY).get(0);
        then(seen.drawn()).isNotNull();
        then(seen.draw().result()).isNull();
        then(seen.draw().mice()).hasSize(8);
        then(seen.toString()).doesNotContain("drug", "control");
        thenThrownBy(() -> service.rules(TOM, STUDY)).isInstanceOf(NotAllowedException.class);
        thenThrownBy(() -> service.verify(TOM, STUDY, FIRST)).isInstanceOf(NotAllowedException.class);
        thenThrownBy(() -> service.draw(TOM, STUDY, FIRST)).isInstanceOf(NotAllowedException.class);
    }

    @Test
    void whole_cages_of_two_donors_are_refused() {
        room.mouse("A", "A1", "C1", "200");
        room.mouse("A", "A2", "C2", "200");
        room.mouse("B", "B1", "C2", "200");
        room.mouse("B", "B2", "C3", "200");
        rules(Method.ALL_AT_ONCE, null, null, Cages.WHOLE);
        thenRefused(() -> fix(FIRST), "cage 'C2' holds mice of the donors A and B");
    }

    private void eightMice() {
        for (String donor : List.of("A", "B")) {
            for (int i = 1; i <= 4; i++) {
                room.mouse(donor, donor + i, donor + (i + 1) / 2, Integer.toString(150 + 20 * i));
            }
        }
    }

    private void eligibleAgain() {
        for (int i = 1; i <= 4; i++) {
            room.mouse("E", "E" + i, null, "200");
        }
    }

    private void rules(
            Method method,
            @org.jspecify.annotations.Nullable String min,
            @org.jspecify.annotations.Nullable String max,
            Cages cages) {
        service.setRules(DORA, STUDY, with(1, method, min, max, cages, "0.5", "control", "drug"), "protocol");
    }

    private static EnrollmentRules with(
            int version,
            Method method,
            @org.jspecify.annotations.Nullable String min,
            @org.jspecify.annotations.Nullable String max,
            Cages cages,
            String most,
            String... arms) {
        return new EnrollmentRules(
                version,
                List.of(arms).stream()
                        .map(arm -> new ArmShare(new ArmName(arm), 1))
                        .toList(),
                method,
                min == null ? null : new Decimal(min),
                max == null ? null : new Decimal(max),
                null,
                48,
                cages,
                new Balance(new Decimal(most), Balance.Unit.SD),
                1_000,
                List.of(1),
                new Decimal("0.8"),
                List.of());
    }

    private Recorded fix(UUID draw) {
        return service.fix(DORA, STUDY, new FixRequest(draw, List.of(), null, "as the protocol says"));
    }

    private Recorded recorded(Draw draw) {
        return new Recorded(draw, 1, 2L, "Dora", NOW, "", null);
    }

    private void thenRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable act, String words) {
        int stored = room.rowsStored();
        thenThrownBy(act).isInstanceOf(StudyException.class).hasMessageContaining(words);
        then(room.rowsStored()).isEqualTo(stored);
    }
}
