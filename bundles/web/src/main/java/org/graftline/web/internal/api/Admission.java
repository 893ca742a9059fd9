package org.graftline.web.internal.api;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graftline.platform.BenchSignIn;
import org.graftline.platform.People;
import org.graftline.platform.PeopleAdministration;
import org.graftline.platform.directory.SingleSignOn;
import org.graftline.study.capture.Readings;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.session.Session;
import org.graftline.web.internal.session.SessionCookie;
import org.graftline.web.internal.session.SessionCookie.Transport;
import org.graftline.web.internal.session.Sessions;
import org.jspecify.annotations.Nullable;

/** Lets people in who proved themselves, whichever way, and tells pages who they are and what they may do. */
final class Admission {
    private static final Set<Permission> ON_ANY_STUDY = EnumSet.of(Permission.RECORD_READINGS, Permission.KEEP_DEVICES);

    private final Optional<PeopleAdministration> administration;
    private final Optional<BenchSignIn> badges;
    private final Optional<SingleSignOn> providers;
    private final People people;
    private final Access access;
    private final Readings readings;
    private final Sessions sessions;

    Admission(
            Optional<PeopleAdministration> administration,
            Optional<BenchSignIn> badges,
            Optional<SingleSignOn> providers,
            People people,
            Access access,
            Readings readings,
            Sessions sessions) {
        this.administration = administration;
        this.badges = badges;
        this.providers = providers;
        this.people = people;
        this.access = access;
        this.readings = readings;
        this.sessions = sessions;
    }

    /** Begins a session in place of the one that the browser had. */
    Who begin(Call call, Actor actor, Session.Kind kind) {
        return begin(call, actor, kind, null);
    }

    /**
     * Begins a session in place of the one that the browser had.
     *
     * @param elsewhere the log-in at a provider that it stands on; null for none
     */
    Who begin(Call call, Actor actor, Session.Kind kind, Session.@Nullable Elsewhere elsewhere) {
        call.session().ifPresent(old -> sessions.end(old.id()));
        Session session = sessions.begin(actor.person(), kind, elsewhere);
        call.setCookie(SessionCookie.of(session, transport(call)));
        return who(actor, session);
    }

    /** Ends the session of the browser. */
    void end(Call call) {
        call.session().ifPresent(session -> sessions.end(session.id()));
        call.setCookie(SessionCookie.forget(transport(call)));
    }

    Who who(Actor actor, Session session) {
        List<Permission> may = Arrays.stream(Permission.values())
                .filter(permission -> may(actor, permission))
                .toList();
        return new Who(
                actor.person(),
                actor.name(),
                session.token(),
                false,
                may,
                administration.isPresent(),
                badges.isPresent(),
                people.provider(actor.person()).orElse(null),
                List.of(),
                null);
    }

    Who nobody() {
        boolean setUp = administration
                .flatMap(PeopleAdministration::firstAdministratorToken)
                .isPresent();
        return new Who(
                null,
                null,
                null,
                setUp,
                List.of(),
                administration.isPresent(),
                badges.isPresent(),
                null,
                providers.map(SingleSignOn::providers).orElse(List.of()),
                null);
    }

    private boolean may(Actor actor, Permission permission) {
        return access.allows(actor, permission, null)
                || (ON_ANY_STUDY.contains(permission)
                        && readings.studies(actor).stream()
                                .anyMatch(study -> access.allows(actor, permission, study.code())));
    }

    static Transport transport(Call call) {
        return call.isSecure() ? Transport.HTTPS : Transport.HTTP;
    }
}
