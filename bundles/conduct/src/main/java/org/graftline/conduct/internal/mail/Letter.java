package org.graftline.conduct.internal.mail;

/**
 * A mail before it is sent.
 *
 * @param id names it for ever: sent twice, it carries the same Message-ID, so that a mailbox shows it once
 * @param to one address
 * @param subject one line
 * @param text plain text
 */
public record Letter(String id, String to, String subject, String text) {
    @Override
    public String toString() {
        return "Letter[" + id + "]"; // never the address or the text: it may end in a log
    }
}
