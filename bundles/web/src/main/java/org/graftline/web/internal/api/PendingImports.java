package org.graftline.web.internal.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.graftline.study.PersonId;
import org.graftline.study.capture.ImportPreview;

/**
 * Previews that wait for a person's decision: half an hour, at most {@value #MOST} in all, since each holds its file. Safe for many
 * threads.
 */
final class PendingImports {
    static final int MOST = 8;
    private static final Duration KEPT = Duration.ofMinutes(30);

    private final Clock clock;
    private final Map<UUID, Pending> byId = new LinkedHashMap<>();

    PendingImports(Clock clock) {
        this.clock = clock;
    }

    /** A preview, whose it is, and until when it is kept. */
    record Pending(UUID id, PersonId person, ImportPreview preview, Instant until) {}

    synchronized Pending keep(PersonId person, ImportPreview preview) {
        forgetOld();
        Iterator<UUID> eldest = byId.keySet().iterator();
        while (byId.size() >= MOST) {
            eldest.next();
            eldest.remove();
        }
        return put(
                new Pending(UUID.randomUUID(), person, preview, clock.instant().plus(KEPT)));
    }

    synchronized Pending replace(Pending known, ImportPreview preview) {
        return put(
                new Pending(known.id(), known.person(), preview, clock.instant().plus(KEPT)));
    }

    /** @return the person's own preview; empty if there is none, it is somebody else's, or it was too long ago */
    synchronized Optional<Pending> find(UUID id, PersonId person) {
        forgetOld();
        return Optional.ofNullable(byId.get(id)).filter(known -> known.person().equals(person));
    }

    synchronized void forget(Pending known) {
        byId.remove(known.id());
    }

    private Pending put(Pending pending) {
        byId.put(pending.id(), pending);
        return pending;
    }

    private void forgetOld() {
        Instant now = clock.instant();
        byId.values().removeIf(known -> now.isAfter(known.until()));
    }
}
