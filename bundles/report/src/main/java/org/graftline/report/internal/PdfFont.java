package org.graftline.report.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Font files as the PDF writer needs them. It replaces letters by ligatures ("ft", "fi") that it then cannot map back to letters, which
 * PDF/A-3a and screen readers do not accept; so it is not shown the table of substitutions.
 */
final class PdfFont {
    private static final int DIRECTORY = 12;
    private static final int ENTRY = 16;
    private static final byte[] SUBSTITUTIONS = "GSUB".getBytes(StandardCharsets.US_ASCII);

    private PdfFont() {}

    /**
     * @param trueType a TrueType font file
     * @return the same font without substitutions
     */
    static byte[] withoutLigatures(byte[] trueType) {
        byte[] font = trueType.clone();
        int tables = (font[4] & 0xFF) << 8 | (font[5] & 0xFF);
        for (int entry = DIRECTORY; entry < DIRECTORY + tables * ENTRY; entry += ENTRY) {
            if (Arrays.equals(font, entry, entry + 4, SUBSTITUTIONS, 0, 4)) {
                font[entry + 3] = '_';
            }
        }
        return font;
    }
}
