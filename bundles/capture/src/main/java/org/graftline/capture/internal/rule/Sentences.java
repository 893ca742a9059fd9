package org.graftline.capture.internal.rule;

import org.graftline.study.Decimal;
import org.graftline.study.Reading;

/** Parts of questions that several rules share. */
final class Sentences {
    private Sentences() {}

    /** @return the value with its unit, three significant digits; a volume that was computed has more than anybody measured */
    static String value(Reading reading) {
        return (number(reading) + " " + reading.endpoint().unit()).strip();
    }

    /** @return the value, three significant digits */
    static String number(Reading reading) {
        Decimal value = reading.value();
        return value == null ? "no value" : Digits.three(value);
    }

    /** @return the days between, whole days as such */
    private static String days(Reading before, Reading now) {
        return Digits.three(Decimal.of(now.day().value() - before.day().value()));
    }

    /** @return a step in the words of the Bench, such as "+41 % in 3 d (from 204 to 288 mm³)" */
    static String step(Reading before, Reading now) {
        double was = before.value() == null ? Double.NaN : before.value().value();
        double is = now.value() == null ? Double.NaN : now.value().value();
        return "%s in %s d (from %s to %s)"
                .formatted(Digits.percent(is / was - 1), days(before, now), number(before), value(now));
    }
}
