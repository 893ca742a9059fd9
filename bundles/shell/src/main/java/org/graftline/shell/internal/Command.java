package org.graftline.shell.internal;

/**
 * One command. A component of its own, so that its references say what it needs; found by the service property {@code command}.
 * Safe for many threads.
 *
 * @param <W> its words: an interface whose getters carry picocli's options
 */
public interface Command<W> {
    /** Service property: the command's name. */
    String NAME = "command";

    /** @return the interface of its words */
    Class<W> words();

    /**
     * @param words as typed
     * @param console where it reads and writes
     * @return how it ended; a failure may as well be thrown as an exception whose message is a sentence
     */
    Outcome run(W words, Console console);
}
