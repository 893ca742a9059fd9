package org.graftline.conduct.internal.alert;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.graftline.conduct.internal.alert.Ward.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.graftline.conduct.internal.mail.NotPostedException.Hope;
import org.graftline.study.Removal.Cause;
import org.graftline.study.StudyDay;
import org.graftline.study.bench.ProtocolLimit.Tier;
import org.graftline.study.conduct.AlertDecision;
import org.graftline.study.conduct.AlertDecision.Kind;
import org.graftline.study.conduct.AlertDecision.Left;
import org.graftline.study.conduct.AlertNotice;
import org.graftline.study.conduct.Alerts;
import org.junit.jupiter.api.Test;

/** A mouse that left needs no decision any more: that it left is one. */
class LeftMiceTest {
    private static final UUID LATE = new UUID(1, 1);

    private final Ward ward = new Ward();

    private AlertDecision decision() {
        Alerts.Kept only = ward.all().get(0);
        then(ward.all()).hasSize(1);
        return Objects.requireNonNull(only.alert().decision(), "open");
    }

    @Test
    void a_removal_closes_the_case_in_the_name_of_who_recorded_it_and_nobody_is_called_any_more() {
        ward.chain(mail("vera"), mail("dora")).reaches("m7", Tier.STOP, "2100").beat();
        ward.clock.pass(Duration.ofMinutes(10));
        Instant recorded = ward.clock.instant();

        ward.leaves("m7", Cause.HUMANE_ENDPOINT, recorded).beat();

        then(decision())
                .isEqualTo(new AlertDecision(
                        Kind.REMOVED,
                        Crew.id("vera"),
                        recorded,
                        null,
                        new Left(Cause.HUMANE_ENDPOINT, new StudyDay(14), recorded, 1)));
        ward.pass(Duration.ofDays(2));
        then(ward.mailed).containsExactly("vera");
    }

    @Test
    void a_letter_that_waits_when_the_mouse_leaves_is_not_sent() {
        ward.chain(mail("vera")).reaches("m7", Tier.STOP, "2100");
        ward.mailFails = Hope.WHEN_THE_SERVER_IS_BACK;
        ward.beat();

        ward.leaves("m7", Cause.HUMANE_ENDPOINT, ward.clock.instant()).beat();
        ward.mailFails = null;
        ward.pass(Duration.ofMinutes(5));

        then(ward.mailed).isEmpty();
        then(ward.all().get(0).notices()).extracting(AlertNotice::why).containsExactly(AlertNotice.Why.CASE_CLOSED);
    }

    @Test
    void a_removal_of_another_mouse_closes_nothing() {
        ward.chain(mail("vera")).reaches("m7", Tier.STOP, "2100").beat();

        ward.leaves("m8", Cause.FOUND_DEAD, ward.clock.instant()).beat();

        then(ward.alert().isOpen()).isTrue();
    }

    @Test
    void a_removal_that_is_recorded_while_nothing_runs_closes_the_case_at_the_start() {
        ward.chain(mail("vera"), mail("dora")).reaches("m7", Tier.STOP, "2100").beat();
        ward.leaves("m7", Cause.FOUND_DEAD, ward.clock.instant());
        ward.clock.pass(Duration.ofDays(1));

        ward.start();
        ward.beat();

        then(decision().kind()).isEqualTo(Kind.REMOVED);
        then(ward.mailed).containsExactly("vera");
    }

    @Test
    void a_reading_from_before_the_removal_that_arrives_after_it_calls_nobody_and_its_case_says_why() {
        Instant measured = ward.clock.instant();
        ward.chain(mail("vera")).beat();
        ward.clock.pass(Duration.ofHours(1));
        ward.leaves("m7", Cause.HUMANE_ENDPOINT, ward.clock.instant()).beat();
        ward.clock.pass(Duration.ofHours(1));

        ward.reaches(LATE, "m7", Tier.STOP, "2100", measured).beat();

        then(ward.mailed).isEmpty();
        then(decision().kind()).isEqualTo(Kind.REMOVED);
        then(ward.all().get(0).alert().calls()).isEmpty();
    }

