package org.graftline.report.compare;

import org.osgi.annotation.versioning.ProviderType;

/** Compares reports by the {@code numbers.json} that each carries inside. Safe for many threads. */
@ProviderType
public interface ReportComparisons {
    /**
     * @param before a report as PDF
     * @param after another of the same study
     * @return what is printed otherwise
     * @throws org.graftline.study.StudyException if one of them carries no numbers
     * @throws org.graftline.report.ReportFailedException if one of them cannot be read
     */
    ReportComparison compare(byte[] before, byte[] after);
}
