package org.graftline.web.internal.reading;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.graftline.study.Endpoint;
import org.graftline.study.Reading;

/** Numbers as pages write them: honest digits and a unit. */
public final class Units {
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    private Units() {}

    /** @return "312 mm³", "21.3 g", "2"; the status in words where there is no value */
    public static String shown(Reading reading) {
        if (reading.value() == null) {
            return reading.status().words();
        }
        double value = reading.value().value();
        return switch (reading.endpoint()) {
            case TUMOR_VOLUME -> volume(value) + " " + Endpoint.TUMOR_VOLUME.unit();
            case BODY_WEIGHT ->
                new BigDecimal(value).setScale(1, RoundingMode.HALF_UP).toPlainString() + " "
                        + Endpoint.BODY_WEIGHT.unit();
            case ULCERATION_SCORE, BODY_CONDITION_SCORE -> reading.value().text();
        };
    }

    /** @return a volume to 3 significant figures, never with an exponent: 312, 1230, 0.0451 */
    public static String volume(double mm3) {
        BigDecimal rounded = new BigDecimal(mm3).round(THREE_DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
