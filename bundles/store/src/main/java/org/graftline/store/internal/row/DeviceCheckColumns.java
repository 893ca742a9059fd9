package org.graftline.store.internal.row;

import java.time.Instant;
import java.util.UUID;
import org.graftline.study.Decimal;
import org.graftline.study.PersonId;
import org.graftline.study.bench.DeviceCheck;

/** Table {@code device_check}. */
public record DeviceCheckColumns(
        String id,
        int version,
        String device,
        String checkedBy,
        Instant checkedAt,
        String gaugeText,
        double gauge,
        String readText,
        double readNumber,
        String outcome)
        implements Columns<DeviceCheck> {

    static final String INSERT = """
            insert into device_check (
                id, version, device, checked_by, checked_at, gauge_text, gauge, read_text, read_number, outcome)
            values (
                :id, :version, :device, :checkedBy, :checkedAt, :gaugeText, :gauge, :readText, :readNumber, :outcome)""";

    /** @return the columns of a record */
    public static DeviceCheckColumns of(DeviceCheck it) {
        return new DeviceCheckColumns(
                it.id(),
                it.version(),
                it.device(),
                it.by().value(),
                it.at(),
                it.gauge().text(),
                it.gauge().value() + 0.0,
                it.read().text(),
                it.read().value() + 0.0,
                it.outcome().name());
    }

    @Override
    public DeviceCheck row() {
        return new DeviceCheck(
                UUID.fromString(id),
                version,
                device,
                new PersonId(checkedBy),
                checkedAt,
                new Decimal(gaugeText),
                new Decimal(readText),
                DeviceCheck.Outcome.valueOf(outcome));
    }
}
