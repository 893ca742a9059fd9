package org.graftline.platform;

import java.util.Optional;
import org.graftline.study.PersonId;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Where people can be written to. Implemented by a host or by {@code platform-local}. An address is personal: it may stand in no log.
 * Must be safe for many threads.
 */
@ConsumerType
public interface Contacts {
    /** @return the mail address of an active person; empty if there is none */
    Optional<String> mailAddress(PersonId person);
}
