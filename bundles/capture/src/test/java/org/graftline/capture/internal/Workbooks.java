package org.graftline.capture.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.graftline.study.capture.ImportFile;

/** Smallest workbooks that a spreadsheet would open. */
final class Workbooks {
    private Workbooks() {}

    /** @param rows cells of the first sheet as XML, a row each */
    static ImportFile of(String name, String... rows) {
        StringBuilder sheet = new StringBuilder(
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (int r = 0; r < rows.length; r++) {
            sheet.append("<row r=\"")
                    .append(r + 1)
                    .append("\">")
                    .append(rows[r])
                    .append("</row>");
        }
        return zipped(name, sheet.append("</sheetData></worksheet>").toString().getBytes(StandardCharsets.UTF_8));
    }

    static String text(String cell, String value) {
        return "<c r=\"" + cell + "\" t=\"inlineStr\"><is><t>" + value + "</t></is></c>";
    }

    static String number(String cell, String value) {
        return "<c r=\"" + cell + "\"><v>" + value + "</v></c>";
    }

    static String formula(String cell, String formula, String result) {
        return "<c r=\"" + cell + "\"><f>" + formula + "</f>" + (result.isEmpty() ? "" : "<v>" + result + "</v>")
                + "</c>";
    }

    /** A workbook whose sheet is this XML. */
    static ImportFile ofSheet(String name, String xml) {
        return zipped(name, xml.getBytes(StandardCharsets.UTF_8));
    }

    static ImportFile bomb(String name, int bytes) {
        return zipped(name, new byte[bytes]);
    }

    private static ImportFile zipped(String name, byte[] sheet) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            part(
                    zip,
                    "[Content_Types].xml",
                    ("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                                    + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>")
                            .getBytes(StandardCharsets.UTF_8));
            part(
                    zip,
                    "xl/workbook.xml",
                    ("<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                                    + "<sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>")
                            .getBytes(StandardCharsets.UTF_8));
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    ("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                                    + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>")
                            .getBytes(StandardCharsets.UTF_8));
            part(zip, "xl/worksheets/sheet1.xml", sheet);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new ImportFile(name, bytes.toByteArray());
    }

    private static void part(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
