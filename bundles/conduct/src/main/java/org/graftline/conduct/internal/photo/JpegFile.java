package org.graftline.conduct.internal.photo;

import org.graftline.study.conduct.Photo.Format;

/**
 * JPEG after ITU-T T.81, annex B: a row of segments, then scans of entropy-coded data, up to the end of image. Kept are the segments
 * that make the picture, JFIF (APP0), color profiles (APP2) and Adobe's color transform (APP14); of EXIF (APP1) only how the camera was
 * turned, in a segment of our own. What stands behind the end of image is left out.
 */
final class JpegFile {
    private static final int START = 0xd8;
    private static final int END = 0xd9;
    private static final int SCAN = 0xda;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int APP14 = 0xee;
    private static final int APP15 = 0xef;
    private static final int COMMENT = 0xfe;
    private static final int[] NO_FRAME = {0xc4, 0xc8, 0xcc}; // Huffman tables, reserved, arithmetic conditioning

    private final byte[] content;
    private final Bytes bytes;
    private int width;
    private int height;
    private int scans;

    private JpegFile(byte[] content) {
        this.content = content;
        this.bytes = new Bytes(content, Format.JPEG);
    }

    static boolean isOne(byte[] content) {
        return content.length > 3
                && (content[0] & 0xff) == 0xff
                && (content[1] & 0xff) == START
                && (content[2] & 0xff) == 0xff;
    }

    static CleanPicture cleaned(byte[] content) {
        return new JpegFile(content).read();
    }

    private CleanPicture read() {
        bytes.skip(2);
        bytes.keepFrom(0);
        for (int marker = marker(); marker != END; marker = marker()) {
            segment(marker);
        }
        bytes.keep((byte) 0xff, (byte) END);
        if (width == 0 || scans == 0) {
            throw CleanPicture.damaged(Format.JPEG, "it holds no picture");
        }
        return new CleanPicture(Format.JPEG, width, height, bytes.kept());
    }

    /** Any number of 0xff may stand before the code of a marker. */
    private int marker() {
        if (bytes.u8() != 0xff) {
            throw CleanPicture.damaged(Format.JPEG, "no segment begins at byte %,d".formatted(bytes.at() - 1));
        }
        int code = bytes.u8();
        while (code == 0xff) {
            code = bytes.u8();
        }
        return code;
    }

    private void segment(int marker) {
        int start = bytes.at();
        int length = bytes.u16();
        if (marker < 0xc0 || (marker >= 0xd0 && marker <= START) || length < 2) {
            throw CleanPicture.damaged(Format.JPEG, "segment %02x at byte %,d".formatted(marker, start));
        }
        if (isFrame(marker)) {
            int precision = bytes.u8();
            int lines = bytes.u16();
            int columns = bytes.u16();
            if (width != 0 || precision == 0 || length < 8) {
                throw CleanPicture.damaged(Format.JPEG, "it says its size twice or not at all");
            }
            height = lines;
            width = columns;
            bytes.skip(length - 7);
        } else {
            bytes.skip(length - 2);
        }
        if (marker == APP1) {
            int turned = ExifTurn.of(content, start + 2, length - 2);
            if (turned > 1) {
                bytes.keep(ExifTurn.segment(turned));
            }
        } else if (isKept(marker)) {
            bytes.keep((byte) 0xff, (byte) marker);
            bytes.keepFrom(start);
        }
        if (marker == SCAN) {
            scans++;
            scan();
        }
    }

    /** Entropy-coded data end at a marker that is neither a stuffed zero nor a restart. */
    private void scan() {
        int start = bytes.at();
        while (true) {
            if (bytes.peek(0) == 0xff) {
                int next = bytes.peek(1);
                if (next != 0 && next != 0xff && !(next >= 0xd0 && next < START)) {
                    bytes.keepFrom(start);
                    return;
                }
            }
            bytes.skip(1);
        }
    }

    private static boolean isFrame(int marker) {
        for (int other : NO_FRAME) {
            if (marker == other) {
                return false;
            }
        }
        return marker >= 0xc0 && marker <= 0xcf;
    }

    private static boolean isKept(int marker) {
        boolean application = marker >= APP0 && marker <= APP15;
        return application ? marker == APP0 || marker == APP2 || marker == APP14 : marker < 0xf0 && marker != COMMENT;
    }
}
