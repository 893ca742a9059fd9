package org.graftline.report.internal.verify;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a number as the report prints it stands for a value: rounded, or beyond the limit that the report prints instead. */
final class PrintedDigits {
    /** Half a unit of the last digit, and what two ways of rounding a tie may differ by. */
    private static final double HALF = 0.5 + 1e-6;

    private static final Pattern NUMBER = Pattern.compile("(halves in )?([<>] ?)?([−+]?)([\\d,]+(?:\\.\\d+)?)");

    private PrintedDigits() {}

    static boolean standFor(double value, String printed) {
        Matcher m = NUMBER.matcher(printed);
        if (!m.matches()) {
            return !Double.isFinite(value) && printed.chars().noneMatch(Character::isDigit);
        }
        BigDecimal digits = new BigDecimal(m.group(4).replace(",", ""));
        double number = digits.doubleValue() * (m.group(3).equals("−") ? -1 : 1);
        double meant = m.group(1) == null ? value : -value;
        String beyond = m.group(2) == null ? "" : m.group(2).strip();
        return switch (beyond) {
            case "<" -> meant < number;
            case ">" -> Math.abs(meant) > number - HALF * unit(digits);
            default -> Math.abs(meant - number) <= HALF * unit(digits);
        };
    }

    private static double unit(BigDecimal digits) {
        return Math.pow(10, -digits.scale());
    }
}
