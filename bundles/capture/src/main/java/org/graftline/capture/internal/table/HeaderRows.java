package org.graftline.capture.internal.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where the table begins: titles above it are skipped, and a second row of headers (what is measured, or its unit) is joined to the
 * first, so that "7" over "L" is the header "7 · L". A label stands for all columns that a day spans.
 */
final class HeaderRows {
    /** Between a header and the label below it; no header has it by chance. */
    static final String JOIN = " · ";

    private static final int MOST_TITLES = 10;
    private static final int LOOKED_AT = 50;
    private static final Pattern NUMBER = Pattern.compile("[<>≤≥]?\\s*[+\\-\u2212]?\\d*[.,]?\\d+(?:[eE][+-]?\\d+)?");
    private static final Pattern DAY = Pattern.compile("(?i)(?:day|d)?[ _.]*[+\\-\u2212]?\\d{1,4}(?:\\.\\d+)?");

    /** The words of a second row of headers: a row of readings has none of them where numbers belong. */
    private static final Set<String> LABELS = Set.of(
            "l", "w", "h", "v", "s", "vol", "volume", "size", "length", "width", "height", "depth", "weight", "bw",
            "tv", "tumor", "tumour", "body", "mm", "mm2", "mm3", "g", "gram", "grams", "sem", "sd", "se", "mean",
            "area", "day", "days", "d");

    private final List<String> headers;
    private final int body;
    private final List<String> notes;

    private HeaderRows(List<String> headers, int body, List<String> notes) {
        this.headers = headers;
        this.body = body;
        this.notes = notes;
    }

    /** The headers, those of two rows joined. */
    List<String> headers() {
        return headers;
    }

    /** Place of the first row below the headers. */
    int body() {
        return body;
    }

    List<String> notes() {
        return notes;
    }

    /** @param rows those with anything in them, at least one */
    static HeaderRows of(List<RawRow> rows) {
        List<String> notes = new ArrayList<>();
        int first = 0;
        int widest = rows.stream()
                .limit(LOOKED_AT)
                .mapToInt(HeaderRows::entries)
                .max()
                .orElse(0);
        while (first < MOST_TITLES && first + 2 < rows.size() && isTitle(rows.get(first), widest)) {
            notes.add("Line %d ('%s') is a title above the table and is not read."
                    .formatted(
                            rows.get(first).line(),
                            shortened(String.join(" ", rows.get(first).cells()).strip())));
            first++;
        }
        RawRow header = rows.get(first);
        if (first + 2 >= rows.size() || !isSecondHeader(rows, first + 1)) {
            return new HeaderRows(stripped(header.cells()), first + 1, notes);
        }
        notes.add("Lines %d and %d are both headers and are read together, as '%s'."
                .formatted(header.line(), rows.get(first + 1).line(), example(joined(header, rows.get(first + 1)))));
        return new HeaderRows(joined(header, rows.get(first + 1)), first + 2, notes);
    }

    private static boolean isTitle(RawRow row, int widest) {
        int entries = entries(row);
        String start = row.cells().stream()
                .filter(cell -> !cell.isBlank())
                .findFirst()
                .orElse("")
                .strip();
        boolean words = start.codePoints().anyMatch(Character::isLetter)
                && !DAY.matcher(start).matches();
        return words && ((entries == 1 && widest >= 3) || (entries == 2 && widest >= 4 && start.endsWith(":")));
    }

    /** Words only, some of them labels, over columns that hold numbers below. */
    private static boolean isSecondHeader(List<RawRow> rows, int at) {
        RawRow row = rows.get(at);
        boolean labelled = false;
        for (int c = 0; c < row.cells().size(); c++) {
            String cell = row.cells().get(c).strip();
            if (!cell.isEmpty()) {
                if (NUMBER.matcher(cell).matches() || cell.matches("\\d{4}-\\d{2}-\\d{2}.*")) {
                    return false;
                }
                labelled |= isLabel(cell) && holdsNumbers(rows, at + 1, c);
            }
        }
        return labelled;
    }

    private static boolean isLabel(String cell) {
        String plain =
                cell.toLowerCase(Locale.ROOT).replace("^", "").replace('²', '2').replace('³', '3');
        return Arrays.stream(plain.split("[^\\p{L}\\p{Nd}]+", -1))
                .filter(word -> !word.isEmpty())
                .allMatch(LABELS::contains);
    }

    private static boolean holdsNumbers(List<RawRow> rows, int from, int column) {
        int numbers = 0;
        int others = 0;
        for (RawRow row : rows.subList(from, Math.min(rows.size(), from + LOOKED_AT))) {
            String cell = column < row.cells().size() ? row.cells().get(column).strip() : "";
            if (NUMBER.matcher(cell).matches()) {
                numbers++;
            } else if (!cell.isEmpty()) {
                others++;
            }
        }
        return numbers > others;
    }

    private static List<String> joined(RawRow upper, RawRow lower) {
        List<String> joined = new ArrayList<>();
        int columns = Math.max(upper.cells().size(), lower.cells().size());
        String day = "";
        for (int c = 0; c < columns; c++) {
            String above = c < upper.cells().size() ? upper.cells().get(c).strip() : "";
            String below = c < lower.cells().size() ? lower.cells().get(c).strip() : "";
            if (!above.isEmpty()) {
                day = DAY.matcher(above).matches() ? above : "";
            }
            String top = above.isEmpty() && !below.isEmpty() ? day : above;
            joined.add(top.isEmpty() || below.isEmpty() ? top + below : top + JOIN + below);
        }
        return joined;
    }

    private static String example(List<String> headers) {
        return headers.stream()
                .filter(header -> header.contains(JOIN))
                .findFirst()
                .orElseGet(() -> headers.isEmpty() ? "" : headers.get(0));
    }

    private static List<String> stripped(List<String> cells) {
        return cells.stream().map(String::strip).toList();
    }

    private static int entries(RawRow row) {
        return (int) row.cells().stream().filter(cell -> !cell.isBlank()).count();
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
