package org.graftline.report.export;

import java.util.List;
import org.graftline.report.ReportSource;
import org.osgi.annotation.versioning.ProviderType;

/** Writes a study in other formats. Shows no more than the source holds: arms pooled there are pooled here. Safe for many threads. */
@ProviderType
public interface StudyExports {
    /**
     * @param source the snapshot and its analysis
     * @param formats which, at least one
     * @return the files, in the order of the formats
     * @throws org.graftline.report.ReportFailedException if a figure or document could not be written
     */
    List<ExportedFile> of(ReportSource source, List<ExportFormat> formats);
}
