package org.graftline.web.internal.api;

import static org.graftline.web.internal.http.RequiredFields.required;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.graftline.platform.PeopleAdministration;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Role;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Status;
import org.graftline.web.internal.http.Texts;
import org.graftline.web.internal.session.Sessions;
import org.jspecify.annotations.Nullable;

/** The people of the installation, where no host keeps them. */
final class PeopleApi {
    private final Optional<PeopleAdministration> administration;
    private final Sessions sessions;

    PeopleApi(Optional<PeopleAdministration> administration, Sessions sessions) {
        this.administration = administration;
        this.sessions = sessions;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/people", this::list),
                Route.post("/people", this::enroll),
                Route.put("/people/{person}/password", this::setPassword),
                Route.put("/people/{person}/mail-address", this::setMailAddress),
                Route.put("/people/{person}/roles/{role}", this::grant),
                Route.delete("/people/{person}/roles/{role}", this::withdraw),
                Route.put("/people/{person}/directory", this::bind),
                Route.post("/people/{person}/disable", this::disable));
    }

    /** Everybody, by log-in name. */
    record PeopleList(List<PeopleAdministration.Entry> people) {
        PeopleList {
            people = List.copyOf(people);
        }
    }

    /** Who is enrolled. */
    record Enroll(@Nullable String login, @Nullable String name) {}

    /** The id of somebody new. */
    record Enrolled(PersonId person) {}

    /** A new password. */
    @SuppressWarnings("ArrayRecordComponent") // a password is wiped after use, which a String cannot be
    record NewPassword(char @Nullable [] password) {}

    /** Where somebody can be written to; empty for nowhere. */
    record MailAddress(@Nullable String address) {}

    /** The directory that proves somebody from now on, and their lasting id there. */
    record Binding(@Nullable String source, @Nullable String subject) {}

    private Answer list(Call call) {
        return Answer.ok(new PeopleList(office().people(call.actor())));
    }

    private Answer enroll(Call call) {
        Enroll sent = call.json(Enroll.class);
        PersonId person = office().enroll(call.actor(), required("login", sent.login()), required("name", sent.name()));
        return Answer.json(Status.CREATED, new Enrolled(person));
    }

    private Answer setPassword(Call call) {
        char[] password = required("password", call.json(NewPassword.class).password());
        try {
            office().setPassword(call.actor(), call.person(), password);
        } finally {
            Arrays.fill(password, '\0');
        }
        if (!call.actor().person().equals(call.person())) {
            sessions.endAll(call.person()); // whoever had the old password is out
        }
        return Answer.done();
    }

    private Answer setMailAddress(Call call) {
        MailAddress sent = call.json(MailAddress.class);
        office().setMailAddress(call.actor(), call.person(), Texts.required("address", sent.address(), Texts.REASON));
        return Answer.done();
    }

    private Answer grant(Call call) {
        office().grant(call.actor(), call.person(), role(call), study(call));
        return Answer.done();
    }

    private Answer withdraw(Call call) {
        office().withdraw(call.actor(), call.person(), role(call), study(call));
        return Answer.done();
    }

    private Answer bind(Call call) {
        Binding sent = call.json(Binding.class);
        office().bindToDirectory(
                        call.actor(),
                        call.person(),
                        required("source", sent.source()),
                        required("subject", sent.subject()));
        sessions.endAll(call.person()); // the directory has the word from now on
        return Answer.done();
    }

    private Answer disable(Call call) {
        office().disable(call.actor(), call.person());
        sessions.endAll(call.person());
        return Answer.done();
    }

    private PeopleAdministration office() {
        return administration.orElseThrow(() ->
                new Refusal(Status.NOT_FOUND, "People are kept by the host platform. Enroll and change them there."));
    }

    private static Role role(Call call) {
        String name = call.value("role");
        return Role.ofWord(name)
                .orElseThrow(() -> new Refusal(
                        Status.NOT_FOUND, "There is no such role. Use one of these: %s.".formatted(Role.words())));
    }

    private static @Nullable StudyCode study(Call call) {
        return call.query("study").map(StudyCode::new).orElse(null);
    }
}
