package org.graftline.report.internal;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;
import java.util.Locale;

/**
 * Where lines of the printed report may end: where the JDK's rules say, but never inside a number or between a number and its percent sign.
 * The JDK takes U+2212 for a symbol of its own, so that the point of "−0.21" ends a sentence for it, and the line may end behind it.
 */
final class WholeNumbers implements FSTextBreaker {
    private final BreakIterator lines;
    private String text = "";

    WholeNumbers(Locale locale) {
        this.lines = BreakIterator.getLineInstance(locale);
    }

    @Override
    public void setText(String newText) {
        text = newText;
        lines.setText(newText);
    }

    @Override
    public int next() {
        int end = lines.next();
        while (end != BreakIterator.DONE && end < text.length() && insideNumber(end)) {
            end = lines.next();
        }
        return end;
    }

    private boolean insideNumber(int end) {
        char before = text.charAt(end - 1);
        char after = text.charAt(end);
        if (before == ' ') {
            return after == '%' && end > 1 && Character.isDigit(text.charAt(end - 2));
        }
        return Character.isDigit(after) && (Character.isDigit(before) || ".,−-+<>".indexOf(before) >= 0);
    }
}
