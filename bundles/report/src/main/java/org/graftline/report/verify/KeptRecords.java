package org.graftline.report.verify;

import java.util.Optional;
import java.util.UUID;

/** What a home directory keeps of the readings and the ledger behind a report. */
public interface KeptRecords {
    /**
     * @param reading its UUID
     * @param version its version
     * @return what is kept; empty where the ledger has no such version
     */
    Optional<KeptReading> reading(UUID reading, int version);

    /**
     * @param chain name of a chain, as "study:S"
     * @param position of an entry
     * @return the entry's hash; empty where the chain has none at that position
     */
    Optional<String> entry(String chain, long position);

    /**
     * A version of a reading.
     *
     * @param sha256 its hash in the ledger
     * @param value as it is kept, mm³, g or score; empty where nothing was measured
     */
    record KeptReading(String sha256, String value) {}
}
