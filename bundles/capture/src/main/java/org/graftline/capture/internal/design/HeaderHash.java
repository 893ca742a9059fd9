package org.graftline.capture.internal.design;

import org.graftline.study.Sha256;
import org.graftline.study.capture.Table;

/** Names files by their headers, so that the next file with the same ones finds the design that was confirmed for them. */
public final class HeaderHash {
    private HeaderHash() {}

    /** @return SHA-256 over the headers in their order */
    public static String of(Table table) {
        return Sha256.of(String.join("\u001f", table.headers()));
    }
}
