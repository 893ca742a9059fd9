package org.graftline.report.internal.export;

/**
 * A text as a spreadsheet may open it. What begins like a formula is kept from being one by an apostrophe before it; a number, also a
 * negative one, stays what it is.
 */
final class SafeCell {
    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private SafeCell() {}

    static String of(String text) {
        boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 && !isNumber(text);
        return formula ? "'" + text : text;
    }

    static boolean isNumber(String text) {
        return text.matches("-?\\d{1,15}(\\.\\d{1,17})?([eE]-?\\d{1,3})?");
    }
}
