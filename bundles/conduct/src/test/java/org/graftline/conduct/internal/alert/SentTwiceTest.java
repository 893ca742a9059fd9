package org.graftline.conduct.internal.alert;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.graftline.conduct.internal.alert.Ward.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.graftline.conduct.internal.mail.PostOfTests;
import org.graftline.study.bench.ProtocolLimit.Tier;
import org.graftline.study.record.NotStoredException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A crash between the answer of a real mail server and the record of it. */
class SentTwiceTest {
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Ward ward = new Ward();

    @BeforeEach
    void open() {
        server.start();
        ward.postBy(PostOfTests.to(server.getSmtp().getPort(), ward.clock));
    }

    @AfterEach
    void close() {
        server.stop();
    }

    private Set<String> messageIds() throws Exception {
        Set<String> ids = new HashSet<>();
        for (MimeMessage arrived : server.getReceivedMessages()) {
            ids.add(arrived.getMessageID());
        }
        return ids;
    }

    @Test
    void the_letter_comes_again_under_the_same_message_id_so_that_a_mailbox_knows_it() throws Exception {
        ward.chain(mail("vera")).reaches("m7", Tier.STOP, "2100");
        ward.look();
        ward.book.full(true); // sent, and not noted
        thenThrownBy(ward::send).isInstanceOf(NotStoredException.class);

        ward.start();
        ward.book.full(false);
        ward.beat().beat();

        then(server.getReceivedMessages()).hasSize(2);
        then(messageIds()).hasSize(1).allMatch(id -> id.matches("<[0-9a-f-]{36}@graftline>"));
        then(Arrays.stream(server.getReceivedMessages()).map(SentTwiceTest::subject))
                .containsOnly("Humane endpoint: PDX-1, mouse m7, tumor volume 2100 mm³, limit 2000 mm³");
    }

    @Test
    void two_letters_about_one_alert_carry_ids_of_their_own() throws Exception {
        ward.chain(mail("vera"), mail("dora")).reaches("m7", Tier.STOP, "2100").beat();
        ward.pass(java.time.Duration.ofMinutes(30));

        then(server.getReceivedMessages()).hasSize(2);
        then(messageIds()).hasSize(2);
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (jakarta.mail.MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
