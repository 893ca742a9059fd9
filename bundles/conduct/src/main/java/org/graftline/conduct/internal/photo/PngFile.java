package org.graftline.conduct.internal.photo;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.CRC32;
import org.graftline.study.conduct.Photo.Format;

/**
 * PNG after ISO/IEC 15948: a row of chunks, each with its checksum. Kept are those that make the picture and its colors; texts, times
 * and EXIF are left out, and so is what stands behind the last chunk.
 */
final class PngFile {
    private static final byte[] SIGNATURE = HexFormat.of().parseHex("89504e470d0a1a0a");
    private static final Set<String> KEPT =
            Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "pHYs", "bKGD");
    private static final Set<String> NEEDED = Set.of("IHDR", "PLTE", "IDAT", "IEND");

    private PngFile() {}

    static boolean isOne(byte[] content) {
        return content.length > SIGNATURE.length
                && Arrays.equals(content, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    static CleanPicture cleaned(byte[] content) {
        Bytes bytes = new Bytes(content, Format.PNG);
        bytes.skip(SIGNATURE.length);
        bytes.keepFrom(0);
        long width = 0;
        long height = 0;
        boolean hasData = false;
        String type = "";
        while (!type.equals("IEND")) {
            int start = bytes.at();
            long length = bytes.u32();
            bytes.skip(4);
            type = new String(content, start + 4, 4, StandardCharsets.ISO_8859_1);
            if (type.equals("IHDR") != (width == 0) || (type.equals("IHDR") && length != 13)) {
                throw CleanPicture.damaged(Format.PNG, "its header is missing, or there are two");
            }
            if (type.equals("IHDR")) {
                width = bytes.u32();
                height = bytes.u32();
                bytes.skip(5);
                if (width == 0 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
                    throw CleanPicture.damaged(Format.PNG, "its size is none");
                }
            } else {
                bytes.skip(length);
            }
            requireChecksum(content, start, bytes);
            hasData |= type.equals("IDAT");
            if (KEPT.contains(type)) {
                bytes.keepFrom(start);
            } else if (Character.isUpperCase(type.charAt(0)) && !NEEDED.contains(type)) {
                throw CleanPicture.damaged(Format.PNG, "it needs a part that no PNG has");
            }
        }
        if (!hasData) {
            throw CleanPicture.damaged(Format.PNG, "it holds no picture");
        }
        return new CleanPicture(Format.PNG, (int) width, (int) height, bytes.kept());
    }

    private static void requireChecksum(byte[] content, int start, Bytes bytes) {
        CRC32 sum = new CRC32();
        sum.update(content, start + 4, bytes.at() - start - 4);
        if (bytes.u32() != sum.getValue()) {
            throw CleanPicture.damaged(Format.PNG, "a checksum is wrong near byte %,d".formatted(bytes.at()));
        }
    }
}
