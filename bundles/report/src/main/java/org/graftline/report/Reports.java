package org.graftline.report;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Renders reports. A pure function of the source: equal sources give equal bytes. Safe for many threads. */
@ProviderType
public interface Reports {
    /**
     * @param source what the report is made from
     * @return one self-contained page: style, fonts and figures inside, no script, no address outside
     */
    String html(ReportSource source);

    /**
     * @param source what the report is made from
     * @return a tagged PDF/A-3a that also meets PDF/UA-1; readings, model and scripts are attached
     * @throws ReportFailedException if the document could not be written
     */
    byte[] pdf(ReportSource source);

    /**
     * The parts that {@link #html} and {@link #pdf} come without. Makes every section to find out.
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
}
