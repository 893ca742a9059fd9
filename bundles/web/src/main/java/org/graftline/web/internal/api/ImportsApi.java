package org.graftline.web.internal.api;

import static org.graftline.web.internal.http.RequiredFields.required;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.graftline.study.StudyException;
import org.graftline.study.capture.ImportDesign;
import org.graftline.study.capture.ImportFile;
import org.graftline.study.capture.ImportPreview;
import org.graftline.study.capture.MeasurementImports;
import org.graftline.study.capture.ProposedCorrection;
import org.graftline.study.capture.StudyDetails;
import org.graftline.study.people.Access;
import org.graftline.study.people.Permission;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.StudyRecords;
import org.graftline.web.internal.analysis.ArmGuard;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Status;
import org.jspecify.annotations.Nullable;

/** Import of a file: uploaded and previewed, perhaps previewed again with another design, then committed or forgotten. */
final class ImportsApi {
    /** The most bytes that an uploaded file may have. */
    static final int FILE_LIMIT = 64 << 20;

    private final MeasurementImports imports;
    private final PendingImports pending;
    private final ArmGuard arms;
    private final Access access;
    private final StudyRecords records;

    ImportsApi(MeasurementImports imports, PendingImports pending, ArmGuard arms, Access access, StudyRecords records) {
        this.imports = imports;
        this.pending = pending;
        this.arms = arms;
        this.access = access;
        this.records = records;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/studies/{code}/imports", this::upload),
                Route.post("/studies/{code}/imports/{import}/preview", this::again),
                Route.post("/studies/{code}/imports/{import}/commit", this::commit),
                Route.delete("/studies/{code}/imports/{import}", this::forget));
    }

    /** @param design as the preview wrote it, changed where it was mistaken */
    record Redesign(@Nullable String design) {}

    /**
     * @param reason why the file is imported; with corrections, why the values change
     * @param title of a study that is created; absent for one that exists
     * @param zone of a study that is created
     * @param origin of a study that is created; absent for the laboratory's own data
     * @param accepted the places of the corrections that a person accepted, from 0; absent for none
     */
    record Commit(
            @Nullable String reason,
            @Nullable String title,
            @Nullable String zone,
            @Nullable String origin,
            @Nullable List<Integer> accepted) {}

    /**
     * @param stored whether there was anything new
     * @param position in the study's ledger; null if nothing was new
     */
    record Committed(
            boolean stored,
            @Nullable Long position,
            @Nullable String entryHash) {}

    private Answer upload(Call call) {
        requireOpenEyes(call);
        String name = call.query("name")
                .orElseThrow(() -> new Refusal(
                        Status.BAD_REQUEST, "The name of the file is missing. Add ?name=FILE.csv to the address."));
        String bare = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        byte[] content = call.body(FILE_LIMIT);
        ImportPreview preview =
                imports.preview(call.actor(), call.study(), List.of(new ImportFile(bare, content)), null);
        return Answer.json(Status.CREATED, view(pending.keep(call.actor().person(), preview)));
    }

    private Answer again(Call call) {
        PendingImports.Pending known = find(call);
        ImportDesign design =
                imports.design(required("design", call.json(Redesign.class).design()));
        ImportPreview preview =
                imports.preview(call.actor(), call.study(), known.preview().files(), design);
        return Answer.ok(view(pending.replace(known, preview)));
    }

    private Answer commit(Call call) {
        PendingImports.Pending known = find(call);
        Commit sent = call.json(Commit.class);
        if (!known.preview().isCommittable()) {
            throw new StudyException(
                    "The preview shows errors, so nothing is imported. Mend the file or the design, and preview it again.");
        }
        String reason = sent.reason() == null ? "" : sent.reason().strip();
        if (reason.isEmpty()) {
            throw new StudyException(
                    "The reason is blank. Say why this file is imported; it stands in the ledger for good.");
        }
        LedgerEntry entry = imports.commit(
                call.actor(), known.preview(), details(known.preview(), sent), accepted(known.preview(), sent), reason);
        pending.forget(known);
        return Answer.ok(
                entry == null ? new Committed(false, null, null) : new Committed(true, entry.position(), entry.hash()));
    }

    private Answer forget(Call call) {
        pending.forget(find(call));
        return Answer.done();
    }

    /** A preview compares the file with the arms that are known, so that it would tell them to whoever asks with a guess. */
    private void requireOpenEyes(Call call) {
        access.require(call.actor(), Permission.IMPORT_FILES, call.study());
        if (records.study(call.study()).isPresent()) {
            arms.require(call.actor(), call.study(), "An import");
        }
    }

    private PendingImports.Pending find(Call call) {
        requireOpenEyes(call);
        UUID id = call.uuid("import");
        return pending.find(id, call.actor().person())
                .filter(known -> known.preview().study().equals(call.study()))
                .orElseThrow(() -> new Refusal(
                        Status.NOT_FOUND,
                        "This preview is gone: previews are kept for half an hour. Choose the file again."));
    }

    private static StudyDetails details(ImportPreview preview, Commit sent) {
        String zone = sent.zone() == null || sent.zone().isBlank()
                ? "UTC"
                : sent.zone().strip();
        String title = sent.title() == null || sent.title().isBlank()
                ? preview.study().value()
                : sent.title().strip();
        try {
            return new StudyDetails(
                    title,
                    ZoneId.of(zone),
                    sent.origin() == null ? "" : sent.origin().strip());
        } catch (DateTimeException unknown) {
            throw new StudyException(
                    "'%s' is no time zone. Use a name such as Europe/Berlin or America/Toronto."
                            .formatted(zone.substring(0, Math.min(40, zone.length()))
                                    .replaceAll("\\p{C}", "?")),
                    unknown);
        }
    }

    private static List<ProposedCorrection> accepted(ImportPreview preview, Commit sent) {
        List<ProposedCorrection> accepted = new ArrayList<>();
        for (int place : sent.accepted() == null ? List.<Integer>of() : sent.accepted()) {
            if (place < 0 || place >= preview.corrections().size()) {
                throw new StudyException("The preview has no correction %d; they count from 0 to %d. Preview it again."
                        .formatted(place, preview.corrections().size() - 1));
            }
            accepted.add(preview.corrections().get(place));
        }
        return accepted;
    }

    private ImportView view(PendingImports.Pending known) {
        return ImportView.of(
                known.id(), known.preview(), imports.designJson(known.preview().design()));
    }
}
