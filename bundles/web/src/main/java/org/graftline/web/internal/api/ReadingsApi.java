package org.graftline.web.internal.api;

import static org.graftline.web.internal.http.RequiredFields.required;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.graftline.platform.People;
import org.graftline.study.Reading;
import org.graftline.study.ReadingEntry;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.UnknownStudyException;
import org.graftline.study.bench.BenchEntries;
import org.graftline.study.capture.Readings;
import org.graftline.study.conduct.Amendments;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.StudyRecords;
import org.graftline.study.record.StudyRecords.WrittenReading;
import org.graftline.web.internal.analysis.ArmGuard;
import org.graftline.web.internal.analysis.Snapshots;
import org.graftline.web.internal.analysis.Snapshots.Eyes;
import org.graftline.web.internal.bench.PersonNames;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.ClientClock;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Status;
import org.graftline.web.internal.reading.ReadingBody;
import org.graftline.web.internal.reading.ReadingView;
import org.jspecify.annotations.Nullable;

/** Readings of a study: shown, recorded, corrected, and how each came to be what it is. */
final class ReadingsApi {
    private final Readings readings;
    private final BenchEntries entries;
    private final Amendments amendments;
    private final StudyRecords records;
    private final Access access;
    private final People people;
    private final ArmGuard arms;
    private final Snapshots snapshots;
    private final Clock clock;

    /** @param entries where a reading of this address goes as well: one way in, one set of rules */
    ReadingsApi(
            Readings readings,
            BenchEntries entries,
            Amendments amendments,
            StudyRecords records,
            Access access,
            People people,
            ArmGuard arms,
            Snapshots snapshots,
            Clock clock) {
        this.readings = readings;
        this.entries = entries;
        this.amendments = amendments;
        this.records = records;
        this.access = access;
        this.people = people;
        this.arms = arms;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/studies/{code}/readings", this::page),
                Route.get("/studies/{code}/readings/{uuid}", this::history),
                Route.put("/studies/{code}/readings/{uuid}", this::record),
                Route.post("/studies/{code}/readings/{uuid}/corrections", this::correct));
    }

    /**
     * A reading and how it came about.
     *
     * @param zone the study's time zone
     * @param versions first to last; the last holds
     * @param governedBy the protocol or the amendment that governed it
     */
    record History(String zone, List<Version> versions, Amendments.Governance governedBy) {
        History {
            versions = List.copyOf(versions);
        }
    }

    /**
     * One version of a reading.
     *
     * @param at when it was written
     * @param by printed name of who wrote it, as it was then
     * @param why the reason they gave
     * @param position in the study's ledger
     * @param entryHash absent for people who are blinded: it is made from the arms among other things
     */
    record Version(
            ReadingView reading,
            Instant at,
            String by,
            String via,
            String why,
            long position,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String entryHash) {
        static Version of(WrittenReading written, PersonNames names, Eyes eyes) {
            LedgerEntry entry = written.entry();
            return new Version(
                    ReadingView.of(written.reading(), names.of(written.reading().operator())),
                    entry.at(),
                    entry.actorName().orErased(),
                    entry.via().name(),
                    entry.reason().orErased(),
                    entry.position(),
                    eyes == Eyes.BLINDED ? null : entry.hash());
        }
    }

    /**
     * @param version the version that was seen and is corrected
     * @param why the reason, not blank
     * @param corrected what it should say; mouse, site, endpoint, day and replicate stay and are left out
     */
    record Correction(
            @Nullable Integer version,
            @Nullable String why,
            @Nullable ReadingBody corrected) {}

    private Answer page(Call call) {
        if (call.query("arm").isPresent()) {
            arms.require(call.actor(), call.study(), "Its mice by arm");
        }
        StudyData data = snapshots.of(call.actor(), call.study()).data();
        ReadingsPage.Filter filter = new ReadingsPage.Filter(
                call.query("donor").orElse(null),
                call.query("arm").orElse(null),
                call.query("mouse").orElse(null));
        return Answer.ok(ReadingsPage.of(data, filter, call.pageNumber()));
    }

    private Answer history(Call call) {
        StudyData data = snapshots.of(call.actor(), call.study()).data();
        UUID uuid = call.uuid("uuid");
        if (find(data, uuid).isEmpty()) {
            throw unknown(call, uuid);
        }
        return Answer.ok(history(call, data.study(), uuid));
    }

    private Answer record(Call call) {
        Actor actor = call.actor();
        StudyCode code = call.study();
        access.require(actor, Permission.RECORD_READINGS, code);
        Study study = records.study(code).orElseThrow(() -> new UnknownStudyException(code));
        UUID uuid = call.uuid("uuid");
        Instant now = clock.instant();
        ReadingEntry typed = ReadingEntry.by(ReadingEntry.Means.TYPED).at(ClientClock.offsetMs(call, now));
        Reading wanted = call.json(ReadingBody.class)
                .begun(uuid, study, now)
                .entry(typed)
                .build();
        boolean known = !records.history(uuid).isEmpty();
        entries.record(actor, wanted);
        return Answer.json(known ? Status.OK : Status.CREATED, history(call, study, uuid));
    }

    private Answer correct(Call call) {
        StudyData data = snapshots.of(call.actor(), call.study()).data();
        UUID uuid = call.uuid("uuid");
        Reading current = find(data, uuid).orElseThrow(() -> unknown(call, uuid));
        Correction sent = call.json(Correction.class);
        int seen = required("version", sent.version());
        if (seen != current.version()) {
            throw new Refusal(
                    Status.CONFLICT,
                    "Not saved: this reading has version %d by now, and the page showed version %d. Look at it again and repeat."
                            .formatted(current.version(), seen));
        }
        Reading next = required("corrected", sent.corrected()).corrected(current, data.study(), clock.instant());
        readings.correct(call.actor(), next, sent.why() == null ? "" : sent.why());
        return Answer.json(Status.CREATED, history(call, data.study(), uuid));
    }

    private History history(Call call, Study study, UUID uuid) {
        PersonNames names = new PersonNames(people);
        boolean blinded = arms.hidesFrom(call.actor(), call.study());
        return new History(
                study.zone().getId(),
                readings.history(call.actor(), call.study(), uuid).stream()
                        .map(written -> Version.of(written, names, blinded ? Eyes.BLINDED : Eyes.OPEN))
                        .toList(),
                amendments.governing(call.actor(), call.study(), uuid));
    }

    private static Optional<Reading> find(StudyData data, UUID uuid) {
        return data.readings().stream()
                .filter(reading -> reading.uuid().equals(uuid))
                .findFirst();
    }

    private static Refusal unknown(Call call, UUID uuid) {
        return new Refusal(
                Status.NOT_FOUND,
                "Study '%s' has no reading %s. Choose one from the list of readings.".formatted(call.study(), uuid));
    }
}
