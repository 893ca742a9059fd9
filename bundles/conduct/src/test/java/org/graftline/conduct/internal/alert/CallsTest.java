package org.graftline.conduct.internal.alert;

import static org.assertj.core.api.BDDAssertions.then;
import static org.graftline.conduct.internal.alert.Ward.both;
import static org.graftline.conduct.internal.alert.Ward.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.graftline.conduct.internal.mail.NotPostedException.Hope;
import org.graftline.study.bench.ProtocolLimit.Tier;
import org.graftline.study.conduct.AlertCase.Call;
import org.graftline.study.conduct.AlertCase.Occasion;
import org.graftline.study.conduct.AlertCase.PassedOver;
import org.graftline.study.conduct.AlertCase.PassedOver.Why;
import org.graftline.study.conduct.AlertChain.QuietHours;
import org.graftline.study.conduct.AlertDecision;
import org.graftline.study.conduct.AlertNotice;
import org.graftline.study.record.ActKind;
import org.junit.jupiter.api.Test;

/** Who is called, when, and when nobody is. */
class CallsTest {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private final Ward ward = new Ward();

    @Test
    void an_alert_calls_the_first_of_the_chain_and_says_study_mouse_limit_tier_and_where_to_go() {
        ward.chain(mail("vera"), mail("dora")).reaches("m7", Tier.STOP, "2100").beat();

        then(ward.mailed).containsExactly("vera");
        then(ward.letters.get(0).subject())
                .isEqualTo("Humane endpoint: PDX-1, mouse m7, tumor volume 2100 mm³, limit 2000 mm³");
        then(ward.letters.get(0).text())
                .contains("http://lab:8282/alerts/PDX-1/00000000-0000-0007-0000-000000000001.TUMOR_VOLUME.STOP")
                .contains("tier stop");
    }

    @Test
    void case_and_messages_are_one_act_of_nobody() {
        ward.chain(both("vera")).reaches("m7", Tier.STOP, "2100");
        int before = ward.book.entries().size();
        ward.beat();

        var act = ward.book.entries().get(before);
        then(act.kind()).isEqualTo(ActKind.HANDLE_ALERT);
        then(act.person().value()).isEqualTo("graftline");
        then(act.rows())
                .extracting(row -> row.id().split("/", -1)[1])
                .containsExactly("ALERT_CASE", "NOTICE", "NOTICE");
    }

    @Test
    void who_does_not_acknowledge_in_the_protocols_time_is_followed_by_the_next() {
        ward.chain(mail("vera"), mail("dora")).reaches("m7", Tier.STOP, "2100").beat();

        ward.pass(HALF_AN_HOUR.minusSeconds(1));
        then(ward.mailed).containsExactly("vera");
        ward.pass(Duration.ofSeconds(1));
        then(ward.mailed).containsExactly("vera", "dora");
        then(ward.alert().calls())
                .extracting(Call::occasion)
                .containsExactly(Occasion.OPENED, Occasion.NOT_ACKNOWLEDGED);
    }

    @Test
    void who_acknowledges_ends_the_calling_for_the_protocols_time() {
        ward.chain(mail("vera"), mail("dora")).reaches("m7", Tier.STOP, "2100").beat();

        ward.acknowledge("vera");
        ward.pass(HALF_AN_HOUR.minusSeconds(1));

        then(ward.mailed).containsExactly("vera");
        then(ward.alert().acknowledgments()).singleElement().satisfies(one -> {
            then(one.person()).isEqualTo(Crew.id("vera"));
            then(one.at()).isEqualTo(Instant.parse("2026-03-02T10:00:00Z"));
        });
    }

    @Test
    void an_endpoint_that_nobody_acknowledges_begins_the_chain_again_and_a_watch_does_not() {
        ward.chain(mail("vera"), mail("dora"))
                .reaches("m7", Tier.STOP, "2100")
                .reaches("m8", Tier.WATCH, "1600")
                .beat();

        for (int i = 0; i < 96; i++) {
            ward.pass(HALF_AN_HOUR);
        }

        then(ward.letters.stream().filter(letter -> letter.subject().contains("m8")))
                .extracting(letter -> letter.to())
                .containsExactly("vera@example.org", "dora@example.org");
        then(ward.letters.stream().filter(letter -> letter.subject().contains("m7")))
                .hasSize(97)
                .extracting(letter -> letter.to())
                .startsWith("vera@example.org", "dora@example.org", "vera@example.org");
    }

