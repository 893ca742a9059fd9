package org.graftline.web.internal.http;

import org.jspecify.annotations.Nullable;

/** Insists on the keys that a body must have. */
public final class RequiredFields {
    private RequiredFields() {}

    /**
     * @param key its name in the body
     * @param value what was sent
     * @return the value
     * @throws Refusal if it is absent
     */
    public static <T> T required(String key, @Nullable T value) {
        if (value == null) {
            throw new Refusal(Status.BAD_REQUEST, "The body lacks the key '%s'. Add it.".formatted(key));
        }
        return value;
    }
}
