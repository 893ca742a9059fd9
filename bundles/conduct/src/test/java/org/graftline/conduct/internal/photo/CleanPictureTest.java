package org.graftline.conduct.internal.photo;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.graftline.study.StudyException;
import org.graftline.study.conduct.Photo.Format;
import org.graftline.study.conduct.Photos;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CleanPictureTest {
    private static final String PLACE = "GPSLatitude 52.52 N, Charite";

    private static byte[] picture(Format format) {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 40; x++) {
            for (int y = 0; y < 30; y++) {
                image.setRGB(x, y, ((x * 6) << 16) | ((y * 8) << 8) | ((x * y) & 0xff));
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            then(ImageIO.write(image, format.name(), out)).isTrue();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }

    private static BufferedImage seen(byte[] bytes) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }

    private static byte[] inserted(byte[] bytes, int at, byte[] more) {
        return ByteBuffer.allocate(bytes.length + more.length)
                .put(bytes, 0, at)
                .put(more)
                .put(bytes, at, bytes.length - at)
                .array();
    }

    private static byte[] segment(int marker, byte[] content) {
        return ByteBuffer.allocate(4 + content.length)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (2 + content.length))
                .put(content)
                .array();
    }

    private static byte[] chunk(String type, byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(type.getBytes(StandardCharsets.US_ASCII));
        sum.update(content);
        return ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .putInt((int) sum.getValue())
                .array();
    }

    /** EXIF as a camera writes it: turned, then a directory whose text stands behind it. */
    private static byte[] exif(int turned) {
        byte[] place = PLACE.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer out = ByteBuffer.allocate(6 + 8 + 2 + 24 + 4 + place.length).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        out.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        out.putShort((short) 0x4949).putShort((short) 42).putInt(8).putShort((short) 2);
        out.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) turned)
                .putShort((short) 0);
        out.putShort((short) 0x8825)
                .putShort((short) 2)
                .putInt(place.length)
                .putInt(38)
                .putInt(0);
        return out.put(place).array();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void of_a_jpeg_place_owner_and_comments_go_and_the_picture_stays_as_it_was() throws IOException {
        byte[] plain = picture(Format.JPEG);
        byte[] sent = inserted(plain, 2, segment(0xe1, exif(1)));
        sent = inserted(sent, 2, segment(0xfe, PLACE.getBytes(StandardCharsets.US_ASCII)));
        sent = inserted(sent, 2, segment(0xed, PLACE.getBytes(StandardCharsets.US_ASCII)));
        then(text(sent)).contains(PLACE);

        CleanPicture kept = CleanPicture.of(sent);

        then(text(kept.bytes())).doesNotContain("GPS").doesNotContain("Exif");
        then(kept.bytes()).isEqualTo(CleanPicture.of(plain).bytes());
        then(seen(kept.bytes()).getRGB(7, 9)).isEqualTo(seen(plain).getRGB(7, 9));
        then(kept.width()).isEqualTo(40);
        then(kept.height()).isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 6, 8})
    void how_the_camera_was_turned_stays(int turned) {
        CleanPicture kept = CleanPicture.of(inserted(picture(Format.JPEG), 2, segment(0xe1, exif(turned))));
        byte[] bytes = kept.bytes();
        int at = text(bytes).indexOf("Exif\0\0");
        then(at).isPositive();
        then(ExifTurn.of(bytes, at, 34)).isEqualTo(turned);
        then(text(bytes)).doesNotContain("GPS");
        then(CleanPicture.of(bytes).bytes()).isEqualTo(bytes); // clean already
    }

    @Test
    void of_a_png_texts_and_exif_go() throws IOException {
        byte[] plain = picture(Format.PNG);
        byte[] sent = inserted(plain, 33, chunk("tEXt", PLACE.getBytes(StandardCharsets.US_ASCII)));
        sent = inserted(sent, 33, chunk("eXIf", exif(6)));
        CleanPicture kept = CleanPicture.of(sent);
        then(kept.format()).isEqualTo(Format.PNG);
        then(text(kept.bytes())).doesNotContain("GPS");
        then(seen(kept.bytes()).getRGB(7, 9)).isEqualTo(seen(plain).getRGB(7, 9));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void what_hides_behind_the_picture_is_left_out(Format format) {
        byte[] sent = inserted(
                picture(format),
                picture(format).length,
                "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII));
        then(text(CleanPicture.of(sent).bytes())).doesNotContain("script");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GIF89a\1\0\1\0",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
                "%PDF-1.7",
                "PK\3\4",
                "\u00ff\u00d8\u00ff",
                "\u00ff\u00d8\u00ff\u00d9",
                "\u0089PNG\r\n\u001a\n"
            })
    void what_is_no_picture_is_refused_whatever_its_name(String content) {
        thenThrownBy(() -> CleanPicture.of(content.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(StudyException.class)
                .hasMessageStartingWith("Not saved: the");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void a_file_cut_anywhere_is_refused(Format format) {
        byte[] whole = picture(format);
        for (int end = 0; end < whole.length; end++) {
            byte[] cut = Arrays.copyOf(whole, end);
            thenThrownBy(() -> CleanPicture.of(cut)).as("cut at %d", end).isInstanceOf(StudyException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void whatever_is_changed_in_a_file_it_is_kept_or_refused_in_a_sentence(Format format) {
        byte[] whole = picture(format);
        Random random = new Random(20260301);
        int refused = 0;
        for (int turn = 0; turn < 5_000; turn++) {
            byte[] changed = whole.clone();
            for (int i = 0; i <= turn % 4; i++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            try {
                CleanPicture.of(changed);
            } catch (StudyException sentence) {
                refused++;
                then(sentence.getMessage()).startsWith("Not saved: ");
            }
        }
        then(refused).isBetween(1, 5_000);
    }

    @Test
    void a_picture_of_more_pixels_than_a_page_can_show_is_refused_before_anybody_draws_it() {
        byte[] sent = picture(Format.PNG);
        byte[] header = ByteBuffer.allocate(13)
                .putInt(60_000)
                .putInt(60_000)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        System.arraycopy(chunk("IHDR", header), 0, sent, 8, 25);
        thenThrownBy(() -> CleanPicture.of(sent)).hasMessageContaining("60,000 × 60,000 pixels");
    }

    @Test
    void a_file_of_too_many_bytes_is_refused() {
        thenThrownBy(() -> CleanPicture.of(new byte[Photos.MOST_BYTES + 1])).hasMessageContaining("above the limit");
    }

    @Test
    void exif_that_points_outside_of_itself_turns_nothing() {
        byte[] broken = exif(6);
        ByteBuffer.wrap(broken).order(java.nio.ByteOrder.LITTLE_ENDIAN).putInt(10, 0x7ffffff0);
        then(ExifTurn.of(broken, 0, broken.length)).isEqualTo(1);
    }
}
