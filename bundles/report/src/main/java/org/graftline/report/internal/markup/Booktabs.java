package org.graftline.report.internal.markup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table with few lines: a caption that is a sentence, a head that repeats on every page, numbers aligned at the decimal point. Not
 * for several threads.
 */
public final class Booktabs {
    /** How the cells of a column stand. */
    public enum Align {
        TEXT,
        NUMBER
    }

    private record Column(String head, Align align) {}

    private record Row(List<String> cells, boolean group) {}

    private record Trace(double value, String source) {}

    private record Place(int row, int column) {}

    /** Lines of a table that is moved to the next page rather than broken. */
    private static final int SHORT = 14;
    /** Letters of a cell that stand on one line, about. */
    private static final int LINE = 60;

    private static final int LONG_WORD = 22;
    private final String caption;
    private final List<Column> columns = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final Map<Place, Trace> traces = new HashMap<>();
    private final Map<Integer, Rows> behind = new HashMap<>();
    private @Nullable Rows behindAll;
    private boolean wide;

    /** @param caption what the table shows, a sentence; numbered by the page */
    public Booktabs(String caption) {
        this.caption = caption;
    }

    /** Lets the table run into the outer margin. */
    public Booktabs wide() {
        wide = true;
        return this;
    }

    /** Adds a column of words; the first column heads its rows. */
    public Booktabs text(String head) {
        columns.add(new Column(head, Align.TEXT));
        return this;
    }

    /** Adds a column of numbers. */
    public Booktabs number(String head) {
        columns.add(new Column(head, Align.NUMBER));
        return this;
    }

    /** Adds a row; cells are plain text, one per column. */
    public Booktabs row(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException("The table '%s' has %d columns, the row %s has %d cells"
                    .formatted(caption, columns.size(), cells, cells.size()));
        }
        rows.add(new Row(List.copyOf(cells), false));
        return this;
    }

    /** Adds a row; cells are plain text, one per column. */
    public Booktabs row(String... cells) {
        return row(List.of(cells));
    }

    /**
     * Says where a number of the last row comes from, for whoever checks the document: the whole number and its source stand unseen at
     * the cell.
     *
     * @param column from 0
     * @param value the number before it was rounded; not finite where there is none
     * @param source as {@link Source} writes it; empty text says nothing
     */
    public Booktabs from(int column, double value, String source) {
        if (!source.isEmpty()) {
            traces.put(new Place(rows.size() - 1, column), new Trace(value, source));
        }
        return this;
    }

    /** Says which readings stand behind the numbers of the table, where a row does not say it itself. */
    public Booktabs behind(Rows readings) {
        behindAll = readings;
        return this;
    }

    /** Says which readings stand behind the numbers of the last row. */
    public Booktabs behindRow(Rows readings) {
        behind.put(rows.size() - 1, readings);
        return this;
    }

    /** Adds a line that heads the rows after it. */
    public Booktabs group(String heading) {
        rows.add(new Row(List.of(heading), true));
        return this;
    }

    /** @return whether there is nothing to show */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** @return the table as XHTML; short ones never break over pages */
    public String xhtml() {
        StringBuilder out = new StringBuilder();
        out.append(wide ? "<div class=\"wide\">" : "")
                .append("<table class=\"booktabs")
                .append(lines() <= SHORT ? " whole" : "")
                .append('"')
                .append(led(behindAll))
                .append('>');
        out.append("<caption><span class=\"table-number\"></span>")
                .append(Markup.words(caption))
                .append("</caption>\n<thead><tr>");
        for (int c = 0; c < columns.size(); c++) {
            out.append("<th scope=\"col\"")
                    .append(cssClass(c, columns.get(c).head))
                    .append('>')
                    .append(Markup.words(columns.get(c).head))
                    .append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
        int[] fraction = fractions();
        for (int r = 0; r < rows.size(); r++) {
            Row row = rows.get(r);
            out.append(row.group ? "<tr class=\"group\">" : "<tr" + led(behind.get(r)) + ">");
            if (row.group) {
                out.append("<th scope=\"row\" colspan=\"")
                        .append(columns.size())
                        .append("\">")
                        .append(Markup.words(row.cells.get(0)))
                        .append("</th>");
            } else {
                for (int c = 0; c < columns.size(); c++) {
                    cell(out, new Place(r, c), row.cells.get(c), fraction[c]);
                }
            }
            out.append("</tr>\n");
        }
        return out.append("</tbody></table>").append(wide ? "</div>\n" : "\n").toString();
    }

    private int lines() {
        return rows.stream()
                .mapToInt(row -> row.cells.stream()
                        .mapToInt(cell -> 1 + Math.max(0, cell.length() - 1) / LINE)
                        .max()
                        .orElse(1))
                .sum();
    }

    private void cell(StringBuilder out, Place place, String content, int fraction) {
        int c = place.column;
        String tag = c == 0 ? "th" : "td";
        out.append('<')
                .append(tag)
                .append(c == 0 ? " scope=\"row\"" : "")
                .append(cssClass(c, content))
                .append(traced(place))
                .append('>')
                .append(Markup.words(content));
        if (columns.get(c).align == Align.NUMBER) {
            out.append(padding(content, fraction));
        }
        out.append("</").append(tag).append('>');
    }

    private static String led(@Nullable Rows readings) {
        return readings == null ? "" : " data-behind=\"%s\"".formatted(Markup.text(readings.text()));
    }

    private String traced(Place place) {
        Trace trace = traces.get(place);
        return trace == null
                ? ""
                : " data-value=\"%s\" data-source=\"%s\"".formatted(trace.value, Markup.text(trace.source));
    }

    private int[] fractions() {
        int[] longest = new int[columns.size()];
        for (Row row : rows) {
            for (int c = 0; !row.group && c < columns.size(); c++) {
                longest[c] = Math.max(longest[c], fraction(row.cells.get(c)));
            }
        }
        return longest;
    }

    /** Length of the fraction with its point; 0 for whole numbers and for words. */
    private static int fraction(String content) {
        int point = content.lastIndexOf('.');
        return point < 0 || !content.matches("[<>−+ ]*[\\d,]*\\.\\d+") ? 0 : content.length() - point;
    }

    /** Blanks as wide as the digits that are missing after the decimal point; digits of the table font are all of one width. */
    private static String padding(String content, int longest) {
        int missing = longest - fraction(content);
        if (missing <= 0 || !content.matches("[<>−+ ]*[\\d,]+(\\.\\d+)?")) {
            return "";
        }
        boolean point = fraction(content) == 0;
        return (point ? "\u202f\u202f" : "") + "\u2007".repeat(point ? missing - 1 : missing);
    }

    /** Words break only where they must: a column of broken words is harder to read than a wide one. */
    private String cssClass(int c, String content) {
        List<String> names = new ArrayList<>();
        if (columns.get(c).align == Align.NUMBER) {
            names.add("num");
        } else if (c > 0 && columns.get(c - 1).align == Align.NUMBER) {
            names.add("after");
        }
        if (content.matches("(?s).*\\S{%d}.*".formatted(LONG_WORD))) {
            names.add("long");
        }
        return names.isEmpty() ? "" : " class=\"" + String.join(" ", names) + "\"";
    }
}
