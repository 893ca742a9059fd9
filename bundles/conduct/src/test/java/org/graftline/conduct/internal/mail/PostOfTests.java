package org.graftline.conduct.internal.mail;

import java.time.Clock;

/** The real post to a mail server on this machine. */
public final class PostOfTests {
    private PostOfTests() {}

    /** @return letters without a log-in to that port */
    public static Post to(int port, Clock clock) {
        return new SmtpPost(
                new MailServer(
                        "127.0.0.1", port, MailServer.Tls.NONE, "", null, "graftline@example.org", "http://lab:8282"),
                clock);
    }
}
