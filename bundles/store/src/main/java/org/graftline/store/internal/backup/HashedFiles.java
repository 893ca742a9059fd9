package org.graftline.store.internal.backup;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.graftline.store.internal.backup.Manifest.FileFacts;

/** Files written into a ZIP one after the other, each with its size and SHA-256. Not for several threads. */
final class HashedFiles {
    private final ZipOutputStream zip;
    private final List<FileFacts> facts = new ArrayList<>();

    HashedFiles(ZipOutputStream zip) {
        this.zip = zip;
    }

    /** Writes one file. */
    @FunctionalInterface
    interface Content<T> {
        T writeTo(OutputStream out) throws IOException;
    }

    <T> T add(String name, Content<T> content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        MessageDigest sha256 = sha256();
        Counted counted = new Counted(new DigestOutputStream(zip, sha256));
        BufferedOutputStream out = new BufferedOutputStream(counted, 1 << 16);
        T result = content.writeTo(out);
        out.flush();
        zip.closeEntry();
        facts.add(new FileFacts(name, counted.bytes, HexFormat.of().formatHex(sha256.digest())));
        return result;
    }

    List<FileFacts> facts() {
        return facts;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform must have SHA-256", impossible);
        }
    }

    private static final class Counted extends FilterOutputStream {
        private long bytes;

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            bytes++;
        }

        @Override
        public void write(byte[] some, int offset, int length) throws IOException {
            out.write(some, offset, length);
            bytes += length;
        }
    }
}