    @Test
    void a_second_late_reading_joins_the_closed_case_even_if_it_is_worse() {
        Instant measured = ward.clock.instant();
        ward.chain(mail("vera")).reaches("m7", Tier.WATCH, "1600").beat();
        ward.clock.pass(Duration.ofHours(1));
        ward.leaves("m7", Cause.HUMANE_ENDPOINT, ward.clock.instant()).beat();

        ward.reaches(LATE, "m7", Tier.STOP, "2100", measured).beat();

        then(ward.mailed).containsExactly("vera");
        then(decision().kind()).isEqualTo(Kind.REMOVED);
        then(ward.all().get(0).alert().raised()).hasSize(2);
    }

    @Test
    void a_reading_after_the_removal_calls_because_the_mouse_may_be_alive() {
        ward.chain(mail("vera")).beat();
        ward.leaves("m7", Cause.FOUND_DEAD, ward.clock.instant()).beat();
        ward.clock.pass(Duration.ofHours(1));

        ward.reaches("m7", Tier.STOP, "2100").beat();

        then(ward.mailed).containsExactly("vera");
        then(ward.alert().isOpen()).isTrue();
    }

    @Test
    void a_removal_that_is_dated_before_a_reading_of_the_case_leaves_it_open_until_that_reading_is_taken_back() {
        Instant before = ward.clock.instant();
        ward.clock.pass(Duration.ofHours(1));
        ward.chain(mail("vera"))
                .reaches(LATE, "m7", Tier.STOP, "2100", ward.clock.instant())
                .beat();

        ward.leaves("m7", Cause.FOUND_DEAD, before).beat();
        then(ward.alert().isOpen()).isTrue();
        ward.withdraws(LATE).beat();

        then(decision().kind()).isEqualTo(Kind.REMOVED);
    }

    @Test
    void a_removal_written_down_to_the_minute_covers_the_reading_of_that_minute() {
        ward.chain(mail("vera")).beat();
        ward.clock.pass(Duration.ofSeconds(40));
        ward.reaches("m7", Tier.STOP, "2100").beat();

        ward.leaves("m7", Cause.HUMANE_ENDPOINT, Instant.parse("2026-03-02T10:00:00Z"))
                .beat();

        then(decision().kind()).isEqualTo(Kind.REMOVED);
    }

    @Test
    void of_a_removal_without_a_time_the_day_counts() {
        ward.chain(mail("vera")).reaches("m7", Tier.STOP, "2100").beat();

        ward.leaves("m7", Cause.SCHEDULED, null).beat();

        then(decision().left()).isEqualTo(new Left(Cause.SCHEDULED, new StudyDay(14), null, 1));
    }

    @Test
    void a_removal_that_is_corrected_later_does_not_open_the_case_again() {
        ward.chain(mail("vera")).reaches("m7", Tier.STOP, "2100").beat();
        ward.leaves("m7", Cause.FOUND_DEAD, ward.clock.instant()).beat();
        int entries = ward.book.entries().size();

        ward.leaves("m7", Cause.HUMANE_ENDPOINT, ward.clock.instant()).beat().beat();

        then(decision().left()).isEqualTo(new Left(Cause.FOUND_DEAD, new StudyDay(14), ward.clock.instant(), 1));
        then(ward.book.entries()).hasSize(entries + 1); // the correction alone
    }

    @Test
    void nobody_decides_that_a_mouse_left_on_the_page_of_its_case() {
        ward.chain(mail("vera")).reaches("m7", Tier.STOP, "2100").beat();

        thenThrownBy(() -> ward.decide(Kind.REMOVED, null)).hasMessageContaining("recorded at the Bench");
        then(ward.one().offers()).doesNotContain(Kind.REMOVED);
    }
}
