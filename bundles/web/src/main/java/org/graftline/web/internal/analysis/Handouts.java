package org.graftline.web.internal.analysis;

import java.time.LocalDate;
import java.util.List;
import org.graftline.report.ReportSource;
import org.graftline.report.export.ExportFormat;
import org.graftline.report.export.ExportedFile;
import org.graftline.report.export.StudyExports;
import org.graftline.study.people.Actor;
import org.graftline.web.internal.analysis.Snapshots.Snapshot;

/**
 * What goes out of the house before a report is signed: it bears the day on which it was asked for, and never has more than the
 * snapshot shows. Safe for many threads.
 */
public final class Handouts {
    private final Studio studio;
    private final StudyExports exports;

    /** @param studio makes the analysis, and lends its thread */
    public Handouts(Studio studio, StudyExports exports) {
        this.studio = studio;
        this.exports = exports;
    }

    /**
     * Files and the day they bear.
     *
     * @param day in the study's time zone
     */
    public record Handout(LocalDate day, List<ExportedFile> files) {
        /** Copies the list in. */
        public Handout {
            files = List.copyOf(files);
        }
    }

    /** @return the report as PDF, marked as a draft of today */
    public Handout interim(Snapshot snapshot, Actor actor) {
        LocalDate day = studio.today(snapshot);
        String name =
                "%s-interim-%s-DRAFT.pdf".formatted(snapshot.data().study().code(), day);
        return new Handout(day, List.of(new ExportedFile(name, studio.document(snapshot, actor, day))));
    }

    /** @return the files of one format */
    public Handout export(Snapshot snapshot, Actor actor, ExportFormat format) {
        ReportSource source = studio.asOfNow(snapshot, actor);
        return new Handout(day(source), studio.made(() -> exports.of(source, List.of(format))));
    }

    private static LocalDate day(ReportSource source) {
        return LocalDate.ofInstant(source.madeAt(), source.data().study().zone());
    }
}
