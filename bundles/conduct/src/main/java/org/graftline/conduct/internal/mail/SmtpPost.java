package org.graftline.conduct.internal.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.graftline.conduct.internal.mail.NotPostedException.Hope;
import org.graftline.study.StudyException;

/**
 * One mail server over SMTP (RFC 5321). A letter is one connection: there are few of them, and a connection that is kept open dies unseen.
 */
final class SmtpPost implements Post {
    private static final String CONNECT_MILLIS = "10000";
    private static final String ANSWER_MILLIS = "20000";
    private static final int REFUSED_FOR_GOOD = 500;

    private final MailServer server;
    private final Clock clock;
    private final Session session;
    private final InternetAddress from;

    SmtpPost(MailServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
        this.session = Session.getInstance(properties(server));
        try {
            this.from = new InternetAddress(server.from(), true);
        } catch (AddressException broken) {
            throw new StudyException(
                    "The sender '%s' of org.graftline.conduct.mail is no mail address. Set 'from' to one such as graftline@example.org."
                            .formatted(server.from()),
                    broken);
        }
    }

    private static Properties properties(MailServer server) {
        Properties all = new Properties();
        String protocol = server.tls() == MailServer.Tls.FROM_THE_START ? "smtps" : "smtp";
        String prefix = "mail." + protocol + ".";
        all.setProperty("mail.transport.protocol", protocol);
        all.setProperty(prefix + "host", server.host());
        all.setProperty(prefix + "port", Integer.toString(server.port()));
        all.setProperty(prefix + "connectiontimeout", CONNECT_MILLIS);
        all.setProperty(prefix + "timeout", ANSWER_MILLIS);
        all.setProperty(prefix + "writetimeout", ANSWER_MILLIS);
        all.setProperty(prefix + "ssl.checkserveridentity", "true");
        all.setProperty(prefix + "auth", Boolean.toString(!server.user().isEmpty()));
        if (server.tls() == MailServer.Tls.UPGRADE) {
            all.setProperty(prefix + "starttls.enable", "true");
            all.setProperty(prefix + "starttls.required", "true");
        }
        return all;
    }

    @Override
    public boolean isSetUp() {
        return true;
    }

    @Override
    public String pages() {
        return server.pages();
    }

    @Override
    public void send(Letter letter) {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread()
                .setContextClassLoader(Session.class.getClassLoader()); // where the mail library finds its parts
        try {
            MimeMessage message = message(letter);
            try (Transport transport = session.getTransport()) {
                if (server.user().isEmpty()) {
                    transport.connect();
                } else {
                    transport.connect(server.user(), server.password());
                }
                transport.sendMessage(message, message.getAllRecipients());
            }
        } catch (MessagingException failure) {
            throw notPosted(letter, failure);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private MimeMessage message(Letter letter) throws MessagingException {
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + letter.id() + "@graftline>");
            }
        };
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
        message.setSubject(letter.subject().replaceAll("\\p{C}", " "), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no holiday replies
        message.setDataHandler(new DataHandler(
                new ByteArrayDataSource(letter.text().getBytes(StandardCharsets.UTF_8), "text/plain; charset=utf-8")));
        return message;
    }

    private NotPostedException notPosted(Letter letter, MessagingException failure) {
        int code = code(failure);
        if (failure instanceof AddressException || code >= REFUSED_FOR_GOOD) {
            return new NotPostedException(
                    "The mail server %s refused letter %s for good%s. Check the person's mail address and the server's log."
                            .formatted(server.host(), letter.id(), code > 0 ? " (%d)".formatted(code) : ""),
                    Hope.NONE,
                    failure);
        }
        if (code > 0) {
            return new NotPostedException(
                    "The mail server %s put letter %s off (%d). It is tried again."
                            .formatted(server.host(), letter.id(), code),
                    Hope.LATER,
                    failure);
        }
        return new NotPostedException(
                "The mail server %s:%d took nothing (%s). Check that it runs, and host, port, tls, user and password in org.graftline.conduct.mail."
                        .formatted(
                                server.host(), server.port(), failure.getClass().getSimpleName()),
                Hope.WHEN_THE_SERVER_IS_BACK,
                failure);
    }

    /** @return the server's reply about this letter; 0 if it gave none */
    private static int code(MessagingException failure) {
        for (Exception one = failure; one != null; one = next(one)) {
            if (one instanceof SMTPAddressFailedException address) {
                return address.getReturnCode();
            }
            if (one instanceof SMTPSendFailedException sending && sending.getReturnCode() > 0) {
                int code = sending.getReturnCode();
                return sending.getNextException() instanceof SMTPAddressFailedException address
                        ? address.getReturnCode()
                        : code;
            }
        }
        return failure instanceof SendFailedException && failure.getNextException() == null ? REFUSED_FOR_GOOD : 0;
    }

    private static @org.jspecify.annotations.Nullable Exception next(Exception one) {
        return one instanceof MessagingException messaging ? messaging.getNextException() : null;
    }
}