    @Test
    void another_alert_of_the_mouse_and_limit_joins_the_case_and_calls_nobody() {
        ward.chain(mail("vera"), mail("dora")).reaches("m7", Tier.WATCH, "1600").beat();

        ward.clock.pass(Duration.ofHours(1));
        ward.reaches("m7", Tier.WATCH, "1700").beat();

        then(ward.mailed).containsExactly("vera");
        then(ward.alert().raised()).extracting(one -> one.value().text()).containsExactly("1600", "1700");
    }

    @Test
    void a_worse_tier_calls_from_the_beginning_of_the_chain_although_the_first_was_acknowledged() {
        ward.chain(mail("vera"), mail("dora")).reaches("m7", Tier.WATCH, "1600").beat();
        ward.acknowledge("vera");

        ward.clock.pass(Duration.ofHours(1));
        ward.reaches("m7", Tier.STOP, "2100").beat();

        then(ward.mailed).containsExactly("vera", "vera");
        then(ward.alert().isAcknowledged()).isFalse();
        then(ward.letters.get(1).subject()).startsWith("Humane endpoint");
        ward.pass(HALF_AN_HOUR);
        then(ward.mailed).containsExactly("vera", "vera", "dora");
    }

    @Test
    void a_reading_that_reaches_both_tiers_calls_once() {
        UUID reading = new UUID(1, 1);
        ward.chain(mail("vera"))
                .reaches(reading, "m7", Tier.WATCH, "2100")
                .reaches(reading, "m7", Tier.STOP, "2100")
                .beat();

        then(ward.mailed).containsExactly("vera");
        then(ward.alert().tier()).isEqualTo(Tier.STOP);
        then(ward.alert().raised()).hasSize(2);
    }

    @Test
    void an_event_that_comes_twice_or_a_beat_without_anything_new_changes_nothing() {
        ward.chain(mail("vera")).reaches("m7", Tier.STOP, "2100").beat();
        int entries = ward.book.entries().size();

        ward.beat().beat();
        ward.start();
        ward.beat();

        then(ward.mailed).containsExactly("vera");
        then(ward.book.entries()).hasSize(entries);
    }

    @Test
    void a_disabled_person_is_passed_over_and_the_case_says_so() {
        ward.chain(mail("vera"), mail("dora"));
        ward.crew.disable("vera");
        ward.reaches("m7", Tier.STOP, "2100").beat();

        then(ward.mailed).containsExactly("dora");
        then(ward.alert().calls().get(0).passedOver()).containsExactly(new PassedOver(Crew.id("vera"), Why.DISABLED));
        then(ward.chains.chain(ward.crew.actor("dora"), Ward.STUDY).cautions())
                .containsExactly("p-vera is disabled and passed over. Put somebody else in the place.");
    }

    @Test
    void who_cannot_be_mailed_is_passed_over_or_gets_the_notice_alone() {
        ward.chain(mail("tom"), both("vera"));
        ward.crew.withoutAddress("tom");
        ward.crew.withoutAddress("vera");
        ward.reaches("m7", Tier.STOP, "2100").beat();

        then(ward.mailed).isEmpty();
        then(ward.crew.told).singleElement().asString().startsWith("vera: Humane endpoint");
        then(ward.alert().calls().get(0).passedOver()).containsExactly(new PassedOver(Crew.id("tom"), Why.NO_ADDRESS));
    }

    @Test
    void without_a_chain_the_directors_are_called() {
        ward.crew.with("david", org.graftline.study.people.Role.DIRECTOR);
        ward.reaches("m7", Tier.STOP, "2100").beat();

        then(ward.mailed).containsExactlyInAnyOrder("dora", "david");
        then(ward.alert().calls().get(0).place()).isEqualTo(Call.NO_CHAIN);
        then(ward.chains.chain(ward.crew.actor("dora"), Ward.STUDY).cautions())
                .containsExactly("There is no chain: the directors of the study are called, all at once.");
    }

    @Test
    void when_nobody_of_the_chain_can_be_reached_the_directors_are_called() {
        ward.chain(mail("vera"));
        ward.crew.disable("vera");
        ward.reaches("m7", Tier.WATCH, "1600").beat();

        then(ward.mailed).containsExactly("dora");
        ward.pass(Duration.ofDays(1));
        then(ward.mailed).containsExactly("dora");
    }

