package org.graftline.report.internal.house;

import java.io.IOException;
import org.apache.fontbox.ttf.OS2WindowsMetricsTable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.graftline.study.Sha256;
import org.graftline.study.StudyException;

/** The face of running text. Tables and figures keep theirs, which they are measured for. */
public final class HouseFont {
    private static final String PREFIX = "House ";
    private static final int DIGITS = 12;

    /** How a document names such a face: a regular expression. */
    public static final String NAMED = PREFIX + "[0-9a-f]{" + DIGITS + "}";

    private final String family;
    private final byte[] regular;
    private final byte[] semibold;

    private HouseFont(String family, byte[] regular, byte[] semibold) {
        this.family = family;
        this.regular = regular.clone();
        this.semibold = semibold.clone();
    }

    /** @return names the files by their hash, so that a document says which it was set in */
    public String family() {
        return family;
    }

    /** @return a TrueType file */
    public byte[] regular() {
        return regular.clone();
    }

    /** @return a TrueType file */
    public byte[] semibold() {
        return semibold.clone();
    }

    /**
     * @param regular a TrueType file
     * @param semibold a TrueType file
     * @throws StudyException if one cannot be read as a font, or its maker does not allow to embed it
     */
    public static HouseFont of(byte[] regular, byte[] semibold) {
        check("textFontFile", regular);
        check("textFontSemiboldFile", semibold);
        String both = Sha256.of(regular) + Sha256.of(semibold);
        return new HouseFont(PREFIX + Sha256.of(both).substring(0, DIGITS), regular, semibold);
    }

    private static void check(String setting, byte[] file) {
        try (TrueTypeFont font = new TTFParser(true).parse(new RandomAccessReadBuffer(file))) {
            OS2WindowsMetricsTable os2 = font.getOS2Windows();
            if (os2 != null && (os2.getFsType() & OS2WindowsMetricsTable.FSTYPE_RESTRICTED) != 0) {
                throw new StudyException(
                        "the font of '%s' says that it must not be embedded, and a PDF/A embeds every font. Choose another one."
                                .formatted(setting));
            }
        } catch (IOException | RuntimeException e) {
            if (e instanceof StudyException refused) {
                throw refused;
            }
            throw new StudyException(
                    "the file of '%s' is no TrueType font that can be read. Give a .ttf file.".formatted(setting), e);
        }
    }
}
