package org.graftline.capture.internal.rule;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as sentences write them. */
final class Digits {
    private Digits() {}

    /** @return at most three significant digits, never an exponent: 0.84, 8.4, 146, 1230 */
    static String three(double value) {
        return new BigDecimal(value).round(new MathContext(3)).toPlainString();
    }

    /** @return a percentage with its sign: "+41 %", "−12 %" */
    static String percent(double share) {
        long percent = Math.round(100 * share);
        return (percent < 0 ? "−" : "+") + Math.abs(percent) + " %";
    }
}
