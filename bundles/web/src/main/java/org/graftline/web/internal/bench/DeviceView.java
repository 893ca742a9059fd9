package org.graftline.web.internal.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.graftline.study.Decimal;
import org.graftline.study.PersonId;
import org.graftline.study.bench.Device;
import org.graftline.study.bench.DeviceCheck;
import org.graftline.study.bench.DeviceStanding;
import org.jspecify.annotations.Nullable;

/** A device and its standing today, as {@link DeviceStanding}; its unit is that of everything it reads. */
record DeviceView(
        String device,
        int version,
        Device.Kind kind,
        String name,
        String serial,
        @Nullable LocalDate calibratedOn,
        @Nullable LocalDate calibrationDue,
        Decimal gauge,
        Decimal tolerance,
        String unit,
        Device.State state,
        DeviceStanding.Trust trust,
        String sentence,
        @Nullable Check checkedToday) {

    /** A daily check. */
    record Check(
            UUID uuid,
            PersonId by,
            String byName,
            Instant at,
            Decimal gauge,
            Decimal read,
            DeviceCheck.Outcome outcome) {
        static Check of(DeviceCheck check, PersonNames names) {
            return new Check(
                    check.uuid(),
                    check.by(),
                    names.named(check.by()),
                    check.at(),
                    check.gauge(),
                    check.read(),
                    check.outcome());
        }
    }

    static DeviceView of(DeviceStanding standing, PersonNames names) {
        Device device = standing.device();
        return new DeviceView(
                device.device(),
                device.version(),
                device.kind(),
                device.name(),
                device.serial(),
                device.calibratedOn(),
                device.calibrationDue(),
                device.gauge(),
                device.tolerance(),
                device.kind().unit(),
                device.state(),
                standing.trust(),
                standing.sentence(),
                standing.checkedToday() == null ? null : Check.of(standing.checkedToday(), names));
    }
}
