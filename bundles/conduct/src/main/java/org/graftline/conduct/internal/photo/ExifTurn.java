package org.graftline.conduct.internal.photo;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How the camera was turned: the one thing that a picture needs of its EXIF data (tag 0x0112 of the first directory, 1 to 8). */
final class ExifTurn {
    private static final byte[] NAME = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY_BYTES = 12;
    private static final int UPRIGHT = 1;

    private ExifTurn() {}

    /** @return 1 to 8; 1 where the segment is no EXIF or says nothing readable */
    static int of(byte[] content, int start, int length) {
        if (length < NAME.length + 8 || !Arrays.equals(content, start, start + NAME.length, NAME, 0, NAME.length)) {
            return UPRIGHT;
        }
        ByteBuffer tiff = ByteBuffer.wrap(content, start + NAME.length, length - NAME.length)
                .slice();
        try {
            short order = tiff.getShort(0);
            tiff.order(order == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = tiff.getInt(4);
            int entries = Short.toUnsignedInt(tiff.getShort(directory));
            for (int i = 0; i < entries; i++) {
                int entry = directory + 2 + i * ENTRY_BYTES;
                if (Short.toUnsignedInt(tiff.getShort(entry)) == ORIENTATION && tiff.getShort(entry + 2) == SHORT) {
                    int turned = Short.toUnsignedInt(tiff.getShort(entry + 8));
                    return turned >= 1 && turned <= 8 ? turned : UPRIGHT;
                }
            }
        } catch (IndexOutOfBoundsException | BufferUnderflowException broken) {
            return UPRIGHT; // EXIF that points outside of itself says nothing; the picture does not need it
        }
        return UPRIGHT;
    }

    /** @return an APP1 segment that says nothing but this */
    static byte[] segment(int turned) {
        ByteBuffer out = ByteBuffer.allocate(4 + NAME.length + 8 + 2 + ENTRY_BYTES + 4);
        out.putShort((short) 0xffe1).putShort((short) (out.capacity() - 2)).put(NAME);
        out.putShort((short) 0x4d4d).putShort((short) 42).putInt(8);
        out.putShort((short) 1);
        out.putShort((short) ORIENTATION).putShort((short) SHORT).putInt(1);
        out.putShort((short) turned).putShort((short) 0);
        out.putInt(0);
        return out.array();
    }
}
