package org.graftline.study.capture;

import java.util.List;
import java.util.Optional;
import org.graftline.study.Reading;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Questions an unlikely reading; never refuses one. Implemented by us, hosts and laboratories as OSGi services; all are asked, highest
 * ranking first. Must be safe for many threads and quick: it runs for every row of an import.
 */
@ConsumerType
public interface PlausibilityRule {
    /**
     * @param candidate the reading to look at
     * @param earlier readings of the same tumor (or animal) and endpoint before it, by day and replicate; empty for the first
     * @return the concern as a sentence with the numbers, or empty
     */
    Optional<String> concern(Reading candidate, List<Reading> earlier);
}
