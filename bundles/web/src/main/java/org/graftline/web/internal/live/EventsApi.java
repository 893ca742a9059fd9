package org.graftline.web.internal.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.graftline.platform.People;
import org.graftline.study.StudyCode;
import org.graftline.study.bench.BenchSessions;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.web.internal.bench.RoundsApi;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.session.Sessions;

/** Server-sent events of a worksheet: that something changed, and nothing else; what changed is asked for and seen as one may. */
public final class EventsApi {
    private final BenchSessions rounds;
    private final Followers followers;
    private final Sessions sessions;
    private final People people;
    private final Access access;

    /** @param sessions end the stream with the log-in */
    public EventsApi(BenchSessions rounds, Followers followers, Sessions sessions, People people, Access access) {
        this.rounds = rounds;
        this.followers = followers;
        this.sessions = sessions;
        this.people = people;
        this.access = access;
    }

    /** @return its addresses */
    public List<Route> routes() {
        return List.of(Route.get("/studies/{code}/bench/sessions/{uuid}/events", this::follow));
    }

    private Answer follow(Call call) {
        Actor actor = call.actor();
        StudyCode study = call.study();
        access.require(actor, Permission.RECORD_READINGS, study);
        RoundsApi.requireSession(rounds, actor, study, call.uuid("uuid"));
        if (call.wantsHeadersOnly()) {
            return Answer.text("text/event-stream", "");
        }
        followers.requireRoom();
        String logIn = call.requiredSession().id();
        AsyncContext open = call.keepOpen();
        HttpServletResponse response = (HttpServletResponse) open.getResponse();
        response.setContentType("text/event-stream;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        followers.add(open, study, () -> sessions.isAlive(logIn) && isStillAllowed(actor, study));
        return Answer.later();
    }

    private boolean isStillAllowed(Actor actor, StudyCode study) {
        return people.actor(actor.person(), actor.via()).isPresent()
                && access.allows(actor, Permission.RECORD_READINGS, study);
    }
}
