package org.graftline.platform;

import org.graftline.study.PersonId;
import org.osgi.annotation.versioning.ConsumerType;

/** Tells a person something. Implemented by a host or by {@code platform-local}. Must be safe for many threads. */
@ConsumerType
public interface Notices {
    /**
     * @param to whom
     * @param subject one line
     * @param text what happened, what it means, what to do
     */
    void tell(PersonId to, String subject, String text);
}
