package org.graftline.report.internal.markup;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;

/** Running text with side notes, tables and figures, in the order they are read. Everything is escaped on the way in. Not for several threads. */
public final class Passage {
    private final StringBuilder out = new StringBuilder();
    private String pending = "";

    /** Adds a paragraph; blank text adds nothing. */
    public Passage paragraph(String text) {
        return element("p", "", text);
    }

    /** Adds a paragraph of a style class. */
    public Passage paragraph(String style, String text) {
        return element("p", style, text);
    }

    /** Adds a heading below the section's own. */
    public Passage heading(String text) {
        return element("h3", "", text);
    }

    /** Adds a remark in the outer margin, beside what follows: n, model, caution. */
    public Passage note(String text) {
        if (!text.isBlank()) {
            pending = "<aside class=\"note\">" + Markup.words(text) + "</aside>";
        }
        return this;
    }

    /** Adds a list; no items add nothing. */
    public Passage list(List<String> items) {
        return items.isEmpty()
                ? this
                : add(items.stream()
                        .map(item -> "<li>" + Markup.words(item) + "</li>\n")
                        .collect(joining("", "<ul>\n", "</ul>\n")));
    }

    /** Adds a table, unless it is empty. */
    public Passage table(Booktabs table) {
        return table.isEmpty() ? this : add(table.xhtml());
    }

    /**
     * Adds a numbered figure.
     *
     * @param svg as drawn; empty text adds nothing
     * @param style "wide" for the full page width, "" for the column
     * @param caption a sentence
     */
    public Passage figure(String svg, String style, String caption) {
        return svg.isEmpty()
                ? this
                : add("<figure" + styled(style) + ">" + svg + "<figcaption><span class=\"figure-number\"></span>"
                        + Markup.words(caption) + "</figcaption></figure>\n");
    }

    /** Adds a formula, line by line; a line too long breaks between terms and never before an index. */
    public Passage formula(String lines) {
        return add(lines.lines()
                .map(line -> Arrays.stream(line.split(" ", -1))
                        .map(term -> "<span class=\"term\">" + Markup.words(term) + "</span>")
                        .collect(joining(" ", "<div>", "</div>")))
                .collect(joining("", "<div class=\"formula\">", "</div>\n")));
    }

    /** Adds the sheets of one figure, each with a number of its own. */
    public Passage figures(List<String> sheets, String style, String first, String further) {
        for (int i = 0; i < sheets.size(); i++) {
            figure(sheets.get(i), style, i == 0 ? first : further);
        }
        return this;
    }

    /** Adds a passage that stays on one page where it fits one. */
    public Passage together(Passage passage) {
        return add("<div class=\"together\">" + passage.xhtml() + "</div>\n");
    }

    /** Adds XHTML that is well formed and escaped already; empty text adds nothing. */
    public Passage markup(String xhtml) {
        return xhtml.isEmpty() ? this : add(xhtml);
    }

    /** @return XHTML; empty text if nothing was added */
    public String xhtml() {
        return out + pending;
    }

    private Passage element(String tag, String style, String text) {
        return text.isBlank() ? this : add("<" + tag + styled(style) + ">" + Markup.words(text) + "</" + tag + ">\n");
    }

    private static String styled(String style) {
        return style.isEmpty() ? "" : " class=\"" + style + "\"";
    }

    /** A remark stands inside one block with what it is beside, so that both go to the next page together. */
    private Passage add(String block) {
        if (pending.isEmpty()) {
            out.append(block);
        } else {
            out.append("<div class=\"noted\">").append(pending).append(block).append("</div>\n");
            pending = "";
        }
        return this;
    }
}
