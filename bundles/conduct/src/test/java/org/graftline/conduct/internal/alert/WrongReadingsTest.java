package org.graftline.conduct.internal.alert;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.graftline.conduct.internal.alert.Ward.mail;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.graftline.study.bench.ProtocolLimit.Tier;
import org.graftline.study.conduct.AlertCorrection;
import org.graftline.study.conduct.AlertCorrection.Change;
import org.graftline.study.conduct.AlertDecision.Kind;
import org.junit.jupiter.api.Test;

/** A case whose reading turns out wrong says so, and is closed by a person or not at all. */
class WrongReadingsTest {
    private static final UUID WRONG = new UUID(1, 1);
    private static final UUID NEXT = new UUID(1, 2);

    private final Ward ward = new Ward();

    private Ward withWrongReading() {
        return ward.chain(mail("vera"), mail("dora"))
                .reaches(WRONG, "m7", Tier.WATCH, "1600")
                .beat();
    }

    private List<String> said() {
        var alert = ward.one().alert();
        return alert.raised().stream()
                .flatMap(one -> alert.correction(one).map(now -> now.sentence(one, alert.quantity())).stream())
                .toList();
    }

    @Test
    void a_corrected_reading_is_named_with_its_new_value_and_the_case_stays_open_and_calls() {
        withWrongReading();
        ward.clock.pass(Duration.ofMinutes(5));
        var corrected = ward.clock.instant();

        ward.corrects(WRONG, "812").beat();

        then(said())
                .containsExactly(
                        "The reading was corrected to 812 mm³ {when}: the limit of 1500 mm³ is no longer reached.");
        then(ward.alert().corrections())
                .extracting(AlertCorrection::at, AlertCorrection::by)
                .containsExactly(tuple(corrected, Crew.id("dora")));
        ward.pass(Duration.ofHours(4));
        then(ward.mailed).containsExactly("vera", "dora");
        then(ward.letters.get(1).text())
                .contains(
                        "The reading was corrected to 812 mm³ on 2026-03-02 11:05 Europe/Berlin: the limit of 1500 mm³ is no longer reached.");
    }

    @Test
    void then_and_only_then_it_may_be_closed_because_the_reading_was_wrong() {
        withWrongReading();
        then(ward.one().offers()).doesNotContain(Kind.READING_WRONG).contains(Kind.TREAT);
        thenThrownBy(() -> ward.decide(Kind.READING_WRONG, null)).hasMessageContaining("still reaches its limit");

        ward.corrects(WRONG, "812").beat();
        then(ward.one().offers()).contains(Kind.READING_WRONG);
        ward.decide(Kind.READING_WRONG, null);

        then(ward.all().get(0).alert().isOpen()).isFalse();
        then(ward.all().get(0).reason()).isEqualTo("seen the mouse");
    }

    @Test
    void a_correction_that_still_reaches_the_limit_is_said_and_settles_nothing() {
        withWrongReading().corrects(WRONG, "1550").beat();

        then(said())
                .containsExactly(
                        "The reading was corrected to 1550 mm³ {when}: the limit of 1500 mm³ is still reached.");
        then(ward.one().offers()).doesNotContain(Kind.READING_WRONG);
    }

    @Test
    void a_case_with_two_tiers_names_both_limits_and_is_refuted_only_below_both() {
        ward.chain(mail("vera"))
                .reaches(WRONG, "m7", Tier.WATCH, "2100")
                .reaches(WRONG, "m7", Tier.STOP, "2100")
                .beat();

        ward.corrects(WRONG, "1700").beat();

        then(said())
                .containsExactlyInAnyOrder(
                        "The reading was corrected to 1700 mm³ {when}: the limit of 1500 mm³ is still reached.",
                        "The reading was corrected to 1700 mm³ {when}: the limit of 2000 mm³ is no longer reached.");
        then(ward.one().offers()).doesNotContain(Kind.READING_WRONG);
    }

    @Test
    void the_latest_reading_must_be_under_every_limit_of_the_case_and_of_the_protocol() {
        withWrongReading().corrects(WRONG, "812").reads(NEXT, "m7", "1510").beat();

        then(ward.one().offers()).doesNotContain(Kind.READING_WRONG);
        thenThrownBy(() -> ward.decide(Kind.READING_WRONG, null))
                .hasMessage(
                        "Not closed: the latest reading of mouse m7, on day 14, reaches a limit: tumor volume 1510 mm³, limit 1500 mm³. Decide on the animal.");
    }

    @Test
    void a_mouse_that_no_reading_is_left_of_is_measured_again_first() {
        withWrongReading().withdraws(WRONG).beat();

        then(said()).containsExactly("The reading was taken back {when}: the limit of 1500 mm³ is no longer reached.");
        thenThrownBy(() -> ward.decide(Kind.READING_WRONG, null)).hasMessageContaining("Measure it again");

        ward.reads(NEXT, "m7", "700");
        ward.decide(Kind.READING_WRONG, null);
        then(ward.all().get(0).alert().isOpen()).isFalse();
    }

    @Test
    void a_reading_that_is_moved_to_another_mouse_opens_a_case_there_and_is_named_here() {
        ward.chain(mail("vera")).reaches(WRONG, "m7", Tier.STOP, "2100").beat();

        ward.moves(WRONG, "m9", Tier.STOP).beat();

        then(ward.mailed).containsExactly("vera", "vera");
        then(ward.all()).extracting(one -> one.alert().mouse().value()).containsExactlyInAnyOrder("m7", "m9");
        then(ward.all().stream()
                        .filter(one -> one.alert().mouse().value().equals("m7"))
                        .findFirst()
                        .orElseThrow()
                        .alert()
                        .corrections())
                .singleElement()
                .satisfies(moved -> {
                    then(moved.change()).isEqualTo(Change.MOVED);
                    then(String.valueOf(moved.movedTo())).isEqualTo("m9");
                });
    }

    @Test
    void what_was_said_is_said_once_and_a_correction_while_nothing_runs_is_found_at_the_start() {
        withWrongReading().corrects(WRONG, "812");
        ward.start();
        ward.beat();
        int entries = ward.book.entries().size();

        ward.beat();
        ward.start();
        ward.beat();

        then(ward.alert().corrections()).hasSize(1);
        then(ward.book.entries()).hasSize(entries);
    }

    @Test
    void a_reading_that_was_right_after_all_calls_again() {
        withWrongReading().corrects(WRONG, "812").beat();
        ward.decide(Kind.READING_WRONG, null);

        ward.clock.pass(Duration.ofHours(1));
        ward.corrects(WRONG, "1600").beat();

        then(ward.mailed).containsExactly("vera", "vera");
        then(ward.all()).extracting(one -> one.alert().isOpen()).containsExactly(true, false);
        then(ward.all()).extracting(one -> one.name()).doesNotHaveDuplicates();
        ward.beat();
        then(ward.all()).hasSize(2);
    }

    @Test
    void a_wrong_correction_that_is_undone_before_anybody_decided_leaves_the_case_as_it_was() {
        withWrongReading().corrects(WRONG, "812").beat();
        ward.corrects(WRONG, "1600").beat();

        then(ward.alert().isRefuted()).isFalse();
        then(ward.one().offers()).doesNotContain(Kind.READING_WRONG);
    }
}
