package org.graftline.store.internal;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.graftline.study.record.NotReadException;
import org.graftline.study.record.NotStoredException;

/** What a failure of the database means to a person, by its SQL states (SQL:2016, PostgreSQL appendix A, H2 ErrorCode). */
final class Refusal {
    private static final Set<String> BUSY = Set.of("40001", "40P01", "55P03", "HYT00", "50200");
    private static final Set<String> H2_CLOSED = Set.of("90067", "90098", "90121", "90028", "90024");

    private Refusal() {}

    /** @return the refusal of an act of which nothing is stored */
    static NotStoredException of(Exception failure) {
        return new NotStoredException("Not saved, nothing of it: " + reason(failure), failure);
    }

    /** @return the refusal of an act whose fate cannot be asked, since the database went away while it answered */
    static NotStoredException unknown(Exception failure) {
        return new NotStoredException(
                "Perhaps not saved: the database went away before it answered. Look at the record again once it is back;"
                        + " repeating the same reading is safe.",
                failure);
    }

    /** @return the refusal of a question that the database cannot answer now; empty if it is no matter of its being there */
    static Optional<NotReadException> reading(Exception failure) {
        return isDiskFull(failure) || any(failure, Refusal::saysDiskFails) || isAway(failure)
                ? Optional.of(new NotReadException("Cannot be read now: " + reason(failure), failure))
                : Optional.empty();
    }

    /** @return why the store cannot be opened */
    static String opening(Exception failure) {
        return "The store is not open: " + reason(failure);
    }

    /** @return whether a row stands there already */
    static boolean isDuplicate(Exception failure) {
        return any(failure, state("23505"::equals));
    }

    /** @return whether the disk of the database has no room */
    static boolean isDiskFull(Exception failure) {
        return any(failure, Refusal::saysDiskFull);
    }

    /** @return whether H2 closed the database under the connection */
    static boolean isClosed(Exception failure) {
        return any(failure, state(H2_CLOSED::contains));
    }

    /** @return whether the connection to a server is gone: it was closed or ended, or the server stops or starts */
    static boolean isLost(Exception failure) {
        return any(failure, state(Refusal::isLost));
    }

    /** @return whether another connection may find the database: a server is gone, or H2 closed it under this one */
    static boolean isAway(Exception failure) {
        return isLost(failure) || isClosed(failure);
    }

    private static boolean isLost(String state) {
        return state.startsWith("08") || state.startsWith("57P");
    }

    private static String reason(Exception failure) {
        if (isDiskFull(failure)) {
            return "the disk of the database is full. Make room, then repeat.";
        }
        if (any(failure, Refusal::saysDiskFails)) {
            return "the disk of the database takes nothing any more (read-only, or an error of the disk). Have it looked at and mounted"
                    + " again, then repeat; start Graftline again if this goes on.";
        }
        if (any(failure, state(BUSY::contains))) {
            return "others were saving to the same study for too long. Repeat in a moment.";
        }
        if (isAway(failure)) {
            return "the database does not answer. Check that it runs and that url, user and password file of"
                    + " org.graftline.store are right, then repeat.";
        }
        if (any(failure, state("3D000"::equals))) {
            return "there is no database of this name on the server, and none is made unseen. Correct the url of org.graftline.store, or"
                    + " create the database first.";
        }
        if (any(failure, state("90020"::equals))) {
            return "another process has the database file open. Stop that one first.";
        }
        if (any(failure, cause -> String.valueOf(cause.getMessage()).contains("non-empty schema"))) {
            return "the database holds tables of another program. Name a database of its own in the url of org.graftline.store.";
        }
        if (any(failure, state(s -> s.startsWith("28")))) {
            return "the database refuses the user or the password. Correct the user or the password file of org.graftline.store.";
        }
        if (any(failure, state("22001"::equals))) {
            return "a text is longer than its column. Shorten it (most texts may have 1,000,000 characters, ids 200), then repeat.";
        }
        if (any(failure, state("22021"::equals))) {
            return "a text contains a character that the database cannot keep, such as U+0000. Remove it, then repeat.";
        }
        return "the database refused with '%s'. The log has the details; tell your administrator."
                .formatted(first(failure));
    }

    private static boolean saysDiskFull(Throwable cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return state("53100"::equals).test(cause)
                || message.contains("no space left on device")
                || message.contains("not enough space on the disk");
    }

    private static boolean saysDiskFails(Throwable cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("read-only file system")
                || message.contains("input/output error")
                || state("58030"::equals).test(cause);
    }

    private static Predicate<Throwable> state(Predicate<String> wanted) {
        return cause ->
                cause instanceof SQLException sql && sql.getSQLState() != null && wanted.test(sql.getSQLState());
    }

    private static String first(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return "SQL state " + sql.getSQLState();
            }
        }
        return failure.getClass().getSimpleName();
    }

    private static boolean any(Throwable failure, Predicate<Throwable> wanted) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> open = new ArrayDeque<>(Set.of(failure));
        while (!open.isEmpty()) {
            Throwable cause = open.pop();
            if (!seen.add(cause)) {
                continue;
            }
            if (wanted.test(cause)) {
                return true;
            }
            if (cause.getCause() != null) {
                open.push(cause.getCause());
            }
            if (cause instanceof SQLException sql && sql.getNextException() != null) {
                open.push(sql.getNextException()); // a batch hides its reason there
            }
        }
        return false;
    }
}
