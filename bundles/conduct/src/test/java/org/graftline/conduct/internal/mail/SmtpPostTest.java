package org.graftline.conduct.internal.mail;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.graftline.conduct.internal.mail.NotPostedException.Hope;
import org.graftline.study.StudyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Letters to a real SMTP server on this machine. */
class SmtpPostTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC);
    private static final Letter LETTER =
            new Letter("6f0c1c5e", "vera@example.org", "Humane endpoint: m7, 2100 mm³", "Go to http://lab/alerts.\nµ");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP))
            .withConfiguration(GreenMailConfiguration.aConfig().withUser("lab@example.org", "lab", "secret"));

    @AfterEach
    void stop() {
        server.stop();
    }

    private static SmtpPost post(int port, String user, @Nullable String password) {
        return new SmtpPost(
                new MailServer(
                        "127.0.0.1", port, MailServer.Tls.NONE, user, password, "graftline@example.org", "http://lab"),
                CLOCK);
    }

    @Test
    void a_letter_arrives_whole_under_a_name_of_its_own() throws Exception {
        server.start();
        post(server.getSmtp().getPort(), "lab", "secret").send(LETTER);

        MimeMessage[] arrived = server.getReceivedMessages();
        then(arrived).hasSize(1);
        then(arrived[0].getSubject()).isEqualTo("Humane endpoint: m7, 2100 mm³");
        then(arrived[0].getContent()).asString().isEqualToNormalizingNewlines("Go to http://lab/alerts.\nµ");
        then(arrived[0].getMessageID()).isEqualTo("<6f0c1c5e@graftline>");
        then(arrived[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
        then(arrived[0].getFrom()[0].toString()).isEqualTo("graftline@example.org");
        then(arrived[0].getAllRecipients()[0].toString()).isEqualTo("vera@example.org");
    }

    @Test
    void a_subject_cannot_bring_headers_of_its_own() throws Exception {
        server.start();
        post(server.getSmtp().getPort(), "", null)
                .send(new Letter("x", "vera@example.org", "m7\r\nBcc: eve@example.org", "text"));

        then(server.getReceivedMessages()).hasSize(1);
        then(server.getReceivedMessages()[0].getHeader("Bcc")).isNull();
    }

    @Test
    void a_server_that_is_down_is_worth_another_try_and_gets_the_letter_when_it_is_up() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        SmtpPost post = post(port, "", null);
        thenThrownBy(() -> post.send(LETTER))
                .isInstanceOfSatisfying(
                        NotPostedException.class, down -> then(down.hope()).isEqualTo(Hope.WHEN_THE_SERVER_IS_BACK))
                .hasMessageContaining("127.0.0.1:" + port)
                .hasMessageNotContaining("vera");

        GreenMail later = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        later.start();
        try {
            post.send(LETTER);
            then(later.getReceivedMessages()).hasSize(1);
        } finally {
            later.stop();
        }
    }

    @Test
    void a_wrong_password_is_the_administrators_matter_and_loses_no_letter() {
        server.start();
        SmtpPost post = post(server.getSmtp().getPort(), "lab", "wrong");

        thenThrownBy(() -> post.send(LETTER))
                .isInstanceOfSatisfying(
                        NotPostedException.class,
                        refused -> then(refused.hope()).isEqualTo(Hope.WHEN_THE_SERVER_IS_BACK))
                .hasMessageNotContaining("wrong");
    }

    @Test
    void an_address_that_is_none_is_given_up() {
        server.start();
        SmtpPost post = post(server.getSmtp().getPort(), "", null);

        thenThrownBy(() -> post.send(new Letter("x", "no address", "s", "t")))
                .isInstanceOfSatisfying(
                        NotPostedException.class,
                        refused -> then(refused.hope()).isEqualTo(Hope.NONE));
    }

    @Test
    void without_a_sender_nothing_is_sent_and_the_setting_is_named() {
        thenThrownBy(() -> new SmtpPost(
                        new MailServer("h", 25, MailServer.Tls.NONE, "", null, "nobody", "http://lab"), CLOCK))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("'from'");
    }
}
