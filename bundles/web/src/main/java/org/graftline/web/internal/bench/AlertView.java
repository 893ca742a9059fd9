package org.graftline.web.internal.bench;

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
    static AlertView of(Alert alert) {
        ProtocolLimit limit = alert.limit();
        return new AlertView(
                limit.quantity(),
                limit.threshold(),
                limit.tier(),
                alert.value(),
                limit.quantity().unit(),
                alert.sentence());
    }
}
