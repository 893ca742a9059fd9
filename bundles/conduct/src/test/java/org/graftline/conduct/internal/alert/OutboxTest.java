package org.graftline.conduct.internal.alert;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.graftline.conduct.internal.alert.Ward.mail;

import java.time.Duration;
import org.graftline.conduct.internal.mail.NotPostedException.Hope;
import org.graftline.study.bench.ProtocolLimit.Tier;
import org.graftline.study.conduct.AlertDecision;
import org.graftline.study.conduct.AlertNotice;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.NotStoredException;
import org.junit.jupiter.api.Test;

/** Messages and a mail server that is not always there. */
class OutboxTest {
    private final Ward ward = new Ward();

    private long sendings() {
        return ward.book.entries().stream()
                .filter(entry -> entry.kind() == ActKind.SEND_NOTICE)
                .count();
    }

    @Test
    void a_mail_server_that_is_down_delays_a_letter_and_neither_loses_nor_repeats_it() {
        ward.chain(mail("vera")).reaches("m7", Tier.WATCH, "1600");
        ward.mailFails = Hope.WHEN_THE_SERVER_IS_BACK;
        ward.beat();
        for (int i = 0; i < 60; i++) {
            ward.pass(Duration.ofMinutes(1));
        }
        then(ward.mailed).isEmpty();
        then(ward.attempts).isBetween(10, 20); // 5 s, 10 s, 20 s … and then every five minutes
        then(sendings()).isZero();

        ward.mailFails = null;
        ward.pass(Duration.ofMinutes(5));
        ward.pass(Duration.ofMinutes(5));

        then(ward.mailed).containsExactly("vera");
        then(sendings()).isEqualTo(1);
        then(ward.one().notices()).extracting(AlertNotice::state).containsExactly(AlertNotice.State.SENT);
    }

    @Test
    void a_server_that_is_back_gets_all_letters_at_once() {
        ward.chain(mail("vera")).reaches("m7", Tier.WATCH, "1600").reaches("m8", Tier.WATCH, "1600");
        ward.mailFails = Hope.WHEN_THE_SERVER_IS_BACK;
        ward.beat();
        then(ward.attempts).isEqualTo(1);

        ward.mailFails = null;
        ward.pass(Outbox.FIRST_PAUSE);

        then(ward.mailed).containsExactly("vera", "vera");
    }

    @Test
    void a_restart_between_queue_and_server_sends_once_under_the_same_name() {
        ward.chain(mail("vera")).reaches("m7", Tier.WATCH, "1600");
        ward.mailFails = Hope.WHEN_THE_SERVER_IS_BACK;
        ward.beat();

        ward.start();
        ward.mailFails = null;
        ward.beat().beat();
        ward.start();
        ward.beat();

        then(ward.mailed).containsExactly("vera");
    }

    @Test
    void a_letter_that_no_server_took_in_a_day_is_given_up_and_nobody_is_called_past_it_where_somebody_knows() {
        ward.chain(mail("vera"), mail("tom")).reaches("m7", Tier.WATCH, "1600");
        ward.mailFails = Hope.LATER;
        ward.beat();
        ward.clock.pass(Outbox.GIVEN_UP_AFTER.plusSeconds(1));
        ward.acknowledge("dora");

        ward.beat();

        then(ward.one().notices()).singleElement().satisfies(one -> {
            then(one.state()).isEqualTo(AlertNotice.State.GIVEN_UP);
            then(one.why()).isEqualTo(AlertNotice.Why.TOO_LATE);
        });
        then(ward.alert().calls()).hasSize(1); // somebody knows already
    }

    @Test
    void a_letter_about_a_case_that_was_closed_meanwhile_is_not_sent() {
        ward.chain(mail("vera")).reaches("m7", Tier.STOP, "2100");
        ward.mailFails = Hope.WHEN_THE_SERVER_IS_BACK;
        ward.beat();
        ward.decide(AlertDecision.Kind.EUTHANIZE, null);

        ward.mailFails = null;
        ward.pass(Duration.ofMinutes(5));

        then(ward.mailed).isEmpty();
        then(ward.all().get(0).notices()).extracting(AlertNotice::why).containsExactly(AlertNotice.Why.CASE_CLOSED);
    }

    @Test
    void a_clock_that_is_set_back_does_not_hold_the_letters() {
        ward.chain(mail("vera")).reaches("m7", Tier.WATCH, "1600");
        ward.mailFails = Hope.WHEN_THE_SERVER_IS_BACK;
        ward.beat();
        ward.mailFails = null;

        ward.pass(Duration.ofDays(-1));

        then(ward.mailed).contains("vera");
    }

    @Test
    void a_disk_that_is_full_when_a_letter_was_sent_does_not_send_it_again() {
        ward.chain(mail("vera")).reaches("m7", Tier.WATCH, "1600");
        ward.mailFails = Hope.WHEN_THE_SERVER_IS_BACK;
        ward.beat();
        ward.mailFails = null;
        ward.clock.pass(Outbox.FIRST_PAUSE);

        ward.book.full(true);
        thenThrownBy(ward::send).isInstanceOf(NotStoredException.class);
        thenThrownBy(ward::send).isInstanceOf(NotStoredException.class);
        ward.book.full(false);
        ward.send();

        then(ward.mailed).containsExactly("vera");
        then(ward.one().notices()).extracting(AlertNotice::state).containsExactly(AlertNotice.State.SENT);
    }
}
