package org.graftline.web.internal.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.graftline.platform.People;
import org.graftline.platform.ScriptTokens;
import org.graftline.platform.directory.SingleSignOn;
import org.graftline.study.people.Actor;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.RequestLimit;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Routes;
import org.graftline.web.internal.http.SameSite;
import org.graftline.web.internal.http.Status;
import org.graftline.web.internal.session.Session;
import org.graftline.web.internal.session.SessionCookie;
import org.graftline.web.internal.session.Sessions;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who asks: by the session of a browser or by the token of a script, and that nobody asks too often. A token comes in a header
 * that no other site can make a browser send, so that it needs no proof against that.
 */
final class Doorkeeper {
    private static final String SCHEME = "Bearer ";

    private final People people;
    private final Optional<ScriptTokens> tokens;
    private final Optional<SingleSignOn> providers;
    private final Sessions sessions;
    private final RequestLimit limit;

    Doorkeeper(
            People people,
            Optional<ScriptTokens> tokens,
            Optional<SingleSignOn> providers,
            Sessions sessions,
            RequestLimit limit) {
        this.people = people;
        this.tokens = tokens;
        this.providers = providers;
        this.sessions = sessions;
        this.limit = limit;
    }

    /** @throws Refusal if the route is not for who asks, whatever they may */
    Call admit(HttpServletRequest request, HttpServletResponse response, Routes.Found found) {
        boolean guarded = found.route().guard() == Route.Guard.LOGGED_IN;
        String header = request.getHeader("Authorization");
        if (guarded && header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return byToken(header.substring(SCHEME.length()).strip(), request, response, found);
        }
        @Nullable
        Session session = SessionCookie.read(request)
                .flatMap(sessions::use)
                .filter(this::standsElsewhere)
                .orElse(null);
        limit.take(RequestLimit.Kind.REQUEST, session == null ? request.getRemoteAddr() : session.id());
        if (!guarded && found.route().method() != Route.Method.GET) {
            limit.take(RequestLimit.Kind.PROOF, request.getRemoteAddr());
        }
        @Nullable
        Actor actor = session == null
                ? null
                : people.actor(session.person(), Actor.Via.WEB).orElse(null);
        if (guarded && actor == null) {
            throw new Refusal(Status.NOT_LOGGED_IN, "Nobody is logged in, or the time ran out. Log in.");
        }
        SameSite.require(request, guarded ? session : null);
        return new Call(request, response, found.values(), actor, actor == null ? null : session);
    }

    /** A session that stands on a log-in at a provider ends with it. */
    private boolean standsElsewhere(Session session) {
        Session.Elsewhere elsewhere = session.elsewhere();
        boolean stands = elsewhere == null
                || providers.map(desk -> desk.holds(elsewhere.ticket())).orElse(true);
        if (!stands) {
            sessions.end(session.id());
        }
        return stands;
    }

    private Call byToken(String secret, HttpServletRequest request, HttpServletResponse response, Routes.Found found) {
        Optional<Actor> actor = tokens.flatMap(known -> known.authenticate(secret));
        if (actor.isEmpty()) {
            limit.take(RequestLimit.Kind.PROOF, request.getRemoteAddr());
            response.setHeader("WWW-Authenticate", "Bearer");
            throw new Refusal(
                    Status.NOT_LOGGED_IN,
                    "The token opens nothing: it is unknown, taken back or over, or its person is disabled. Issue another on the page Tokens.");
        }
        limit.take(
                RequestLimit.Kind.SCRIPT,
                actor.get().person() + " " + actor.get().limits());
        boolean imports = found.route().template().contains("/imports");
        if (found.route().method() != Route.Method.GET && !imports) {
            throw new Refusal(
                    Status.NOT_ALLOWED,
                    "A token reads, or imports if it is for that; nothing else is done by one. Do this on the pages.");
        }
        return new Call(request, response, found.values(), actor.get(), null);
    }
}
