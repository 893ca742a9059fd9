package org.graftline.shell.internal;

import java.nio.file.Path;
import org.graftline.study.backup.DatabaseTarget;
import org.jspecify.annotations.Nullable;

/**
 * A database as it was typed.
 *
 * @param url null for the H2 file of the home
 * @param user null for the usual one
 * @param passwordFile null for no password
 */
record TargetWords(
        @Nullable String url,
        @Nullable String user,
        @Nullable Path passwordFile) {
    DatabaseTarget target(Console console) {
        if (url == null) {
            if (user != null || passwordFile != null) {
                throw new BadUsageException("--user and --password-file belong to --to URL.");
            }
            return DatabaseTarget.OF_THE_HOME;
        }
        return new DatabaseTarget(
                url,
                user == null ? "graftline" : user,
                passwordFile == null ? "" : console.file(passwordFile).toString());
    }
}
