package org.graftline.study.people;

import org.graftline.study.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, and by which way in. Made by whoever established the identity (log-in, command line, host); every write names one.
 *
 * @param person who
 * @param name the person's printed name at the time of acting
 * @param via the way in
 * @param limits what a token narrows the person's roles to; null for the person themself
 */
public record Actor(
        PersonId person, String name, Via via, @Nullable TokenLimits limits) {
    /** What Graftline does by itself when its time has come, such as to call the next person about an alert. */
    public static final Actor GRAFTLINE = new Actor(new PersonId("graftline"), "Graftline", Via.ITSELF);

    /** The person themself, by any way but a token. */
    public Actor(PersonId person, String name, Via via) {
        this(person, name, via, null);
    }

    /** @return whether this is the person themself, and no script in their name */
    public boolean isOneself(PersonId other) {
        return limits == null && person.equals(other);
    }

    /** The ways in. */
    public enum Via {
        WEB,
        COMMAND_LINE,
        HOST,
        /** A script with a token of the person's. */
        TOKEN,
        /** Nobody acted: a time had come. */
        ITSELF
    }

    @Override
    public String toString() {
        return "Actor[" + person + " via " + via + "]"; // never the name: it may end in a log
    }
}
