package org.graftline.web.internal.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.graftline.report.export.ExportFormat;
import org.graftline.report.export.ExportedFile;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.web.internal.analysis.ArmGuard;
import org.graftline.web.internal.analysis.Handouts;
import org.graftline.web.internal.analysis.Handouts.Handout;
import org.graftline.web.internal.analysis.Snapshots;
import org.graftline.web.internal.analysis.Snapshots.Snapshot;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Status;

/** The interim update of today, and a study in other formats. Arms that are shown as one to whoever asks are one in every file. */
final class ExportsApi {
    private static final String ALL = "all";

    private final Access access;
    private final ArmGuard arms;
    private final Snapshots snapshots;
    private final Handouts handouts;

    ExportsApi(Access access, ArmGuard arms, Snapshots snapshots, Handouts handouts) {
        this.access = access;
        this.arms = arms;
        this.snapshots = snapshots;
        this.handouts = handouts;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/studies/{code}/report/interim.pdf", this::interim),
                Route.get("/studies/{code}/exports", this::list),
                Route.get("/studies/{code}/exports/{format}", this::export));
    }

    /**
     * One format.
     *
     * @param format last segment of its address
     * @param words its name
     * @param sentence what is in it and who wants it
     */
    record ExportJson(String format, String words, String sentence) {
        static ExportJson of(ExportFormat format) {
            String segment = segment(format);
            return switch (format) {
                case CSV ->
                    new ExportJson(
                            segment,
                            "CSV",
                            "Volumes, weights and mice as long tables, for R, SAS or any other program.");
                case XLSX ->
                    new ExportJson(
                            segment,
                            "Excel workbook (XLSX)",
                            "Study, mice and readings on a sheet each, and a wide sheet for every arm.");
                case PRISM ->
                    new ExportJson(
                            segment,
                            "Tables for GraphPad Prism",
                            "A wide table for every arm, mice down and days across, to paste into a grouped table.");
                case FIGURES ->
                    new ExportJson(
                            segment,
                            "Figures (SVG and PNG)",
                            "Every figure of the report, to scale freely and at 300 dpi, for slides and manuscripts.");
                case DATASET_JSON ->
                    new ExportJson(
                            segment,
                            "Dataset-JSON 1.1, SEND-shaped",
                            "DM, PM, BW, CL and DS as CDISC asks, for a submission or a sponsor's warehouse.");
                case ARRIVE ->
                    new ExportJson(
                            segment,
                            "ARRIVE 2.0 checklist",
                            "The ten essential items, filled from the records where they have an answer, for the journal.");
                case PDX_MI ->
                    new ExportJson(
                            segment,
                            "PDX-MI",
                            "The minimal information on each donor's model, a line per donor, for a repository.");
                case DOCX ->
                    new ExportJson(
                            segment,
                            "Word document (DOCX)",
                            "The report as a draft of today: its text can be edited, its tables are locked.");
            };
        }
    }

    private static String segment(ExportFormat format) {
        return format.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Answer list(Call call) {
        exportable(call);
        return Answer.ok(
                Arrays.stream(ExportFormat.values()).map(ExportJson::of).toList());
    }

    private Answer interim(Call call) {
        ExportedFile pdf =
                handouts.interim(exportable(call), call.actor()).files().get(0);
        return file("application/pdf", pdf.name(), pdf.content());
    }

    /** A format of one file is that file; more come in a ZIP. */
    private Answer export(Call call) {
        String wanted = call.value("format");
        if (wanted.equals(ALL)) {
            return everything(call);
        }
        ExportFormat format = Arrays.stream(ExportFormat.values())
                .filter(one -> segment(one).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Status.NOT_FOUND,
                        "There is no such export. Ask for all, or for %s."
                                .formatted(String.join(
                                        ", ",
                                        Arrays.stream(ExportFormat.values())
                                                .map(ExportsApi::segment)
                                                .toList()))));
        Handout handout = handouts.export(exportable(call), call.actor(), format);
        List<ExportedFile> files = handout.files();
        if (files.isEmpty()) {
            throw new Refusal(
                    Status.UNUSABLE,
                    "This study has nothing yet that could be written as %s. Record readings first."
                            .formatted(ExportJson.of(format).words()));
        }
        if (files.size() == 1) {
            ExportedFile one = files.get(0);
            return file("application/octet-stream", call.study() + "-" + one.name(), one.content());
        }
        Map<String, byte[]> entries = new LinkedHashMap<>();
        files.forEach(one -> entries.put(one.name(), one.content()));
        return zipped(call, wanted, handout.day(), entries);
    }

    private Answer everything(Call call) {
        Snapshot snapshot = exportable(call);
        Actor actor = call.actor();
        Handout interim = handouts.interim(snapshot, actor);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        interim.files().forEach(one -> entries.put(one.name(), one.content()));
        for (ExportFormat format : ExportFormat.values()) {
            handouts.export(snapshot, actor, format)
                    .files()
                    .forEach(one -> entries.put(segment(format) + "/" + one.name(), one.content()));
        }
        return zipped(call, "exports", interim.day(), entries);
    }

    private static Answer zipped(Call call, String what, LocalDate day, Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> one : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(one.getKey());
                entry.setTimeLocal(day.atStartOfDay()); // the day it bears, in every time zone
                zip.putNextEntry(entry);
                zip.write(one.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("A ZIP in memory could not be written", impossible);
        }
        return file("application/zip", "%s-%s-%s.zip".formatted(call.study(), what, day), bytes.toByteArray());
    }

    private static Answer file(String mediaType, String name, byte[] content) {
        return new Answer(Status.OK, mediaType, content)
                .with("Content-Disposition", "attachment; filename=\"%s\"".formatted(name));
    }

    private Snapshot exportable(Call call) {
        access.require(call.actor(), Permission.READ_REPORT, call.study());
        arms.require(call.actor(), call.study(), "Its export");
        return snapshots.of(call.actor(), call.study());
    }
}
