package org.graftline.platform;

import java.time.Duration;
import org.graftline.study.StudyException;

/** Log-in with one name, or sign-in with one badge, failed so often that it is refused for a while, whether or not anybody has it. */
public class TooManyAttemptsException extends StudyException {
    private static final long serialVersionUID = 1L;

    private final Duration wait;

    /** @param wait how long the name is still refused, at least one second */
    public TooManyAttemptsException(Duration wait) {
        this(
                wait,
                "Log-in with this name failed several times and is refused for %s. Wait, then try again; an administrator can set a new password."
                        .formatted(words(wait)));
    }

    private TooManyAttemptsException(Duration wait, String sentence) {
        super(sentence);
        this.wait = wait;
    }

    /**
     * The same for a badge at the Bench, whether or not anybody has it.
     *
     * @param wait how long the badge is still refused, at least one second
     */
    public static TooManyAttemptsException withBadge(Duration wait) {
        return new TooManyAttemptsException(
                wait,
                "Sign-in with this badge failed several times and is refused for %s. Wait, then try again; a new PIN does not shorten the wait."
                        .formatted(words(wait)));
    }

    /** @return how long the name or badge is still refused */
    public Duration remaining() {
        return wait;
    }

    private static String words(Duration wait) {
        long seconds = Math.max(1, wait.toSeconds());
        if (seconds < 60) {
            return seconds == 1 ? "1 second" : seconds + " seconds";
        }
        long minutes = (seconds + 59) / 60;
        return minutes == 1 ? "1 minute" : minutes + " minutes";
    }
}
