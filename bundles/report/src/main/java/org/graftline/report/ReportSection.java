package org.graftline.report;

import java.util.Locale;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One section of the report. Implemented by us, hosts and laboratories as OSGi services; all are used, in falling order of
 * {@code service.ranking}: ours rank from 1000 (who and what) down to 100 (provenance), so that 550 stands between model and tables.
 * Must be safe for many threads, since sections of one report are made side by side, and depend on the source alone. One that throws, or gives what is not well formed, costs the report this
 * section alone: its place says that it could not be made and why ({@link Reports#unmade}).
 */
@ConsumerType
public interface ReportSection {
    /** @return the heading, in sentence case, without number */
    String heading();

    /**
     * The name by which an analysis plan requires the section, for as long as studies run: letters, digits and hyphens.
     *
     * @return unless it is overridden that of the class without "Section", such as {@code last-day} for {@code LastDaySection}
     */
    default String id() {
        String name = getClass().getSimpleName().replaceFirst("Section$", "");
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /**
     * @param source what the report is made from
     * @return well-formed XHTML elements to stand below the heading, every text escaped; empty text leaves the section out
     */
    String body(ReportSource source);
}
