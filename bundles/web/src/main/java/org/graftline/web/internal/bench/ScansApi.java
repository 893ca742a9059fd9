package org.graftline.web.internal.bench;

import java.util.List;
import org.graftline.study.bench.PaperScans;
import org.graftline.study.bench.SheetWriters;
import org.graftline.study.people.Access;
import org.graftline.study.people.Permission;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Status;
import org.graftline.web.internal.http.Texts;

/** Worksheets that were filled in by hand: their scans, and who may have written them. */
public final class ScansApi {
    private final PaperScans scans;
    private final SheetWriters writers;
    private final Access access;

    /** @param access asked before ten megabytes are read */
    public ScansApi(PaperScans scans, SheetWriters writers, Access access) {
        this.scans = scans;
        this.writers = writers;
        this.access = access;
    }

    /** @return its addresses */
    public List<Route> routes() {
        return List.of(
                Route.get("/studies/{code}/bench/writers", this::writers),
                Route.post("/studies/{code}/bench/scans", this::keep),
                Route.get("/studies/{code}/bench/scans/{sha256}", this::show));
    }

    /** A scan that is kept. */
    record ScanView(String sha256, String name, long bytes, String mediaType) {}

    /** People who may have written a sheet. */
    record Writers(List<SheetWriters.Writer> writers) {
        Writers {
            writers = List.copyOf(writers);
        }
    }

    private Answer writers(Call call) {
        return Answer.ok(new Writers(writers.writers(call.actor(), call.study())));
    }

    private Answer keep(Call call) {
        access.require(call.actor(), Permission.RECORD_READINGS, call.study());
        String name = call.query("name")
                .orElseThrow(() -> new Refusal(
                        Status.BAD_REQUEST, "The name of the file is missing. Add ?name=FILE.pdf to the address."));
        String bare = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        PaperScans.Kept kept = scans.keep(
                call.actor(), call.study(), Texts.required("name", bare, Texts.NAME), call.body(PaperScans.MOST_BYTES));
        PaperScans.Scan scan = kept.scan();
        return Answer.json(
                kept.storage() == PaperScans.Storage.NOW ? Status.CREATED : Status.OK,
                new ScanView(
                        scan.file().sha256(),
                        scan.file().name(),
                        scan.file().content().length,
                        scan.kind().mediaType()));
    }

    private Answer show(Call call) {
        PaperScans.Scan scan = scans.find(call.actor(), call.study(), call.value("sha256"))
                .orElseThrow(() -> new Refusal(
                        Status.NOT_FOUND, "The study has no scan of this hash. Choose one from a reading's history."));
        return new Answer(Status.OK, scan.kind().mediaType(), scan.file().content())
                .with(
                        "Content-Disposition",
                        "attachment; filename=\"scan-%s.%s\""
                                .formatted(
                                        scan.file().sha256().substring(0, 12),
                                        scan.kind().name().toLowerCase(java.util.Locale.ROOT)));
    }
}
