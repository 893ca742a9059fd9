package org.graftline.report.internal.export;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.graftline.report.ReportFailedException;
import org.graftline.report.internal.markup.Markup;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The report as WordprocessingML: text to edit, figures as pictures, and each table in a content control that can neither be edited nor
 * deleted. Not for several threads.
 */
final class WordDocument {
    private static final String TYPES =
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/><Override PartName=\"/word/header1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml\"/></Types>";
    private static final String NAMES =
            " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\""
                    + OfficeFile.RELATIONS
                    + "\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";
    private static final Pattern SVG = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL);
    private static final double EMU_PER_PX = 9525;
    private static final double COLUMN_PX = 642;

    private final StringBuilder body = new StringBuilder();
    private final List<Raster> pictures = new ArrayList<>();
    private int locked;

    private WordDocument() {}

    /**
     * @param page the report as a page
     * @param header what stands on every page
     */
    static byte[] of(String page, String header) {
        return new WordDocument().write(page, header);
    }

    private byte[] write(String page, String header) {
        String main = page.substring(page.indexOf("<main"), page.indexOf("</main>") + "</main>".length());
        List<String> drawings = new ArrayList<>();
        Matcher svg = SVG.matcher(main);
        while (svg.find()) {
            drawings.add(svg.group());
        }
        int[] next = {0};
        String marked = SVG.matcher(main).replaceAll(found -> "<picture>" + next[0]++ + "</picture>");
        walk(parse(marked), drawings);
        OfficeFile file = new OfficeFile();
        file.part("[Content_Types].xml", TYPES);
        file.main("word/document.xml");
        file.part("word/header1.xml", "<w:hdr" + NAMES + ">" + paragraph(header, "", true) + "</w:hdr>");
        StringBuilder relations = new StringBuilder(
                "<Relationship Id=\"rIdHeader\" Type=\"" + OfficeFile.RELATIONS + "/header\" Target=\"header1.xml\"/>");
        for (int i = 0; i < pictures.size(); i++) {
            file.part("word/media/figure" + i + ".png", pictures.get(i).png());
            relations.append("<Relationship Id=\"rIdFigure%d\" Type=\"%s/image\" Target=\"media/figure%d.png\"/>"
                    .formatted(i, OfficeFile.RELATIONS, i));
        }
        file.part(
                "word/_rels/document.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + relations
                        + "</Relationships>");
        file.part(
                "word/document.xml",
                "<w:document" + NAMES + "><w:body>" + body
                        + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rIdHeader\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>");
        return file.close();
    }

    private static Element parse(String xhtml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xhtml)))
                    .getDocumentElement();
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new ReportFailedException(
                    "The report could not be written as DOCX (%s). The PDF is not affected.".formatted(e.getMessage()),
                    e);
        }
    }

    private void walk(Node parent, List<String> drawings) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                element(element, drawings);
            } else if (!node.getTextContent().isBlank()) {
                body.append(paragraph(node.getTextContent(), "", false));
            }
        }
    }

    private void element(Element element, List<String> drawings) {
        String words = element.getTextContent();
        switch (element.getTagName()) {
            case "nav" -> {}
            case "h1" -> body.append(paragraph(words, "<w:sz w:val=\"36\"/>", true));
            case "h2" -> body.append(paragraph(words, "<w:sz w:val=\"28\"/>", true));
            case "h3" -> body.append(paragraph(words, "<w:sz w:val=\"24\"/>", true));
            case "li" -> body.append(paragraph("• " + words, "", false));
            case "table" -> table(element);
            case "picture" -> picture(Raster.of(drawings.get(Integer.parseInt(words.strip()))));
            case "pre" -> words.lines().forEach(line -> body.append(paragraph(line, "", false)));
            case "p", "figcaption", "aside" -> body.append(paragraph(words, "", false));
            default -> walk(element, drawings);
        }
    }

    private static String paragraph(String words, String style, boolean bold) {
        return "<w:p><w:r><w:rPr>" + (bold ? "<w:b/>" : "") + style + "</w:rPr><w:t xml:space=\"preserve\">"
                + Markup.text(words.strip().replaceAll("\\s+", " ")) + "</w:t></w:r></w:p>";
    }

    private void table(Element table) {
        NodeList caption = table.getElementsByTagName("caption");
        if (caption.getLength() > 0) {
            body.append(paragraph(caption.item(0).getTextContent(), "", false));
        }
        int id = ++locked;
        body.append("<w:sdt><w:sdtPr><w:alias w:val=\"Table from the data, locked\"/><w:id w:val=\"")
                .append(id)
                .append(
                        "\"/><w:lock w:val=\"sdtContentLocked\"/></w:sdtPr><w:sdtContent><w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders><w:top w:val=\"single\" w:sz=\"8\"/><w:bottom w:val=\"single\" w:sz=\"8\"/></w:tblBorders></w:tblPr><w:tblGrid/>");
        NodeList rows = table.getElementsByTagName("tr");
        for (int r = 0; r < rows.getLength(); r++) {
            body.append("<w:tr>");
            for (Node cell = rows.item(r).getFirstChild(); cell != null; cell = cell.getNextSibling()) {
                if (cell instanceof Element e) {
                    String span = e.getAttribute("colspan");
                    body.append("<w:tc><w:tcPr>")
                            .append(span.isEmpty() ? "" : "<w:gridSpan w:val=\"" + span + "\"/>")
                            .append("</w:tcPr>")
                            .append(paragraph(e.getTextContent(), "<w:sz w:val=\"17\"/>", false))
                            .append("</w:tc>");
                }
            }
            body.append("</w:tr>");
        }
        body.append("</w:tbl></w:sdtContent></w:sdt><w:p/>");
    }

    private void picture(Raster picture) {
        int n = pictures.size();
        pictures.add(picture);
        double scale = Math.min(1, COLUMN_PX / picture.widthPx()) * EMU_PER_PX;
        long width = Math.round(picture.widthPx() * scale);
        long height = Math.round(picture.heightPx() * scale);
        body.append(
                "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"%d\" cy=\"%d\"/><wp:docPr id=\"%d\" name=\"Figure\"/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"%d\" name=\"figure%d.png\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rIdFigure%d\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"%d\" cy=\"%d\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
                        .formatted(width, height, 1000 + n, n, n, n, width, height));
    }
}
