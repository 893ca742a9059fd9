package org.graftline.web.internal.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.graftline.study.Decimal;
import org.graftline.study.bench.Alert;
import org.graftline.study.bench.ProtocolLimit;

/**
 * A limit that a reading reached.
 *
 * @param sentence what it means and what to do; stops nothing
 */
record AlertView(
        ProtocolLimit.Quantity quantity,
        Decimal threshold,
        ProtocolLimit.Tier tier,
        Decimal value,
        String unit,
        String sentence) {
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    static AlertView of(Alert alert) {
        ProtocolLimit limit = alert.limit();
        return new AlertView(
                limit.quantity(),
                limit.threshold(),
                limit.tier(),
                alert.value(),
                limit.quantity().unit(),
                sentence(alert));
    }

    private static String sentence(Alert alert) {
        ProtocolLimit limit = alert.limit();
        String unit =
                limit.quantity().unit().isEmpty() ? "" : " " + limit.quantity().unit();
        String what = "%s %s%s, limit %s%s"
                .formatted(words(limit.quantity()), rounded(alert.value()), unit, limit.threshold(), unit);
        return switch (limit.tier()) {
            case STOP -> "%s reached the humane endpoint: %s. Tell whoever decides now.".formatted(alert.mouse(), what);
            case WATCH -> "%s is to be watched: %s. Look closer, come back sooner.".formatted(alert.mouse(), what);
        };
    }

    /** As a page without a network says it. */
    private static String words(ProtocolLimit.Quantity quantity) {
        return switch (quantity) {
            case TUMOR_VOLUME -> "tumor volume";
            case LENGTH -> "length";
            case MEAN_DIAMETER -> "mean diameter";
            case TUMOR_BURDEN -> "tumor burden";
            case WEIGHT_LOSS -> "weight loss from the start";
            case WEIGHT_LOSS_FROM_PEAK -> "weight loss from the highest weight";
            case ULCERATION_SCORE -> "ulceration score";
        };
    }

    private static String rounded(Decimal value) {
        BigDecimal three = new BigDecimal(value.value()).round(THREE_DIGITS);
        return three.signum() == 0 ? "0" : three.stripTrailingZeros().toPlainString();
    }
}
