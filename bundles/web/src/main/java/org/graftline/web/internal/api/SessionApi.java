package org.graftline.web.internal.api;

import static org.graftline.web.internal.http.RequiredFields.required;

import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graftline.platform.People;
import org.graftline.platform.PeopleAdministration;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Role;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Status;
import org.graftline.web.internal.session.Session;
import org.jspecify.annotations.Nullable;

/** Log-in, log-out, who am I, and the first administrator. */
final class SessionApi {
    private final People people;
    private final Optional<PeopleAdministration> administration;
    private final Admission admission;

    SessionApi(People people, Optional<PeopleAdministration> administration, Admission admission) {
        this.people = people;
        this.administration = administration;
        this.admission = admission;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/session", this::who).forAnybody(),
                Route.post("/session", this::logIn).forAnybody(),
                Route.delete("/session", this::logOut),
                Route.post("/first-administrator", this::first).forAnybody());
    }

    /** What a log-in page sends. */
    @SuppressWarnings("ArrayRecordComponent") // a password is wiped after use, which a String cannot be
    record LogIn(@Nullable String login, char @Nullable [] password) {}

    /** What the set-up page sends; {@code alsoDirector} says whether the person directs studies as well. */
    @SuppressWarnings("ArrayRecordComponent") // a password is wiped after use, which a String cannot be
    record First(
            @Nullable String token,
            @Nullable String login,
            @Nullable String name,
            char @Nullable [] password,
            @Nullable Boolean alsoDirector) {}

    /** Where the browser goes to be logged out at its provider as well. */
    record LogOut(String address) {
        @Override
        public String toString() {
            return "LogOut"; // never the address, which says who
        }
    }

    private Answer who(Call call) {
        return call.session()
                .map(session -> Answer.ok(admission.who(call.actor(), session)))
                .orElseGet(() -> Answer.ok(admission.nobody()));
    }

    private Answer logIn(Call call) {
        LogIn sent = call.json(LogIn.class);
        String login = required("login", sent.login());
        char[] password = required("password", sent.password());
        try {
            Actor actor = people.authenticate(login, password, Actor.Via.WEB)
                    .orElseThrow(() -> new Refusal(
                            Status.NOT_LOGGED_IN,
                            "Log-in name or password is wrong. Check both; an administrator can set a new password."));
            return Answer.json(Status.CREATED, admission.begin(call, actor, Session.Kind.ORDINARY));
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private Answer logOut(Call call) {
        URI elsewhere = call.session()
                .map(Session::elsewhere)
                .map(Session.Elsewhere::logOut)
                .orElse(null);
        admission.end(call);
        return elsewhere == null ? Answer.done() : Answer.ok(new LogOut(elsewhere.toString()));
    }

    private Answer first(Call call) {
        PeopleAdministration office = administration.orElseThrow(() -> new Refusal(
                Status.NOT_FOUND, "People are kept by the host platform. Ask its administrator to let you in."));
        First sent = call.json(First.class);
        char[] password = required("password", sent.password());
        try {
            Set<Role> alsoAs =
                    Boolean.TRUE.equals(sent.alsoDirector()) ? EnumSet.of(Role.DIRECTOR) : EnumSet.noneOf(Role.class);
            Actor actor = office.enrollFirstAdministrator(
                    required("token", sent.token()),
                    required("login", sent.login()),
                    required("name", sent.name()),
                    password,
                    alsoAs);
            return Answer.json(Status.CREATED, admission.begin(call, actor, Session.Kind.ORDINARY));
        } finally {
            Arrays.fill(password, '\0');
        }
    }
}
