package org.graftline.report;

import java.util.List;
import java.util.Optional;
import org.graftline.report.trail.Trail;
import org.graftline.study.report.Edition;
import org.graftline.study.report.HumanText;
import org.graftline.study.report.ReportVersion;
import org.osgi.annotation.versioning.ProviderType;

/** Renders reports. A pure function of the source: equal sources give equal bytes. Safe for many threads. */
@ProviderType
public interface Reports {
    /**
     * @param source what the report is made from
     * @return one self-contained page: style, fonts and figures inside, no script, no address outside
     */
    default String html(ReportSource source) {
        return html(source, ReportProgress.UNTOLD);
    }

    /**
     * The same, told part by part. Stops between two parts, and between the steps of a fit, when it runs as {@link
     * org.graftline.growth.Cancelable} work that is canceled.
     *
     * @param source what the report is made from
     * @param progress is told
     * @throws java.util.concurrent.CancellationException if it was stopped
     */
    String html(ReportSource source, ReportProgress progress);

    /**
     * @param source what the report is made from
     * @return a tagged PDF/A-3a that also meets PDF/UA-1; readings, model and scripts are attached
     * @throws ReportFailedException if the document could not be written
     */
    default byte[] pdf(ReportSource source) {
        return pdf(source, ReportProgress.UNTOLD);
    }

    /**
     * The same, told part by part and stopped like {@link #html(ReportSource, ReportProgress)}.
     *
     * @param source what the report is made from
     * @param progress is told
     * @throws java.util.concurrent.CancellationException if it was stopped
     */
    byte[] pdf(ReportSource source, ReportProgress progress);

    /**
     * The report as it is frozen for review and signature: as {@link #pdf}, with these texts in place of those of the source.
     * Its text travels inside, so that {@link #signed} can print it again.
     *
     * @param source what the report is made from
     * @param texts what people wrote for its parts, each printed with name and date
     * @param edition what it says of itself on its first page
     * @param progress is told
     * @return a tagged PDF/A-3a, and what it comes without
     * @throws java.util.concurrent.CancellationException if it was stopped
     */
    FrozenPdf frozen(ReportSource source, List<HumanText> texts, Edition edition, ReportProgress progress);

    /**
     * A frozen report with its signatures in it: the same text, and a section that says who signed what when and with which meaning. The
     * frozen document itself, whose SHA-256 was signed, is attached. Equal arguments give equal bytes.
     *
     * @param frozen as {@link #frozen} gave it
     * @param version with at least one signature
     * @return a tagged PDF/A-3a
     * @throws ReportFailedException if the bytes are no frozen report
     */
    byte[] signed(byte[] frozen, ReportVersion version);

    /** @return the parts that a report may have here, in its order */
    List<ReportPart> parts();

    /**
     * The parts that {@link #html} and {@link #pdf} come without, and those that the analysis plan requires and nothing here makes. Makes
     * every section to find out.
     *
     * @param source what the report is made from
     * @return in the order of the report; empty when it is whole
     */
    List<UnmadePart> unmade(ReportSource source);

    /**
     * One figure by itself, as in the report: the pages show it and make it interactive.
     *
     * @param source what the report is made from
     * @param figure which
     * @return an SVG element with title and description; empty text if the study has nothing to show in it
     */
    String figure(ReportSource source, FigureName figure);

    /**
     * What stands behind a number of the report: the tables say at each row, {@code data-behind}, and at many numbers, {@code data-source},
     * where they come from.
     *
     * @param source what the report is made from
     * @param behind as it stands at the row, or at the table where the row says nothing; empty where neither does
     * @param from as it stands at the number; empty where it says nothing
     * @return empty if no number of a report has them
     */
    Optional<Trail> trail(ReportSource source, String behind, String from);
}
