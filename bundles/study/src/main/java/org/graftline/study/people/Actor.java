package org.graftline.study.people;

import org.graftline.study.PersonId;

/**
 * Who acts, and by which way in. Made by whoever established the identity (log-in, command line, host); every write names one.
 *
 * @param person who
 * @param name the person's printed name at the time of acting
 * @param via the way in
 */
public record Actor(PersonId person, String name, Via via) {
    /** What Graftline does by itself when its time has come, such as to call the next person about an alert. */
    public static final Actor GRAFTLINE = new Actor(new PersonId("graftline"), "Graftline", Via.ITSELF);

    /** The ways in. */
    public enum Via {
        WEB,
        COMMAND_LINE,
        HOST,
        /** Nobody acted: a time had come. */
        ITSELF
    }

    @Override
    public String toString() {
        return "Actor[" + person + " via " + via + "]"; // never the name: it may end in a log
    }
}
