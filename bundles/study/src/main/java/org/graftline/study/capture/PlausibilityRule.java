package org.graftline.study.capture;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.graftline.study.Reading;
import org.graftline.study.bench.Concern;
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

    /**
     * Asks at entry, when more is known than in an import. An entry waits {@value #PATIENCE_MS} ms: the question of who is slower is
     * added to the stored reading when it comes. Who fails or needs more than {@value #LONGEST_S} s is left out, and the reading says so.
     *
     * @param candidate the reading to look at, stored already
     * @param around what stands around it
     * @return the question, or empty; by default what {@link #concern} asks
     */
    default Optional<Concern> atEntry(Reading candidate, Surroundings around) {
        return concern(candidate, around.earlier()).map(sentence -> new Concern(name(), sentence, null));
    }

    /** @return a stable short name for settings and records, such as "weight-step" */
    default String name() {
        return getClass().getSimpleName().replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** How long an entry waits for a rule, milliseconds. */
    int PATIENCE_MS = 100;

    /** After which a rule counts as one that never answers, seconds. */
    int LONGEST_S = 30;
}
