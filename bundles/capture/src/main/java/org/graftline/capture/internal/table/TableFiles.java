package org.graftline.capture.internal.table;

import java.util.List;
import org.graftline.study.capture.ImportFile;
import org.graftline.study.capture.UnreadableFileException;

/** Reads files as tables, by what their bytes are and not by what their name says. Safe for many threads. */
public final class TableFiles {
    private final long maxBytes;

    /** @param maxBytes largest file that is read, bytes */
    public TableFiles(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * @param file delimited text or .xlsx
     * @return its table
     * @throws UnreadableFileException if it is too large, empty, not text, or has no header or no rows
     */
    public ReadTable read(ImportFile file) {
        byte[] bytes = file.content();
        if (bytes.length > maxBytes) {
            throw new UnreadableFileException(
                    "%s has %d MB and at most %d MB are read. Split the file, or raise maxFileMb in the configuration org.graftline.capture."
                            .formatted(file.name(), (bytes.length + (1 << 20) - 1) >> 20, maxBytes >> 20));
        }
        if (bytes.length == 0) {
            throw new UnreadableFileException(
                    "%s is empty. Import a file with a header and rows.".formatted(file.name()));
        }
        if (isZip(bytes)) {
            SheetTable sheet = SheetTable.of(file, maxBytes);
            return TableAssembly.of(file.name(), sheet.rows(), sheet.problems(), sheet.notes());
        }
        if (startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new UnreadableFileException(
                    "%s is a workbook of the old .xls kind. Save it as .xlsx or \"CSV UTF-8\" and import that."
                            .formatted(file.name()));
        }
        return TableAssembly.of(file.name(), DelimitedTable.rows(file, FileText.of(file)), List.of(), List.of());
    }

    private static boolean isZip(byte[] bytes) {
        return startsWith(bytes, 'P', 'K', 3, 4) || startsWith(bytes, 'P', 'K', 5, 6);
    }

    private static boolean startsWith(byte[] bytes, int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
