package org.graftline.report;

import java.util.List;

/**
 * A report as it is frozen.
 *
 * @param content a tagged PDF/A-3a; not to be changed
 * @param unmade the parts that it comes without, in the order of the report; empty when it is whole
 */
@SuppressWarnings("ArrayRecordComponent") // large, handed on to be stored, compared by nobody
public record FrozenPdf(byte[] content, List<UnmadePart> unmade) {
    /** Copies the list in. */
    public FrozenPdf {
        unmade = List.copyOf(unmade);
    }
}
