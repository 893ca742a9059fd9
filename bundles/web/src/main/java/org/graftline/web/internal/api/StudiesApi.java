package org.graftline.web.internal.api;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.report.FigureName;
import org.graftline.study.StudyCode;
import org.graftline.study.capture.Readings;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.StudyRecords;
import org.graftline.web.internal.analysis.ArmGuard;
import org.graftline.web.internal.analysis.Snapshots;
import org.graftline.web.internal.analysis.Snapshots.Snapshot;
import org.graftline.web.internal.analysis.Studio;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Status;

/** Studies, and what is made from them: analysis, figures, report. */
final class StudiesApi {
    private static final Duration MOMENT = Duration.ofSeconds(2);

    private final Readings readings;
    private final StudyRecords records;
    private final Access access;
    private final ArmGuard arms;
    private final Snapshots snapshots;
    private final Studio studio;

    StudiesApi(
            Readings readings, StudyRecords records, Access access, ArmGuard arms, Snapshots snapshots, Studio studio) {
        this.readings = readings;
        this.records = records;
        this.access = access;
        this.arms = arms;
        this.snapshots = snapshots;
        this.studio = studio;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/studies", this::list),
                Route.get("/studies/{code}", this::study),
                Route.get("/studies/{code}/analysis", this::analysis),
                Route.get("/studies/{code}/figures/{figure}", this::figure),
                Route.get("/studies/{code}/report.html", this::page),
                Route.get("/studies/{code}/report.pdf", this::document));
    }

    /** The studies that the person who asks may read. */
    record Studies(List<StudyView> studies) {
        Studies {
            studies = List.copyOf(studies);
        }
    }

    /** An analysis that is not there yet. */
    record Working(String state, String sentence) {}

    private Answer list(Call call) {
        return Answer.ok(new Studies(readings.studies(call.actor()).stream()
                .map(study -> view(call.actor(), study.code()))
                .toList()));
    }

    private Answer study(Call call) {
        return Answer.ok(view(call.actor(), call.study()));
    }

    private StudyView view(Actor actor, StudyCode code) {
        Snapshot snapshot = snapshots.of(actor, code);
        List<Permission> may = Arrays.stream(Permission.values())
                .filter(permission -> access.allows(actor, permission, code))
                .toList();
        return StudyView.of(snapshot, records.files(code), may);
    }

    private Answer analysis(Call call) {
        Snapshot snapshot = withArms(call, "Its analysis");
        Optional<GrowthAnalysis> analysis = studio.analysis(snapshot, MOMENT);
        return analysis.isPresent()
                ? Answer.ok(AnalysisView.of(analysis.get()))
                : Answer.json(
                                Status.ACCEPTED,
                                new Working(
                                        "working",
                                        "The growth model of study '%s' is being fitted. Ask again in a moment."
                                                .formatted(call.study())))
                        .with("Retry-After", "1");
    }

    private Answer figure(Call call) {
        Snapshot snapshot = withArms(call, "Its figures");
        String svg = studio.figure(snapshot, figureName(call.value("figure")), call.actor());
        return svg.isEmpty() ? Answer.done() : Answer.text("image/svg+xml", svg);
    }

    private Answer page(Call call) {
        Snapshot snapshot = reportable(call);
        String html = studio.page(snapshot, call.actor());
        return Answer.text("text/html", html)
                .with("Content-Security-Policy", DocumentPolicy.of(html))
                .with("X-Frame-Options", "SAMEORIGIN");
    }

    private Answer document(Call call) {
        Snapshot snapshot = reportable(call);
        byte[] pdf = studio.document(snapshot, call.actor());
        return new Answer(Status.OK, "application/pdf", pdf)
                .with(
                        "Content-Disposition",
                        "attachment; filename=\"%s-report-%s.pdf\""
                                .formatted(call.study(), snapshot.sha256().substring(0, 12)));
    }

    private Snapshot reportable(Call call) {
        access.require(call.actor(), Permission.READ_REPORT, call.study());
        return withArms(call, "Its report");
    }

    private Snapshot withArms(Call call, String what) {
        arms.require(call.actor(), call.study(), what);
        return snapshots.of(call.actor(), call.study());
    }

    private static FigureName figureName(String segment) {
        return Arrays.stream(FigureName.values())
                .filter(name ->
                        segment.equals(name.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".svg"))
                .findFirst()
                .orElseThrow(
                        () -> new Refusal(
                                Status.NOT_FOUND,
                                "There is no such figure. Ask for growth-by-arm.svg, effect-by-donor.svg, effect-by-lineage.svg or residuals.svg."));
    }
}
