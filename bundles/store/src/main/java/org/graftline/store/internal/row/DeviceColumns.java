package org.graftline.store.internal.row;

import java.time.LocalDate;
import org.graftline.study.Decimal;
import org.graftline.study.bench.Device;
import org.jspecify.annotations.Nullable;

/** Table {@code device}. */
public record DeviceColumns(
        String id,
        int version,
        String kind,
        String name,
        String serial,
        @Nullable String calibratedOn,
        @Nullable String calibrationDue,
        String gaugeText,
        double gauge,
        String toleranceText,
        double tolerance,
        String state)
        implements Columns<Device> {

    static final String INSERT = """
            insert into device (
                id, version, kind, name, serial, calibrated_on, calibration_due, gauge_text, gauge, tolerance_text, tolerance, state)
            values (
                :id, :version, :kind, :name, :serial, :calibratedOn, :calibrationDue, :gaugeText, :gauge, :toleranceText, :tolerance, :state)""";

    /** @return the columns of a record */
    public static DeviceColumns of(Device it) {
        return new DeviceColumns(
                it.id(),
                it.version(),
                it.kind().name(),
                it.name(),
                it.serial(),
                text(it.calibratedOn()),
                text(it.calibrationDue()),
                it.gauge().text(),
                it.gauge().value(),
                it.tolerance().text(),
                it.tolerance().value(),
                it.state().name());
    }

    @Override
    public Device row() {
        return new Device(
                id,
                version,
                Device.Kind.valueOf(kind),
                name,
                serial,
                date(calibratedOn),
                date(calibrationDue),
                new Decimal(gaugeText),
                new Decimal(toleranceText),
                Device.State.valueOf(state));
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
