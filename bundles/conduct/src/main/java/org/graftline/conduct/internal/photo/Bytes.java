package org.graftline.conduct.internal.photo;

import java.io.ByteArrayOutputStream;
import org.graftline.study.conduct.Photo.Format;

/** A file being read from its beginning, big-endian, and what of it is kept. Not for several threads. */
final class Bytes {
    private final byte[] content;
    private final Format format;
    private final ByteArrayOutputStream kept;
    private int at;

    Bytes(byte[] content, Format format) {
        this.content = content;
        this.format = format;
        this.kept = new ByteArrayOutputStream(content.length);
    }

    int at() {
        return at;
    }

    int u8() {
        require(1);
        return content[at++] & 0xff;
    }

    int u16() {
        return (u8() << 8) | u8();
    }

    long u32() {
        return ((long) u16() << 16) | u16();
    }

    /** The byte so many places further on; the position stays. */
    int peek(int further) {
        require(further + 1);
        return content[at + further] & 0xff;
    }

    void skip(long count) {
        require(count);
        at += (int) count;
    }

    /** Keeps the bytes from a position up to where reading stands. */
    void keepFrom(int start) {
        kept.write(content, start, at - start);
    }

    void keep(byte... bytes) {
        kept.writeBytes(bytes);
    }

    byte[] kept() {
        return kept.toByteArray();
    }

    private void require(long count) {
        if (count < 0 || count > content.length - at) {
            throw CleanPicture.damaged(format, "it ends at byte %,d".formatted(content.length));
        }
    }
}
