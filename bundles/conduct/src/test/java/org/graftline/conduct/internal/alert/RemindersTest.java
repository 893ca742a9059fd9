package org.graftline.conduct.internal.alert;

import static org.assertj.core.api.BDDAssertions.then;
import static org.graftline.conduct.internal.alert.Ward.mail;

import java.time.Duration;
import java.time.LocalTime;
import org.graftline.conduct.internal.mail.NotPostedException.Hope;
import org.graftline.study.bench.ProtocolLimit.Tier;
import org.graftline.study.conduct.AlertCase.Call;
import org.graftline.study.conduct.AlertCase.Occasion;
import org.graftline.study.conduct.AlertChain.QuietHours;
import org.graftline.study.conduct.AlertDecision.Kind;
import org.junit.jupiter.api.Test;

/** Somebody knows, and nobody decides. */
class RemindersTest {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Duration FOUR_HOURS = Duration.ofHours(4);

    private final Ward ward = new Ward();

    private Ward acknowledged(Tier tier) {
        ward.chain(mail("vera"), mail("tom"), mail("dora"))
                .reaches("m7", tier, tier == Tier.STOP ? "2100" : "1600")
                .beat();
        ward.acknowledge("tom");
        return ward;
    }

    @Test
    void who_acknowledged_is_reminded_after_the_protocols_time_and_then_the_next_of_the_chain() {
        acknowledged(Tier.STOP).pass(HALF_AN_HOUR.minusSeconds(1));
        then(ward.mailed).containsExactly("vera");

        ward.pass(Duration.ofSeconds(1));
        then(ward.mailed).containsExactly("vera", "tom");
        ward.pass(HALF_AN_HOUR);

        then(ward.mailed).containsExactly("vera", "tom", "dora");
        then(ward.alert().calls())
                .extracting(Call::occasion)
                .containsExactly(Occasion.OPENED, Occasion.NOT_DECIDED, Occasion.NOT_DECIDED);
        then(ward.alert().isAcknowledged()).isTrue();
    }

    @Test
    void a_reminder_says_who_acknowledged_when_and_that_nobody_decided() {
        acknowledged(Tier.STOP).pass(HALF_AN_HOUR);

        then(ward.letters.get(1).subject()).startsWith("Not decided: Humane endpoint: PDX-1, mouse m7");
        then(ward.letters.get(1).text())
                .contains("tom acknowledged it on 2026-03-02 11:00 Europe/Berlin, and nobody has decided since.")
                .doesNotContain("Acknowledge it");
    }

    @Test
    void an_endpoint_reminds_round_and_round_and_a_watch_everybody_once() {
        acknowledged(Tier.STOP);
        for (int i = 0; i < 5; i++) {
            ward.pass(HALF_AN_HOUR);
        }
        then(ward.mailed).containsExactly("vera", "tom", "dora", "vera", "tom", "dora");
    }

    @Test
    void a_watch_reminds_everybody_once_and_then_waits_on_the_page() {
        acknowledged(Tier.WATCH);
        for (int i = 0; i < 10; i++) {
            ward.pass(FOUR_HOURS);
        }
        then(ward.mailed).containsExactly("vera", "tom", "dora", "vera");
        then(ward.alert().nextCallAt()).isNull();
    }

    @Test
    void a_decision_ends_the_reminders() {
        acknowledged(Tier.STOP);
        ward.decide(Kind.TREAT, null);

        ward.pass(Duration.ofDays(1));

        then(ward.mailed).containsExactly("vera");
    }

    @Test
    void who_was_reminded_and_acknowledges_again_has_the_time_once_more() {
        acknowledged(Tier.STOP).pass(HALF_AN_HOUR);

        ward.acknowledge("tom");
        ward.pass(HALF_AN_HOUR.minusSeconds(1));
        then(ward.mailed).containsExactly("vera", "tom");
        ward.pass(Duration.ofSeconds(1));

        then(ward.mailed).containsExactly("vera", "tom", "tom");
        then(ward.alert().acknowledgments()).hasSize(2);
    }

    @Test
    void a_restart_forgets_no_reminder() {
        acknowledged(Tier.STOP);
        ward.clock.pass(HALF_AN_HOUR);

        ward.start();
        ward.beat();
        ward.start();
        ward.beat();

        then(ward.mailed).containsExactly("vera", "tom");
    }

    @Test
    void a_case_that_was_acknowledged_before_anybody_was_reminded_at_all_is_reminded_of_as_well() {
        ward.chain(mail("vera"), mail("dora")).reaches("m7", Tier.STOP, "2100").beat();
        ward.acknowledgeAsOfOld("vera");
        then(ward.alert().nextCallAt()).isNull();

        ward.pass(HALF_AN_HOUR.minusSeconds(1));
        then(ward.mailed).containsExactly("vera");
        ward.pass(Duration.ofSeconds(1));

        then(ward.mailed).containsExactly("vera", "vera");
    }

    @Test
    void a_mail_server_that_is_down_delays_a_reminder_and_loses_none() {
        acknowledged(Tier.STOP);
        ward.mailFails = Hope.WHEN_THE_SERVER_IS_BACK;
        ward.pass(HALF_AN_HOUR);
        then(ward.mailed).containsExactly("vera");

        ward.mailFails = null;
        ward.pass(Duration.ofMinutes(5));

        then(ward.mailed).containsExactly("vera", "tom");
    }

    @Test
    void who_cannot_be_reached_is_passed_over_and_the_case_says_so() {
        acknowledged(Tier.STOP);
        ward.crew.disable("tom");

        ward.pass(HALF_AN_HOUR);

        then(ward.mailed).containsExactly("vera", "dora");
        then(ward.alert().calls().get(1).passedOver())
                .singleElement()
                .satisfies(one -> then(one.person()).isEqualTo(Crew.id("tom")));
    }

    @Test
    void without_a_chain_who_acknowledged_is_reminded_and_then_the_directors() {
        ward.reaches("m7", Tier.WATCH, "1600").beat();
        ward.acknowledge("tom");

        for (int i = 0; i < 4; i++) {
            ward.pass(FOUR_HOURS);
        }

        then(ward.mailed).containsExactly("dora", "tom", "dora");
    }

    @Test
    void quiet_hours_hold_a_reminder_of_a_watch() {
        ward.chain(new QuietHours(LocalTime.of(14, 0), LocalTime.of(7, 0)), mail("vera"));
        ward.reaches("m7", Tier.WATCH, "1600").beat();
        ward.acknowledge("vera");

        ward.pass(FOUR_HOURS); // 15:00 in Berlin
        then(ward.mailed).containsExactly("vera");
        ward.pass(Duration.ofHours(16)); // 7:00

        then(ward.mailed).containsExactly("vera", "vera");
        then(ward.alert().calls()).extracting(Call::occasion).containsExactly(Occasion.OPENED, Occasion.NOT_DECIDED);
    }

    @Test
    void a_worse_tier_begins_from_the_front_as_if_nobody_knew() {
        acknowledged(Tier.WATCH).pass(FOUR_HOURS);
        ward.reaches("m7", Tier.STOP, "2100").beat();

        then(ward.mailed).containsExactly("vera", "tom", "vera");
        ward.pass(HALF_AN_HOUR);
        then(ward.mailed).containsExactly("vera", "tom", "vera", "tom");
        then(ward.alert().calls())
                .extracting(Call::occasion)
                .containsExactly(Occasion.OPENED, Occasion.NOT_DECIDED, Occasion.WORSE, Occasion.NOT_ACKNOWLEDGED);
    }
}
