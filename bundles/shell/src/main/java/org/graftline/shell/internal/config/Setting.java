package org.graftline.shell.internal.config;

import java.util.Locale;

/**
 * One setting.
 *
 * @param pid of its configuration, which is the name of its file
 * @param concern the name that the bundle gives to all of them
 * @param key as it stands in the file
 * @param value in force; empty text where nothing is set
 * @param origin the file that says so, or "default"
 * @param wrong what is wrong with the value; empty if nothing is
 */
public record Setting(String pid, String concern, String key, String value, String origin, String wrong) {
    /** Where nobody set it. */
    static final String DEFAULT = "default";

    /** @return the value for people: secrets are only said to be there */
    public String shown() {
        return isSecret() && !value.isEmpty() ? "(set, not shown)" : value.isEmpty() ? "(empty)" : value;
    }

    /** A file that has a secret is no secret. */
    private boolean isSecret() {
        String name = key.toLowerCase(Locale.ROOT);
        return !name.endsWith("file")
                && (name.endsWith("password")
                        || name.endsWith("secret")
                        || name.endsWith("token")
                        || name.endsWith("key"));
    }

    /** @return its line in an export */
    public String line() {
        return "%s/%s = %s".formatted(pid, key, shown());
    }
}
