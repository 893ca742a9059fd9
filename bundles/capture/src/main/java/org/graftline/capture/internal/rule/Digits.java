package org.graftline.capture.internal.rule;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.graftline.study.Decimal;

/** Numbers as sentences write them. */
final class Digits {
    private static final int DIGITS = 3;

    private Digits() {}

    /** @return at most three significant digits, never an exponent: 0.84, 8.4, 146, 1230 */
    static String three(double value) {
        return new BigDecimal(value).round(new MathContext(DIGITS)).toPlainString();
    }

    /** @return the number as it was entered where it has at most three significant digits, else rounded to three: 8.4, 21.3, 1230 */
    static String three(Decimal value) {
        BigDecimal number = new BigDecimal(value.text());
        return (number.precision() <= DIGITS ? number : number.round(new MathContext(DIGITS))).toPlainString();
    }

    /** @return what a person typed, to be found again on the page: as it is, with at most three decimals */
    static String typed(String text) {
        BigDecimal number = new BigDecimal(text);
        return number.scale() <= DIGITS || number.precision() <= DIGITS
                ? number.toPlainString()
                : number.setScale(DIGITS, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    /** @return a percentage with its sign and at most three significant digits: "+41 %", "−12 %", "+1230 %" */
    static String percent(double share) {
        BigDecimal percent = new BigDecimal(Math.round(100 * share)).round(new MathContext(DIGITS));
        return (percent.signum() < 0 ? "−" : "+") + percent.abs().toPlainString() + " %";
    }
}
