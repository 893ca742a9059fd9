package org.graftline.report.verify;

import java.util.List;

/**
 * What a check of a report found.
 *
 * @param traced what holds, a sentence each
 * @param untraced what does not, a sentence each
 * @param unchecked what this check cannot recompute and takes as printed, a sentence each
 */
public record Verdict(List<String> traced, List<String> untraced, List<String> unchecked) {
    /** Copies the lists in. */
    public Verdict {
        traced = List.copyOf(traced);
        untraced = List.copyOf(untraced);
        unchecked = List.copyOf(unchecked);
    }

    /** @return whether nothing was found that does not hold */
    public boolean holds() {
        return untraced.isEmpty();
    }
}
