package org.graftline.conduct.internal.mail;

/** Sends letters. Safe for many threads. */
public interface Post {
    /** @return whether there is a mail server to send by */
    boolean isSetUp();

    /** @return where people reach these pages, without a slash at its end, for links in letters */
    String pages();

    /**
     * Returns when the mail server has taken the letter.
     *
     * @throws NotPostedException if it has not, saying whether trying again may help
     */
    void send(Letter letter);
}
