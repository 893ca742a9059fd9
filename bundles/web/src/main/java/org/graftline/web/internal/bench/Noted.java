package org.graftline.web.internal.bench;

import org.graftline.study.record.LedgerEntry;

/**
 * An act that was done.
 *
 * @param position of its entry in the ledger
 */
record Noted(long position) {
    static Noted by(LedgerEntry entry) {
        return new Noted(entry.position());
    }
}
