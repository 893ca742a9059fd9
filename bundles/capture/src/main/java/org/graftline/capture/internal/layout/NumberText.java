package org.graftline.capture.internal.layout;

import java.util.Optional;
import org.graftline.study.Decimal;
import org.graftline.study.ImpossibleValueException;
import org.graftline.study.capture.ImportDesign.DecimalMark;

/** Reads a cell as a number. The text is kept as it stands; only the decimal mark and a typographic minus are made plain. */
public final class NumberText {
    private NumberText() {}

    /** @return the number, or empty if the cell is none */
    public static Optional<Decimal> of(String cell, DecimalMark mark) {
        String plain = plain(cell, mark);
        if (!looksNumeric(plain)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Decimal(plain));
        } catch (ImpossibleValueException outOfShape) {
            return Optional.empty();
        }
    }

    private static String plain(String cell, DecimalMark mark) {
        if (cell.length() > 2 && cell.charAt(0) == '[' && cell.charAt(cell.length() - 1) == ']') {
            return plain(cell.substring(1, cell.length() - 1), mark); // a list of one, as programs print it
        }
        if (cell.length() > 1 && cell.charAt(cell.length() - 1) == '.') {
            return plain(cell.substring(0, cell.length() - 1), mark);
        }
        String minus = cell.indexOf('\u2212') >= 0 ? cell.replace('\u2212', '-') : cell;
        return mark == DecimalMark.COMMA && minus.indexOf('.') < 0 ? minus.replace(',', '.') : minus;
    }

    /** Sorts out words before the costlier check. */
    private static boolean looksNumeric(String text) {
        boolean digit = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            digit |= c >= '0' && c <= '9';
            if (!(c >= '0' && c <= '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return false;
            }
        }
        return digit;
    }
}
