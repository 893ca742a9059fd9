package org.graftline.store.internal;

import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;
import org.graftline.study.StudyException;

/**
 * Tells a damaged H2 file from other failures while the store is opened or audited. Nobody else has the file open then and an audit
 * takes no lock, so that a lock that never comes is damage, too: a transaction that H2 can neither finish nor take back holds it.
 */
final class DamagedFile {
    /** General error, file corrupted, I/O error, row not in primary index, row not found when deleting, no lock; H2 ErrorCode. */
    private static final Set<Integer> H2_CODES = Set.of(50_000, 90_030, 90_028, 90_031, 90_143, 90_112, 50_200);

    /** In use by another process, wrong user or password, no such file. */
    private static final Set<Integer> H2_WHO_AND_WHERE = Set.of(90_020, 28_000, 90_013, 90_146);

    private static final String FILE_URL = "jdbc:h2:file:";
    private static final String SUFFIX = ".mv.db";

    private DamagedFile() {}

    /**
     * @param failure of opening or auditing
     * @param url of the database, with or without settings
     * @return the refusal to throw instead; empty if the failure has another reason
     */
    static Optional<StudyException> behind(Exception failure, String url) {
        if (!url.startsWith(FILE_URL) || Refusal.isDiskFull(failure) || !isDamage(failure)) {
            return Optional.empty();
        }
        return Optional.of(told(failure, url));
    }

    /**
     * A file that nobody came to close and that then holds what no program of ours writes is damaged, whatever the failure looks like.
     *
     * @param failure of opening such a file
     * @return as {@link #behind}; empty for a refusal that has its own sentence
     */
    static Optional<StudyException> behindUnsealed(Exception failure, String url) {
        return url.startsWith(FILE_URL) && isOfContent(failure) && !Refusal.isDiskFull(failure)
                ? Optional.of(told(failure, url))
                : behind(failure, url);
    }

    /** Whether the database refused, for another reason than who asks for which file. */
    private static boolean isOfContent(Exception failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return !H2_WHO_AND_WHERE.contains(sql.getErrorCode());
            }
            if (cause instanceof FlywayException) {
                return true;
            }
        }
        return !(failure instanceof StudyException); // has no sentence of its own
    }

    private static StudyException told(Exception failure, String url) {
        String file = url.substring(FILE_URL.length()).replaceFirst(";.*", "") + SUFFIX;
        return new StudyException(
                "The database file %s is damaged and cannot be read to its end: stop Graftline, put the home directory aside as it is, restore the last backup and run verify-audit on it. Do not go on working with this file, and do not delete or repair it."
                        .formatted(file),
                failure);
    }

    private static boolean isDamage(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            boolean told = cause instanceof SQLException sql && H2_CODES.contains(sql.getErrorCode());
            if (told || cause.getClass().getName().startsWith("org.h2.mvstore.")) {
                return true;
            }
        }
        return false;
    }
}
