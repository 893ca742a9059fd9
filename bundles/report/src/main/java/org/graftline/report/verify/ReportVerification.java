package org.graftline.report.verify;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Checks a report that was printed as PDF against what it carries inside. Needs no study, no database and no network. Safe for many threads. */
@ProviderType
public interface ReportVerification {
    /**
     * @param pdf the document
     * @param refit runs the model again
     * @param records the ledger of the home directory to hold it against; empty for a check of the document by itself
     * @return what was found, check by check
     * @throws org.graftline.report.ReportFailedException if it is no PDF
     */
    Verdict verify(byte[] pdf, Refit refit, Optional<KeptRecords> records);
}
