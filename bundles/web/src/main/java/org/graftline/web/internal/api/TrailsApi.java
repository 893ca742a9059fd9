package org.graftline.web.internal.api;

import java.util.List;
import java.util.Locale;
import org.graftline.platform.People;
import org.graftline.report.trail.Trail;
import org.graftline.study.Reading;
import org.graftline.study.people.Access;
import org.graftline.study.people.Permission;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.StudyRecords;
import org.graftline.web.internal.analysis.ArmGuard;
import org.graftline.web.internal.analysis.Snapshots;
import org.graftline.web.internal.analysis.Snapshots.Snapshot;
import org.graftline.web.internal.analysis.Studio;
import org.graftline.web.internal.bench.PersonNames;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Status;

/** From a number of the report to its readings and their entries in the ledger. */
final class TrailsApi {
    private static final int PER_PAGE = 50;

    private final Access access;
    private final ArmGuard arms;
    private final Snapshots snapshots;
    private final Studio studio;
    private final StudyRecords records;
    private final People people;

    TrailsApi(Access access, ArmGuard arms, Snapshots snapshots, Studio studio, StudyRecords records, People people) {
        this.access = access;
        this.arms = arms;
        this.snapshots = snapshots;
        this.studio = studio;
        this.records = records;
        this.people = people;
    }

    List<Route> routes() {
        return List.of(Route.get("/studies/{code}/report/trail", this::trail));
    }

    private Answer trail(Call call) {
        access.require(call.actor(), Permission.READ_REPORT, call.study());
        arms.require(call.actor(), call.study(), "Its report");
        Snapshot snapshot = snapshots.of(call.actor(), call.study());
        Trail trail = studio.trail(
                        snapshot,
                        call.actor(),
                        call.query("behind").orElse(""),
                        call.query("from").orElse(""))
                .orElseThrow(() -> new Refusal(
                        Status.NOT_FOUND,
                        "No number of the report comes from there. Choose a number on the report's page."));
        call.query("snapshot").filter(seen -> !seen.equals(trail.snapshot())).ifPresent(seen -> {
            throw new Refusal(
                    Status.CONFLICT,
                    "The records or the analysis plan changed after this report was made, so its numbers may rest on other readings. Reload the page and choose the number again.");
        });
        int total = trail.readings().size();
        int pages = Math.max(1, (total + PER_PAGE - 1) / PER_PAGE);
        int page = Math.min(Math.max(1, call.pageNumber()), pages);
        PersonNames names = new PersonNames(people);
        return Answer.ok(new TrailView(
                trail.sentence(),
                snapshot.data().study().zone().getId(),
                page,
                pages,
                total,
                trail.counted(),
                trail.parameters().stream().map(TrailView.Parameter::of).toList(),
                trail.readings().stream()
                        .skip((long) (page - 1) * PER_PAGE)
                        .limit(PER_PAGE)
                        .map(behind -> TrailView.OneReading.of(
                                behind, names.of(behind.reading().operator()), entry(behind.reading())))
                        .toList()));
    }

    private TrailView.Entry entry(Reading reading) {
        LedgerEntry entry = records.history(reading.uuid()).stream()
                .filter(written -> written.reading().version() == reading.version())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Version %d of reading %s is in no ledger entry. Run graftline verify-audit."
                                .formatted(reading.version(), reading.uuid())))
                .entry();
        return new TrailView.Entry(
                entry.position(),
                entry.kind(),
                entry.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                entry.hash(),
                entry.at(),
                entry.actorName().orErased());
    }
}
