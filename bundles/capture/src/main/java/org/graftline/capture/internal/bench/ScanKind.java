package org.graftline.capture.internal.bench;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.graftline.study.bench.PaperScans.Kind;

/** Tells what a file is by its first bytes, whatever its name says. */
final class ScanKind {
    private static final Map<Kind, byte[]> BEGINNINGS = Map.of(
            Kind.PDF, HexFormat.of().parseHex("255044462d"), // %PDF-
            Kind.PNG, HexFormat.of().parseHex("89504e470d0a1a0a"),
            Kind.JPEG, HexFormat.of().parseHex("ffd8ff"));

    private ScanKind() {}

    static Optional<Kind> of(byte[] content) {
        return BEGINNINGS.entrySet().stream()
                .filter(kind -> beginsWith(content, kind.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean beginsWith(byte[] content, byte[] beginning) {
        return content.length >= beginning.length
                && Arrays.equals(content, 0, beginning.length, beginning, 0, beginning.length);
    }
}
