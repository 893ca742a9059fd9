package org.graftline.study.report;

import org.graftline.study.report.ReportVersion.Amendment;
import org.jspecify.annotations.Nullable;

/**
 * What a frozen report says of itself on its first page.
 *
 * @param number its version
 * @param amends the signed version it replaces; null for none
 * @param amendment what of that is replaced and why; null for none
 */
public record Edition(
        int number, @Nullable Integer amends, @Nullable Amendment amendment) {
    /** @throws IllegalArgumentException if it amends a version without saying why, or says why of none */
    public Edition {
        if ((amends == null) != (amendment == null)) {
            throw new IllegalArgumentException("An amended version and its amendment go together.");
        }
    }
}
