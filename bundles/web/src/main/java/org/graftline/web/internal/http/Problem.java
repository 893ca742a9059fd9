package org.graftline.web.internal.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A failure as RFC 9457 writes it, with what to do about it.
 *
 * @param type "urn:graftline:" and the status in words, for programs
 * @param title a few words
 * @param status the status's number
 * @param detail what happened, with the value, as one or more sentences that a person can read as they stand
 * @param instance where: the method and path of the request
 * @param remedy what to do; the last sentence of the detail where that says it
 * @param correlation the number under which the log has the failure; null where there is nothing to look up
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String remedy,
        @Nullable String correlation) {

    /** @return a problem whose detail ends with the remedy, as every message of this product does */
    public static Problem of(Status status, String detail, String instance) {
        return of(status, detail, instance, lastSentence(detail), null);
    }

    /** @return a problem with its remedy apart */
    public static Problem of(
            Status status, String detail, String instance, String remedy, @Nullable String correlation) {
        String type = "urn:graftline:" + status.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Problem(type, status.title(), status.code(), detail, instance, remedy, correlation);
    }

    Status statusOf() {
        for (Status candidate : Status.values()) {
            if (candidate.code() == status) {
                return candidate;
            }
        }
        return Status.BROKEN;
    }

    private static String lastSentence(String text) {
        int start = text.lastIndexOf(". ");
        return start < 0 ? text : text.substring(start + 2);
    }
}