    @Test
    void quiet_hours_hold_a_watch_until_they_end_and_never_an_endpoint() {
        QuietHours night = new QuietHours(LocalTime.of(20, 0), LocalTime.of(7, 0));
        ward.chain(night, mail("vera"));
        ward.clock.pass(Duration.ofHours(12)); // 23:00 in Berlin
        ward.reaches("m7", Tier.WATCH, "1600").reaches("m8", Tier.STOP, "2100").beat();

        then(ward.letters)
                .singleElement()
                .satisfies(letter -> then(letter.subject()).contains("m8"));
        ward.desk.acknowledge(
                ward.crew.actor("vera"),
                Ward.STUDY,
                ward.all().stream()
                        .filter(one -> one.alert().mouse().value().equals("m8"))
                        .findFirst()
                        .orElseThrow()
                        .name());
        ward.pass(Duration.ofHours(8).minusSeconds(1));
        then(ward.letters).noneMatch(letter -> letter.subject().contains("m7"));
        ward.pass(Duration.ofSeconds(1)); // 7:00 in Berlin
        then(ward.letters).filteredOn(letter -> letter.subject().contains("m7")).hasSize(1);
    }

    @Test
    void a_clock_that_jumps_ahead_calls_one_person_and_not_the_whole_chain() {
        ward.chain(mail("vera"), mail("tom"), mail("dora"))
                .reaches("m7", Tier.STOP, "2100")
                .beat();

        ward.pass(Duration.ofHours(10));
        ward.beat();

        then(ward.mailed).containsExactly("vera", "tom");
    }

    @Test
    void a_clock_that_is_set_back_does_not_keep_the_next_from_being_called() {
        ward.chain(mail("vera"), mail("dora")).reaches("m7", Tier.STOP, "2100").beat();

        ward.pass(Duration.ofSeconds(-30));
        then(ward.mailed).containsExactly("vera");
        ward.pass(Duration.ofHours(-10));
        then(ward.mailed).containsExactly("vera", "dora");
        ward.pass(Duration.ofMinutes(1));
        then(ward.mailed).containsExactly("vera", "dora");
    }

    @Test
    void a_letter_that_is_refused_for_good_calls_the_next_at_once() {
        ward.chain(mail("vera"), both("dora")).reaches("m7", Tier.STOP, "2100");
        ward.mailFails = Hope.NONE;
        ward.beat();

        then(ward.alert().calls()).extracting(Call::occasion).containsExactly(Occasion.OPENED, Occasion.NOT_DELIVERED);
        ward.send();
        then(ward.crew.told).singleElement().asString().startsWith("dora: ");
        then(ward.one().notices())
                .extracting(AlertNotice::state)
                .containsExactlyInAnyOrder(
                        AlertNotice.State.GIVEN_UP, AlertNotice.State.SENT, AlertNotice.State.GIVEN_UP);
        ward.beat();
        then(ward.alert().calls()).hasSize(2); // dora got the notice
    }

    @Test
    void an_exemption_holds_for_the_same_tier_until_its_day_and_not_for_a_worse_one() {
        ward.chain(mail("vera")).reaches("m7", Tier.WATCH, "1600").beat();
        ward.decide(AlertDecision.Kind.EXEMPT, LocalDate.of(2026, 3, 4));

        ward.clock.pass(Duration.ofDays(2));
        ward.reaches("m7", Tier.WATCH, "1700").beat();
        then(ward.mailed).containsExactly("vera");
        then(ward.desk.open(ward.crew.actor("vera"))).isEmpty();

        ward.reaches("m7", Tier.STOP, "2100").beat();
        then(ward.mailed).containsExactly("vera", "vera");
        ward.decide(AlertDecision.Kind.EXEMPT, LocalDate.of(2026, 3, 5));

        ward.clock.pass(Duration.ofDays(2));
        ward.reaches("m7", Tier.STOP, "2200").beat();
        then(ward.mailed).containsExactly("vera", "vera", "vera");
        then(ward.all()).hasSize(3);
    }

    @Test
    void after_a_treatment_the_next_alert_is_a_new_case() {
        ward.chain(mail("vera")).reaches("m7", Tier.STOP, "2100").beat();
        ward.decide(AlertDecision.Kind.TREAT, null);

        ward.clock.pass(Duration.ofDays(1));
        ward.reaches("m7", Tier.STOP, "2100").beat();

        then(ward.mailed).containsExactly("vera", "vera");
        then(ward.all()).extracting(one -> one.alert().isOpen()).containsExactly(true, false);
    }
}
