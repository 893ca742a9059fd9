package org.graftline.web.internal.api;

import static org.graftline.web.internal.http.RequiredFields.required;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graftline.platform.directory.SingleSignOn;
import org.graftline.study.StudyCode;
import org.graftline.study.report.ReportVersion;
import org.graftline.study.report.ReportVersions.Signing;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Status;
import org.graftline.web.internal.session.Session;
import org.graftline.web.internal.session.SessionCookie.Transport;
import org.jspecify.annotations.Nullable;

/**
 * Log-in at a provider, and proof for a signature. The provider sends the browser back to the page {@code /log-in}, which hands what it
 * brought to {@link #end}: that request comes from our own page, so that cookies that no other site may send go along with it.
 */
final class SingleSignOnApi {
    /** The cookie that binds what was begun to the browser which began it. */
    static final String COOKIE = "graftline-log-in";

    private static final String ROOT = "/single-sign-on";
    private static final int MOST_PARAMETERS = 20;

    private final Optional<SingleSignOn> providers;
    private final Admission admission;

    SingleSignOnApi(Optional<SingleSignOn> providers, Admission admission) {
        this.providers = providers;
        this.admission = admission;
    }

    List<Route> routes() {
        return List.of(
                Route.post(ROOT, this::begin).forAnybody(),
                Route.post(ROOT + "/proof", this::beginProof),
                Route.post(ROOT + "/end", this::end).forAnybody());
    }

    /** Which provider. */
    record BeginBody(@Nullable String provider) {}

    /** What will be signed, so that the proof signs nothing else. */
    record ProofBody(
            @Nullable String study,
            @Nullable Integer number,
            ReportVersion.@Nullable Meaning meaning,
            @Nullable String documentSha256) {}

    /** Where the browser goes. */
    record Begun(String address) {}

    /** What the browser brought back, parameter by parameter. */
    record EndBody(@Nullable Map<String, String> answer) {
        EndBody {
            answer = answer == null ? null : new HashMap<>(answer);
        }

        @Override
        public String toString() {
            return "EndBody"; // never the code
        }
    }

    /** A proof that opens one act. */
    record Proof(String proof) {
        @Override
        public String toString() {
            return "Proof"; // never the proof
        }
    }

    private Answer begin(Call call) {
        return begun(
                call,
                desk().begin(required("provider", call.json(BeginBody.class).provider())));
    }

    private Answer beginProof(Call call) {
        call.requiredSession();
        ProofBody sent = call.json(ProofBody.class);
        String purpose = Signing.purpose(
                new StudyCode(required("study", sent.study())),
                required("number", sent.number()),
                required("meaning", sent.meaning()),
                required("documentSha256", sent.documentSha256()));
        return begun(call, desk().beginProof(call.actor(), purpose));
    }

    private static Answer begun(Call call, SingleSignOn.Begun begun) {
        call.setCookie(
                cookie(call, begun.binding(), (int) Duration.ofMinutes(10).toSeconds()));
        return Answer.json(Status.CREATED, new Begun(begun.address().toString()));
    }

    private Answer end(Call call) {
        Map<String, String> answer = required("answer", call.json(EndBody.class).answer());
        if (answer.size() > MOST_PARAMETERS || answer.containsValue(null)) {
            throw new Refusal(Status.BAD_REQUEST, "This is no answer of a provider. Begin again.");
        }
        String binding = call.cookie(COOKIE).orElse("");
        call.setCookie(cookie(call, "", 0));
        SingleSignOn.Ended ended = desk().end(binding, answer);
        if (ended.proof().isPresent()) {
            return Answer.json(Status.CREATED, new Proof(ended.proof().get()));
        }
        Session.Elsewhere elsewhere =
                new Session.Elsewhere(ended.ticket(), ended.logOut().orElse(null));
        return Answer.json(Status.CREATED, admission.begin(call, ended.actor(), Session.Kind.ORDINARY, elsewhere));
    }

    private static Cookie cookie(Call call, String value, int maxAge) {
        Cookie cookie = new Cookie(COOKIE, value);
        cookie.setHttpOnly(true);
        cookie.setSecure(Admission.transport(call) == Transport.HTTPS);
        cookie.setPath(ApiServlet.ROOT + ROOT);
        cookie.setMaxAge(maxAge);
        cookie.setAttribute("SameSite", "Strict");
        return cookie;
    }

    private SingleSignOn desk() {
        return providers.orElseThrow(
                () -> new Refusal(Status.NOT_FOUND, "People are kept by the host platform. Log in as it asks for."));
    }
}
