package org.graftline.study;

/**
 * The end of a ledger chain at one moment.
 *
 * @param position of the last entry, from 1; 0 for an empty chain
 * @param hash of the last entry, 64 hexadecimal digits; all zeros for an empty chain
 */
public record LedgerHead(long position, String hash) {
    /** The head of a chain without entries. */
    public static final LedgerHead EMPTY = new LedgerHead(0, "0".repeat(64));
}
