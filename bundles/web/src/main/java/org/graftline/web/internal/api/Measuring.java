package org.graftline.web.internal.api;

import org.graftline.study.PersonId;
import org.graftline.study.Study;
import org.graftline.study.bench.BenchSession;
import org.graftline.study.people.Actor;

/** Whether somebody is in the middle of a round through the cages. */
final class Measuring {
    private final Services services;

    Measuring(Services services) {
        this.services = services;
    }

    /** @return whether a session at the Bench that this person opened waits for its sign-off */
    boolean isMeasuring(PersonId person) {
        return services.people()
                .actor(person, Actor.Via.WEB)
                .map(actor -> services.readings().studies(actor).stream().anyMatch(study -> isMeasuring(actor, study)))
                .orElse(false);
    }

    private boolean isMeasuring(Actor actor, Study study) {
        return services.bench().sessions().sessions(actor, study.code()).stream()
                .anyMatch(session -> session.state() == BenchSession.State.OPEN
                        && session.openedBy().equals(actor.person()));
    }
}
