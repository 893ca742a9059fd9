package org.graftline.store.internal.backup;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * How many rows a table has and what they say, whatever their order, since databases sort texts each in their own way: the sum of the
 * SHA-256 of all rows, as numbers of 256 bits. Not for several threads.
 */
final class ContentSum {
    private final MessageDigest sha256;
    private final long[] sum = new long[4]; // most significant first
    private long rows;

    ContentSum() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform must have SHA-256", impossible);
        }
    }

    /** @param row its bytes as {@link TableText} writes them */
    void add(byte[] row) {
        ByteBuffer hash = ByteBuffer.wrap(sha256.digest(row));
        long carry = 0;
        for (int i = 3; i >= 0; i--) {
            long addend = hash.getLong(8 * i);
            long partial = sum[i] + addend;
            long total = partial + carry;
            boolean over = Long.compareUnsigned(partial, addend) < 0 || Long.compareUnsigned(total, partial) < 0;
            carry = over ? 1 : 0;
            sum[i] = total;
        }
        rows++;
    }

    long rows() {
        return rows;
    }

    /** @return 64 hexadecimal digits */
    String content() {
        return "%016x%016x%016x%016x".formatted(sum[0], sum[1], sum[2], sum[3]);
    }
}
