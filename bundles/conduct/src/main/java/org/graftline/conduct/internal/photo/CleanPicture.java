package org.graftline.conduct.internal.photo;

import org.graftline.study.StudyException;
import org.graftline.study.conduct.Photo.Format;
import org.graftline.study.conduct.Photos;

/**
 * A picture without what a camera or an editor wrote about place, owner and device. The bytes that make the picture are copied as they
 * are; nothing is decoded.
 */
final class CleanPicture {
    private final Format format;
    private final int width;
    private final int height;
    private final byte[] bytes;

    /**
     * @param format told by the content
     * @param bytes the bytes themselves, not copied
     */
    CleanPicture(Format format, int width, int height, byte[] bytes) {
        this.format = format;
        this.width = width;
        this.height = height;
        this.bytes = bytes;
    }

    Format format() {
        return format;
    }

    /** @return pixels */
    int width() {
        return width;
    }

    /** @return pixels */
    int height() {
        return height;
    }

    /** @return the bytes themselves, not to be changed */
    byte[] bytes() {
        return bytes;
    }

    /** @throws StudyException if the bytes are no whole JPEG or PNG, or too large a one */
    static CleanPicture of(byte[] content) {
        if (content.length > Photos.MOST_BYTES) {
            throw new StudyException(
                    "Not saved: the photo has %,d bytes, above the limit of %,d. Take it with fewer pixels."
                            .formatted(content.length, Photos.MOST_BYTES));
        }
        CleanPicture picture = JpegFile.isOne(content)
                ? JpegFile.cleaned(content)
                : PngFile.isOne(content) ? PngFile.cleaned(content) : null;
        if (picture == null) {
            throw new StudyException(
                    "Not saved: the file begins like no JPEG or PNG, whatever its name says. Take the photo in one of these formats.");
        }
        if (picture.width < 1 || picture.height < 1 || (long) picture.width * picture.height > Photos.MOST_PIXELS) {
            throw new StudyException(
                    "Not saved: a photo of %,d × %,d pixels is none that a page can show. Take it with at most %,d pixels."
                            .formatted(picture.width, picture.height, Photos.MOST_PIXELS));
        }
        return picture;
    }

    /** @return what is thrown where a file ends early or contradicts itself */
    static StudyException damaged(Format format, String where) {
        return new StudyException(
                "Not saved: the %s file is damaged (%s). Copy it from the camera again, or take the photo anew."
                        .formatted(format, where));
    }
}
