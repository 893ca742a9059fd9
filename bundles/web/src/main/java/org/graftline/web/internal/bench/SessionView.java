package org.graftline.web.internal.bench;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.StudyDay;
import org.graftline.study.bench.BenchSession;
import org.jspecify.annotations.Nullable;

/** A round through the cages, as {@link BenchSession}. */
record SessionView(
        UUID uuid,
        StudyDay day,
        PersonId openedBy,
        String openedByName,
        Instant openedAt,
        BenchSession.State state,
        @Nullable String statement,
        List<MouseId> mice,
        List<Endpoint> endpoints) {
    SessionView {
        mice = List.copyOf(mice);
        endpoints = List.copyOf(endpoints);
    }

    static SessionView of(BenchSession session, PersonNames names) {
        return new SessionView(
                session.session(),
                session.day(),
                session.openedBy(),
                names.named(session.openedBy()),
                session.openedAt(),
                session.state(),
                session.statement(),
                session.mice(),
                session.endpoints());
    }
}
