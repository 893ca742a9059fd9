package org.graftline.web.internal.api;

import static org.graftline.web.internal.http.RequiredFields.required;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.graftline.platform.BenchSignIn;
import org.graftline.study.people.Actor;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Status;
import org.graftline.web.internal.session.Session;
import org.graftline.web.internal.session.Sessions;
import org.jspecify.annotations.Nullable;

/** Sign-in at the Bench by badge and PIN, and the badges themselves. */
final class BadgesApi {
    private final Optional<BenchSignIn> badges;
    private final Admission admission;
    private final Sessions sessions;

    BadgesApi(Optional<BenchSignIn> badges, Admission admission, Sessions sessions) {
        this.badges = badges;
        this.admission = admission;
        this.sessions = sessions;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/bench/sign-in", this::signIn).forAnybody(),
                Route.get("/bench/journal-key", this::journalKey),
                Route.put("/people/{person}/badge", this::give),
                Route.delete("/people/{person}/badge", this::withdraw));
    }

    /** A badge and its PIN. */
    @SuppressWarnings("ArrayRecordComponent") // a PIN is wiped after use, which a String cannot be
    record BadgeBody(@Nullable String badge, char @Nullable [] pin) {}

    /** The key of a person's readings in a browser without a network. */
    record Key(String journalKey) {
        @Override
        public String toString() {
            return "Key"; // never the key
        }
    }

    private Answer signIn(Call call) {
        BenchSignIn door = badges();
        BadgeBody sent = call.json(BadgeBody.class);
        char[] pin = required("pin", sent.pin());
        try {
            Actor actor = door.signIn(required("badge", sent.badge()), pin, Actor.Via.WEB)
                    .orElseThrow(
                            () -> new Refusal(
                                    Status.NOT_LOGGED_IN,
                                    "Badge or PIN is wrong. Scan the badge again and type the PIN; an administrator can give a new one."));
            String key = door.journalKey(actor);
            return Answer.json(
                    Status.CREATED,
                    admission.begin(call, actor, Session.Kind.BENCH).with(key));
        } finally {
            Arrays.fill(pin, '\0');
        }
    }

    private Answer journalKey(Call call) {
        return Answer.ok(new Key(badges().journalKey(call.actor())));
    }

    private Answer give(Call call) {
        BenchSignIn door = badges();
        BadgeBody sent = call.json(BadgeBody.class);
        char[] pin = required("pin", sent.pin());
        try {
            door.giveBadge(call.actor(), call.person(), required("badge", sent.badge()), pin);
        } finally {
            Arrays.fill(pin, '\0');
        }
        endOthers(call);
        return Answer.done();
    }

    private Answer withdraw(Call call) {
        badges().withdrawBadge(call.actor(), call.person());
        endOthers(call);
        return Answer.done();
    }

    /** Whoever had the old badge is out; whoever changes their own stays. */
    private void endOthers(Call call) {
        if (!call.actor().person().equals(call.person())) {
            sessions.endAll(call.person());
        }
    }

    private BenchSignIn badges() {
        return badges.orElseThrow(() -> new Refusal(
                Status.NOT_FOUND,
                "Sign-in by badge does not exist on this installation. Log in with name and password."));
    }
}
