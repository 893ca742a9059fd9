package org.graftline.store.internal.row;

import java.time.Instant;
import java.util.UUID;
import org.graftline.study.Decimal;
import org.graftline.study.MouseId;
import org.graftline.study.StudyCode;
import org.graftline.study.bench.Alert;
import org.graftline.study.bench.ProtocolLimit;

/** Table {@code alert}. */
public record AlertColumns(
        String id,
        int version,
        String reading,
        String study,
        String mouse,
        String quantity,
        String thresholdText,
        double threshold,
        String tier,
        String valueText,
        double valueNumber,
        Instant capturedAt)
        implements Columns<Alert> {

    static final String INSERT = """
            insert into alert (
                id, version, reading, study, mouse, quantity, threshold_text, threshold, tier, value_text, value_number, captured_at)
            values (
                :id, :version, :reading, :study, :mouse, :quantity, :thresholdText, :threshold, :tier, :valueText, :valueNumber, :capturedAt)""";

    /** @return the columns of a record */
    public static AlertColumns of(Alert it) {
        return new AlertColumns(
                it.id(),
                it.version(),
                it.reading().toString(),
                it.study().value(),
                it.mouse().value(),
                it.limit().quantity().name(),
                it.limit().threshold().text(),
                it.limit().threshold().value(),
                it.limit().tier().name(),
                it.value().text(),
                it.value().value() + 0.0,
                it.capturedAt());
    }

    @Override
    public Alert row() {
        return new Alert(
                UUID.fromString(reading),
                version,
                new StudyCode(study),
                new MouseId(mouse),
                new ProtocolLimit(
                        ProtocolLimit.Quantity.valueOf(quantity),
                        new Decimal(thresholdText),
                        ProtocolLimit.Tier.valueOf(tier)),
                new Decimal(valueText),
                capturedAt);
    }
}
