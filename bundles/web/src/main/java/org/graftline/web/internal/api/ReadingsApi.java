package org.graftline.web.internal.api;

import static org.graftline.web.internal.http.RequiredFields.required;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.graftline.study.Reading;
import org.graftline.study.StudyData;
import org.graftline.study.capture.Readings;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.StudyRecords.WrittenReading;
import org.graftline.web.internal.analysis.Snapshots;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Status;
import org.jspecify.annotations.Nullable;

/** Readings of a study: shown, recorded, corrected, and how each came to be what it is. */
final class ReadingsApi {
    private final Readings readings;
    private final Snapshots snapshots;
    private final Clock clock;

    ReadingsApi(Readings readings, Snapshots snapshots, Clock clock) {
        this.readings = readings;
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
     */
    record History(String zone, List<Version> versions) {
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
     */
    record Version(
            ReadingView reading, Instant at, String by, String via, String why, long position, String entryHash) {
        static Version of(WrittenReading written) {
            LedgerEntry entry = written.entry();
            return new Version(
                    ReadingView.of(written.reading()),
                    entry.at(),
                    entry.actorName().orErased(),
                    entry.via().name(),
                    entry.reason().orErased(),
                    entry.position(),
                    entry.hash());
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
        StudyData data = snapshots.of(call.actor(), call.study()).data();
        ReadingsPage.Filter filter = new ReadingsPage.Filter(
                call.query("donor").orElse(null),
                call.query("arm").orElse(null),
                call.query("mouse").orElse(null));
        return Answer.ok(ReadingsPage.of(data, filter, pageNumber(call)));
    }

    private Answer history(Call call) {
        StudyData data = snapshots.of(call.actor(), call.study()).data();
        UUID uuid = call.uuid("uuid");
        if (find(data, uuid).isEmpty()) {
            throw unknown(call, uuid);
        }
        return Answer.ok(history(call, data, uuid));
    }

    private Answer record(Call call) {
        StudyData data = snapshots.of(call.actor(), call.study()).data();
        UUID uuid = call.uuid("uuid");
        Reading wanted = call.json(ReadingBody.class).first(uuid, data.study(), clock.instant());
        if (find(data, uuid).isPresent()) {
            return repeated(call, data, wanted);
        }
        try {
            readings.record(call.actor(), wanted);
        } catch (ConcurrentChangeException taken) {
            StudyData now = snapshots.of(call.actor(), call.study()).data();
            if (find(now, uuid).isEmpty()) {
                throw taken;
            }
            return repeated(call, now, wanted);
        }
        return Answer.json(Status.CREATED, history(call, data, uuid));
    }

    /** A message that came twice is answered like the first; another reading under the same uuid is refused. */
    private Answer repeated(Call call, StudyData data, Reading wanted) {
        Reading first = readings.history(call.actor(), call.study(), wanted.uuid())
                .get(0)
                .reading();
        Reading sameMoment = withMomentOf(first, wanted);
        if (!sameMoment.canonical().equals(first.canonical())) {
            throw new Refusal(
                    Status.CONFLICT,
                    "Reading %s is here already and says something else. Correct it with a reason, or draw a new UUID for another reading."
                            .formatted(wanted.uuid()));
        }
        return Answer.ok(history(call, data, wanted.uuid()));
    }

    /** When it reached us and whose hand it was are ours to say, not the client's: a repetition has those of the first. */
    private static Reading withMomentOf(Reading first, Reading wanted) {
        return new Reading(
                wanted.uuid(),
                1,
                wanted.study(),
                wanted.mouse(),
                wanted.site(),
                wanted.endpoint(),
                wanted.day(),
                wanted.replicate(),
                wanted.capturedAt(),
                first.recordedAt(),
                first.operator(),
                wanted.device(),
                wanted.status(),
                wanted.reason(),
                wanted.diameters(),
                wanted.value(),
                wanted.formula(),
                wanted.source(),
                wanted.entry());
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
        return Answer.json(Status.CREATED, history(call, data, uuid));
    }

    private History history(Call call, StudyData data, UUID uuid) {
        return new History(
                data.study().zone().getId(),
                readings.history(call.actor(), call.study(), uuid).stream()
                        .map(Version::of)
                        .toList());
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

    private static int pageNumber(Call call) {
        String text = call.query("page").orElse("1");
        if (!text.matches("\\d{1,6}")) {
            throw new Refusal(Status.BAD_REQUEST, "The page must be a number from 1 on. Leave it out for the first.");
        }
        return Integer.parseInt(text);
    }
}
