package org.graftline.capture.internal.table;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.graftline.study.capture.ImportFile;
import org.graftline.study.capture.UnreadableFileException;

/** The text of a file: UTF-8, or UTF-16 where a byte order mark says so. Bytes that are neither are refused, never guessed. */
final class FileText {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private FileText() {}

    /** @throws UnreadableFileException naming the line of the first byte that is no text */
    static String of(ImportFile file) {
        byte[] bytes = file.content();
        Charset charset = charset(bytes);
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw new UnreadableFileException(
                    ("%s line %d: byte 0x%02X is no %s text. Save the file as UTF-8 (in a spreadsheet: \"CSV UTF-8\")"
                                    + " or as .xlsx, then import it again.")
                            .formatted(
                                    file.name(), lineAt(bytes, in.position()), bytes[in.position()], charset.name()));
        }
        out.flip();
        int start = out.length() > 0 && out.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        String text = out.subSequence(start, out.length()).toString();
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw new UnreadableFileException(
                    "%s is not a text file: it holds a zero byte. Import a .csv, .tsv or .xlsx file."
                            .formatted(file.name()));
        }
        return text;
    }

    private static Charset charset(byte[] bytes) {
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        return StandardCharsets.UTF_8;
    }

    private static int lineAt(byte[] bytes, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            boolean carriageReturnAlone = bytes[i] == '\r' && bytes[i + 1] != '\n';
            if (bytes[i] == '\n' || carriageReturnAlone) {
                line++;
            }
        }
        return line;
    }
}
