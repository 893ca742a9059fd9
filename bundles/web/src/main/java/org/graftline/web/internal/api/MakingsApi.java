package org.graftline.web.internal.api;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.graftline.study.people.Access;
import org.graftline.study.people.Permission;
import org.graftline.study.report.Edition;
import org.graftline.study.report.ReportVersions;
import org.graftline.web.internal.analysis.ArmGuard;
import org.graftline.web.internal.analysis.Making;
import org.graftline.web.internal.analysis.Snapshots;
import org.graftline.web.internal.analysis.Snapshots.Snapshot;
import org.graftline.web.internal.analysis.Studio;
import org.graftline.web.internal.analysis.Studio.What;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Status;
import org.jspecify.annotations.Nullable;

/** How far a page or a document of the report is, and a way to stop it. What is made stays for whoever asks for it afterwards. */
final class MakingsApi {
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Access access;
    private final ArmGuard arms;
    private final Snapshots snapshots;
    private final Studio studio;
    private final ReportVersions reports;

    MakingsApi(Access access, ArmGuard arms, Snapshots snapshots, Studio studio, ReportVersions reports) {
        this.access = access;
        this.arms = arms;
        this.snapshots = snapshots;
        this.studio = studio;
        this.reports = reports;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/studies/{code}/report/making", this::making),
                Route.delete("/studies/{code}/report/making", this::cancel));
    }

    /**
     * Something in the making.
     *
     * @param sentence for whoever waits
     * @param number of the part that is being made, from 1; null before the first
     * @param of how many parts there are
     * @param withoutModel why the report that was made has no model; null where it has one
     */
    record Progress(
            Making.State state,
            String sentence,
            @Nullable Integer number,
            @Nullable Integer of,
            @Nullable String withoutModel) {
        static Progress of(Making.State state, String sentence) {
            return new Progress(state, sentence, null, null, null);
        }
    }

    private Answer making(Call call) {
        What what = what(call);
        Snapshot snapshot = reportable(call);
        Making making = what == What.VERSION
                ? studio.making(snapshot, call.actor(), nextVersion(call))
                : studio.making(snapshot, call.actor(), what);
        return switch (making.await(MOMENT)) {
            case MADE ->
                Answer.ok(new Progress(
                        Making.State.MADE, "", null, null, making.withoutModel().orElse(null)));
            case CANCELED -> Answer.ok(canceled(what));
            case WORKING -> Answer.json(Status.ACCEPTED, working(making)).with("Retry-After", "1");
        };
    }

    private Studio.NextVersion nextVersion(Call call) {
        Edition edition = reports.next(call.actor(), call.study()); // asks who may
        return new Studio.NextVersion(reports.of(call.actor(), call.study()).texts(), edition);
    }

    private static Progress working(Making making) {
        return making.step()
                .map(step -> new Progress(
                        Making.State.WORKING,
                        "Part %d of %d: %s.".formatted(step.number(), step.of(), step.part()),
                        step.number(),
                        step.of(),
                        null))
                .orElse(Progress.of(Making.State.WORKING, "The growth model is being fitted."));
    }

    private Answer cancel(Call call) {
        What what = what(call);
        reportable(call);
        return Answer.ok(
                studio.cancel(call.study(), call.actor(), what)
                        ? canceled(what)
                        : Progress.of(
                                Making.State.MADE,
                                "There was nothing to cancel: no report of yours was in the making."));
    }

    private static Progress canceled(What what) {
        return Progress.of(
                Making.State.CANCELED,
                switch (what) {
                    case PAGE -> "The report was canceled. Nothing of it is kept; make it again whenever you like.";
                    case DOCUMENT, INTERIM ->
                        "The PDF was canceled. Nothing of it is kept; ask for it again whenever you like.";
                    case VERSION -> "The version was canceled. Nothing was frozen; freeze it whenever you like.";
                });
    }

    private static What what(Call call) {
        String named = call.query("what").orElse("page");
        return Arrays.stream(What.values())
                .filter(what -> what.name().toLowerCase(Locale.ROOT).equals(named))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Status.NOT_FOUND,
                        "Nothing of that name is made here. Ask for page, document, interim or version."));
    }

    private Snapshot reportable(Call call) {
        access.require(call.actor(), Permission.READ_REPORT, call.study());
        arms.require(call.actor(), call.study(), "Its report");
        return snapshots.of(call.actor(), call.study());
    }
}
