package org.graftline.report.internal.trace;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads the tables of a report, ours and those of other bundles, out of its XHTML. */
public final class PrintedTables {
    private PrintedTables() {}

    /**
     * A table with a caption.
     *
     * @param caption with its number: "Table 3. Fixed effects …"
     * @param head the column heads
     * @param rows cells of each row; a line that heads the rows after it has one
     */
    public record PrintedTable(String caption, List<String> head, List<List<PrintedCell>> rows) {
        /** Copies the lists in. */
        public PrintedTable {
            head = List.copyOf(head);
            rows = List.copyOf(rows);
        }

        /** @return "Table 3" */
        public String number() {
            return caption.substring(0, Math.max(0, caption.indexOf('.')));
        }
    }

    /**
     * A cell.
     *
     * @param text as printed, without the blanks that align it
     * @param value the number before it was rounded; null where the table does not say
     * @param source where it comes from; empty where the table does not say
     */
    public record PrintedCell(String text, @Nullable Double value, String source) {
        /** @return whether there is a digit in it */
        public boolean isNumber() {
            return text.chars().anyMatch(Character::isDigit);
        }
    }

    /**
     * @param xhtml the sections of a report, well formed
     * @return the tables that have a caption, in order
     */
    public static List<PrintedTable> of(String xhtml) {
        List<PrintedTable> tables = new ArrayList<>();
        NodeList all = parse(xhtml).getElementsByTagName("table");
        for (int t = 0; t < all.getLength(); t++) {
            Element table = (Element) all.item(t);
            NodeList caption = table.getElementsByTagName("caption");
            if (caption.getLength() == 1) {
                tables.add(table(caption.item(0).getTextContent().strip(), table));
            }
        }
        return List.copyOf(tables);
    }

    private static PrintedTable table(String caption, Element table) {
        List<String> head = new ArrayList<>();
        List<List<PrintedCell>> rows = new ArrayList<>();
        NodeList lines = table.getElementsByTagName("tr");
        for (int r = 0; r < lines.getLength(); r++) {
            Element line = (Element) lines.item(r);
            List<PrintedCell> cells = cells(line);
            if (line.getParentNode().getNodeName().equals("thead")) {
                cells.forEach(cell -> head.add(cell.text()));
            } else {
                rows.add(cells);
            }
        }
        return new PrintedTable(caption, head, rows);
    }

    private static List<PrintedCell> cells(Element line) {
        List<PrintedCell> cells = new ArrayList<>();
        for (Node node = line.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element cell) {
                String value = cell.getAttribute("data-value");
                cells.add(new PrintedCell(
                        cell.getTextContent().replaceAll("^[\\s\\u2007\\u202f]+|[\\s\\u2007\\u202f]+$", ""),
                        value.isEmpty() ? null : Double.valueOf(value),
                        cell.getAttribute("data-source")));
            }
        }
        return cells;
    }

    private static Document parse(String xhtml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader("<report>" + xhtml + "</report>")));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalArgumentException("The sections of the report are not well formed: " + e.getMessage(), e);
        }
    }

    /** @return the parts of a source */
    public static List<String> parts(String source) {
        return Arrays.asList(source.split("␟", -1));
    }
}
