package org.graftline.study.backup;

/**
 * Where records go.
 *
 * @param url as the setting {@code url} of {@code org.graftline.store}; empty for the H2 file of a home directory
 * @param user database user
 * @param passwordFile file whose first line is the password, absolute; empty for no password
 */
public record DatabaseTarget(String url, String user, String passwordFile) {
    /** The H2 file of a home directory. */
    public static final DatabaseTarget OF_THE_HOME = new DatabaseTarget("", "graftline", "");
}
