package org.graftline.web.internal.api;

import static org.graftline.web.internal.http.RequiredFields.required;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.graftline.platform.ScriptTokens;
import org.graftline.study.StudyCode;
import org.graftline.study.people.ScriptToken;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Status;
import org.graftline.web.internal.http.Texts;
import org.jspecify.annotations.Nullable;

/** Tokens with which scripts act for a person: one's own, and for administrators those of others. */
final class TokensApi {
    private final Optional<ScriptTokens> tokens;

    TokensApi(Optional<ScriptTokens> tokens) {
        this.tokens = tokens;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/tokens", this::own),
                Route.post("/tokens", this::issue),
                Route.delete("/tokens/{token}", this::revoke),
                Route.get("/people/{person}/tokens", this::others));
    }

    /** What a token is to be. */
    record Wanted(
            @Nullable String label,
            ScriptToken.@Nullable Scope scope,
            @Nullable String study,
            @Nullable Integer days) {}

    /** The one time that the secret is shown. */
    record Issued(UUID token, String secret, Instant expires) {
        @Override
        public String toString() {
            return "Issued[" + token + "]"; // never the secret
        }
    }

    /** Tokens, those that open nothing any more too. */
    record TokenList(List<ScriptTokens.Entry> tokens) {
        TokenList {
            tokens = List.copyOf(tokens);
        }
    }

    private Answer own(Call call) {
        return Answer.ok(
                new TokenList(office().tokens(call.actor(), call.actor().person())));
    }

    private Answer others(Call call) {
        return Answer.ok(new TokenList(office().tokens(call.actor(), call.person())));
    }

    private Answer issue(Call call) {
        Wanted sent = call.json(Wanted.class);
        String study = sent.study();
        ScriptTokens.Issued issued = office().issue(
                        call.actor(),
                        Texts.required("label", sent.label(), Texts.NAME),
                        required("scope", sent.scope()),
                        study == null || study.isBlank() ? null : new StudyCode(study),
                        required("days", sent.days()));
        return Answer.json(Status.CREATED, new Issued(issued.token(), issued.secret(), issued.expires()));
    }

    private Answer revoke(Call call) {
        office().revoke(call.actor(), call.uuid("token"));
        return Answer.done();
    }

    private ScriptTokens office() {
        return tokens.orElseThrow(() -> new Refusal(
                Status.NOT_FOUND, "Tokens do not exist on this installation. Let the script use the command line."));
    }
}
