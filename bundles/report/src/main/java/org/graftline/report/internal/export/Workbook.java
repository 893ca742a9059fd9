package org.graftline.report.internal.export;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.graftline.report.internal.markup.Markup;

/** A workbook of plain tables (SpreadsheetML): numbers as numbers, everything else as text, which no spreadsheet takes for a formula. */
final class Workbook {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final int NAME = 31;

    private Workbook() {}

    static byte[] of(List<Grid> grids) {
        StringBuilder types = new StringBuilder(
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>");
        StringBuilder sheets = new StringBuilder();
        StringBuilder relations = new StringBuilder();
        OfficeFile file = new OfficeFile();
        Set<String> names = new HashSet<>();
        for (int i = 1; i <= grids.size(); i++) {
            Grid grid = grids.get(i - 1);
            types.append("<Override PartName=\"/xl/worksheets/sheet")
                    .append(i)
                    .append(
                            ".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>");
            sheets.append("<sheet name=\"%s\" sheetId=\"%d\" r:id=\"rId%d\"/>"
                    .formatted(Markup.text(name(grid.name(), names)), i, i));
            relations.append("<Relationship Id=\"rId%d\" Type=\"%s/worksheet\" Target=\"worksheets/sheet%d.xml\"/>"
                    .formatted(i, OfficeFile.RELATIONS, i));
            file.part("xl/worksheets/sheet" + i + ".xml", sheet(grid));
        }
        file.part("[Content_Types].xml", types + "</Types>");
        file.main("xl/workbook.xml");
        file.part(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OfficeFile.RELATIONS + "\"><sheets>" + sheets
                        + "</sheets></workbook>");
        file.part(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + relations
                        + "</Relationships>");
        return file.close();
    }

    /** A name that a sheet may have: short, without its forbidden characters, and none twice. */
    private static String name(String wanted, Set<String> taken) {
        String name = wanted.replaceAll("[\\\\/?*\\[\\]:'\\p{Cntrl}]", " ").strip();
        name = name.isEmpty() ? "Sheet" : name.substring(0, Math.min(NAME, name.length()));
        String free = name;
        for (int n = 2; !taken.add(free.toLowerCase(Locale.ROOT)); n++) {
            String end = " " + n;
            free = name.substring(0, Math.min(NAME - end.length(), name.length())) + end;
        }
        return free;
    }

    private static String sheet(Grid grid) {
        StringBuilder out = new StringBuilder("<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
        for (List<String> row : grid.rows()) {
            out.append("<row>");
            for (String cell : row) {
                if (cell.isEmpty()) {
                    out.append("<c/>");
                } else if (SafeCell.isNumber(cell)) {
                    out.append("<c><v>").append(cell).append("</v></c>");
                } else {
                    out.append("<c t=\"inlineStr\"><is><t xml:space=\"preserve\">")
                            .append(Markup.text(SafeCell.of(cell)))
                            .append("</t></is></c>");
                }
            }
            out.append("</row>");
        }
        return out.append("</sheetData></worksheet>").toString();
    }
}
