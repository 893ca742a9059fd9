package org.graftline.conduct.internal.mail;

import org.jspecify.annotations.Nullable;

/**
 * Where letters go out.
 *
 * @param host name or address of the server
 * @param port 1 to 65535
 * @param tls how the connection is kept from listeners
 * @param user log-in name; empty for none
 * @param password null for none
 * @param from the sender's address
 * @param pages where people reach the pages, without a slash at its end
 */
record MailServer(
        String host,
        int port,
        Tls tls,
        String user,
        @Nullable String password,
        String from,
        String pages) {
    /** How the connection is kept from listeners. */
    enum Tls {
        /** Not at all. */
        NONE,
        /** By STARTTLS (RFC 3207), and nothing is sent without it. */
        UPGRADE,
        /** From the first byte (RFC 8314). */
        FROM_THE_START
    }

    @Override
    public String toString() {
        return "MailServer[" + host + ":" + port + "]"; // never the password
    }
}
