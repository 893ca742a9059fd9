package org.graftline.study;

import java.util.regex.Pattern;

/**
 * A decimal number that keeps the text it was entered as, so that a record can be hashed and shown as measured. Two decimals are
 * equal when their texts are: 8.4 and 8.40 are different entries of the same {@link #value()}.
 *
 * @param text optional minus, digits with a decimal point, optional exponent; at most 40 characters
 */
public record Decimal(String text) {
    private static final Pattern SHAPE = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

    /** @throws ImpossibleValueException if the text is no finite decimal number */
    public Decimal {
        if (text.length() > 40 || !SHAPE.matcher(text).matches() || !Double.isFinite(Double.parseDouble(text))) {
            throw new ImpossibleValueException(
                    "'%s' is not a number. Enter digits with a decimal point, for example 12.4."
                            .formatted(text.length() > 40 ? text.substring(0, 40) + "…" : text));
        }
    }

    /**
     * The shortest text that gives this value back.
     *
     * @param value a finite number
     * @return a decimal without a needless ".0"
     */
    public static Decimal of(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return new Decimal(Long.toString((long) value));
        }
        return new Decimal(Double.toString(value));
    }

    /** @return the number, finite */
    public double value() {
        return Double.parseDouble(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
