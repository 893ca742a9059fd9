package org.graftline.web.internal.api;

import static org.graftline.web.internal.http.RequiredFields.required;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.graftline.report.FrozenPdf;
import org.graftline.report.UnmadePart;
import org.graftline.study.SourceFile;
import org.graftline.study.report.Edition;
import org.graftline.study.report.ReportVersion;
import org.graftline.study.report.ReportVersions;
import org.graftline.study.report.TextPart;
import org.graftline.web.internal.analysis.ArmGuard;
import org.graftline.web.internal.analysis.Snapshots;
import org.graftline.web.internal.analysis.Snapshots.Snapshot;
import org.graftline.web.internal.analysis.Studio;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Status;
import org.graftline.web.internal.http.Texts;
import org.jspecify.annotations.Nullable;

/** Frozen reports: freezing, review, comments, signatures, amendments, and what people write for their parts. */
final class ReportVersionsApi {
    private static final int TEXT = 20_000;

    private final ArmGuard arms;
    private final Snapshots snapshots;
    private final Studio studio;
    private final ReportVersions reports;

    ReportVersionsApi(ArmGuard arms, Snapshots snapshots, Studio studio, ReportVersions reports) {
        this.arms = arms;
        this.snapshots = snapshots;
        this.studio = studio;
        this.reports = reports;
    }

    List<Route> routes() {
        String one = "/studies/{code}/report/versions/{number}";
        return List.of(
                Route.get("/studies/{code}/report/versions", this::list),
                Route.post("/studies/{code}/report/versions", this::freeze),
                Route.get(one + "/frozen.pdf", this::frozen),
                Route.get(one + "/report.pdf", this::document),
                Route.post(one + "/review", this::review),
                Route.put(one + "/comments/{uuid}", this::comment),
                Route.post(one + "/comments/{uuid}/resolution", this::resolve),
                Route.post(one + "/signatures", this::sign),
                Route.post(one + "/amendment", this::amend),
                Route.put("/studies/{code}/report/texts/{part}", this::write));
    }

    record TextBody(@Nullable String text) {}

    record PartBody(@Nullable String text, @Nullable Integer version) {}

    record AmendBody(@Nullable String part, @Nullable String reason) {}

    /** What a page sends to sign: log-in name and password, or a proof of a provider in place of both. */
    @SuppressWarnings("ArrayRecordComponent") // a password is wiped after use, which a String cannot be
    record SignBody(
            @Nullable String login,
            char @Nullable [] password,
            ReportVersion.@Nullable Meaning meaning,
            @Nullable String documentSha256,
            @Nullable String proof) {}

    private Answer list(Call call) {
        return Answer.ok(reports.of(call.actor(), call.study()));
    }

    private Answer freeze(Call call) {
        ReportVersions.Shelf shelf = reports.of(call.actor(), call.study()); // asks who may
        arms.require(call.actor(), call.study(), "Its report");
        Edition edition = reports.next(call.actor(), call.study());
        Snapshot snapshot = snapshots.of(call.actor(), call.study());
        FrozenPdf pdf = studio.frozen(snapshot, call.actor(), new Studio.NextVersion(shelf.texts(), edition));
        ReportVersions.Made made = new ReportVersions.Made(
                snapshot.sha256(),
                snapshot.head(),
                snapshot.eyes() == Snapshots.Eyes.OPEN,
                studio.versions(),
                missing(pdf));
        return Answer.json(Status.CREATED, reports.freeze(call.actor(), call.study(), edition, made, pdf.content()));
    }

    /** What the analysis plan requires of the report and it comes without, a sentence each. */
    private static List<String> missing(FrozenPdf pdf) {
        return pdf.unmade().stream()
                .filter(UnmadePart::required)
                .map(part -> "The part '%s' could not be made: %s".formatted(part.heading(), part.reason()))
                .toList();
    }

    private Answer frozen(Call call) {
        return pdf(
                call,
                "frozen",
                reports.document(call.actor(), call.study(), number(call)).content());
    }

    private Answer document(Call call) {
        SourceFile file = reports.document(call.actor(), call.study(), number(call));
        ReportVersion version = reports.version(call.actor(), call.study(), number(call));
        return pdf(
                call,
                "report",
                version.signatures().isEmpty() ? file.content() : studio.signed(file.content(), version));
    }

    private static Answer pdf(Call call, String what, byte[] content) {
        return new Answer(Status.OK, "application/pdf", content)
                .with(
                        "Content-Disposition",
                        "attachment; filename=\"%s-%s-v%d.pdf\"".formatted(call.study(), what, number(call)));
    }

    private Answer review(Call call) {
        return Answer.ok(reports.review(call.actor(), call.study(), number(call)));
    }

    private Answer comment(Call call) {
        return Answer.ok(reports.comment(
                call.actor(),
                call.study(),
                number(call),
                call.uuid("uuid"),
                Texts.required("text", call.json(TextBody.class).text(), Texts.REASON)));
    }

    private Answer resolve(Call call) {
        return Answer.ok(reports.resolve(
                call.actor(),
                call.study(),
                number(call),
                call.uuid("uuid"),
                Texts.required("text", call.json(TextBody.class).text(), Texts.REASON)));
    }

    private Answer sign(Call call) {
        SignBody sent = call.json(SignBody.class);
        if (sent.proof() != null) {
            return Answer.ok(reports.sign(
                    call.actor(),
                    call.study(),
                    number(call),
                    ReportVersions.Signing.byProof(
                            sent.proof(),
                            required("meaning", sent.meaning()),
                            required("documentSha256", sent.documentSha256()))));
        }
        char[] password = required("password", sent.password());
        try {
            return Answer.ok(reports.sign(
                    call.actor(),
                    call.study(),
                    number(call),
                    new ReportVersions.Signing(
                            required("login", sent.login()),
                            password,
                            required("meaning", sent.meaning()),
                            required("documentSha256", sent.documentSha256()))));
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private Answer amend(Call call) {
        AmendBody sent = call.json(AmendBody.class);
        return Answer.ok(reports.amend(
                call.actor(),
                call.study(),
                number(call),
                Texts.required("part", sent.part(), Texts.NAME),
                Texts.required("reason", sent.reason(), Texts.REASON)));
    }

    private Answer write(Call call) {
        PartBody sent = call.json(PartBody.class);
        reports.write(
                call.actor(),
                call.study(),
                part(call.value("part")),
                required("version", sent.version()),
                Texts.required("text", sent.text(), TEXT));
        return list(call);
    }

    private static TextPart part(String segment) {
        return Arrays.stream(TextPart.values())
                .filter(part ->
                        segment.equals(part.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .findFirst()
                .orElseThrow(
                        () -> new Refusal(
                                Status.NOT_FOUND,
                                "The report has no such part for people to write. Write objectives, test-articles, conclusion, archive or quality-assurance."));
    }

    private static int number(Call call) {
        try {
            return Integer.parseInt(call.value("number"));
        } catch (NumberFormatException noNumber) {
            throw new Refusal(Status.BAD_REQUEST, "Versions of a report are numbered. Ask for 1, 2 and so on.");
        }
    }
}
