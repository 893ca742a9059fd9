package org.graftline.capture.internal.device;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.graftline.study.Study;
import org.graftline.study.bench.Device;
import org.graftline.study.bench.DeviceCheck;
import org.graftline.study.bench.DeviceStanding;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.StudyRecords;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What to think of devices on the calendar day of a moment. The day is that of the study where one is being measured, since the device
 * is where the animals are; outside of a study it is the laboratory's, {@link #laboratoryZone}. Asks nobody for permission: only
 * services that asked themselves may use it. Safe for many threads.
 */
@Component(service = DeviceStandings.class)
public final class DeviceStandings {
    /** More checks of one device than this on one day would be a device that types by itself. */
    private static final int CHECKS_LOOKED_AT = 200;

    private final BenchRecords bench;
    private final StudyRecords studies;

    /** Wires the records. */
    @Activate
    public DeviceStandings(@Reference BenchRecords bench, @Reference StudyRecords studies) {
        this.bench = bench;
        this.studies = studies;
    }

    /** @return every device as it stands at that moment, by code */
    public List<DeviceStanding> all(Instant at, ZoneId zone) {
        return bench.devices().stream().map(device -> of(device, at, zone)).toList();
    }

    /** @return the device of that code as it stands at that moment; empty where none is registered under it */
    public Optional<DeviceStanding> find(String code, Instant at, ZoneId zone) {
        return bench.devices().stream()
                .filter(device -> device.device().equals(code))
                .findFirst()
                .map(device -> of(device, at, zone));
    }

    /** @return the time zone of most studies, so that it needs no setting; the server's own where there is no study yet */
    public ZoneId laboratoryZone() {
        return studies.studies().stream()
                .map(Study::zone)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<ZoneId, Long>comparingByValue()
                        .thenComparing(zone -> zone.getKey().getId(), Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .orElseGet(ZoneId::systemDefault);
    }

    private DeviceStanding of(Device device, Instant at, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(at, zone);
        DeviceCheck check = bench.checks(device.device(), CHECKS_LOOKED_AT).stream()
                .filter(one -> LocalDate.ofInstant(one.at(), zone).equals(today))
                .findFirst()
                .orElse(null);
        return judged(device, check, today);
    }

    private static DeviceStanding judged(Device device, @Nullable DeviceCheck check, LocalDate today) {
        String name = (device.kind() == Device.Kind.CALIPER ? "Caliper " : "Balance ") + device.device();
        String unit = device.kind().unit();
        LocalDate due = device.calibrationDue();
        if (check != null && check.outcome() == DeviceCheck.Outcome.FAILED) {
            return new DeviceStanding(
                    device,
                    check,
                    DeviceStanding.Trust.DOUBTFUL,
                    "%s failed its check of %s: it read %s %s where %s %s was due, allowed are ± %s %s%s."
                            .formatted(
                                    name,
                                    today,
                                    check.read(),
                                    unit,
                                    check.gauge(),
                                    unit,
                                    device.tolerance(),
                                    unit,
                                    device.state() == Device.State.OFF_THE_LIST ? "; it is off the list" : ""));
        }
        if (device.state() == Device.State.OFF_THE_LIST) {
            return new DeviceStanding(
                    device, check, DeviceStanding.Trust.DOUBTFUL, "%s is off the list.".formatted(name));
        }
        if (due != null && today.isAfter(due)) {
            return new DeviceStanding(
                    device, check, DeviceStanding.Trust.DOUBTFUL, "%s: calibration ended on %s.".formatted(name, due));
        }
        String calibration = due == null ? "no end of its calibration is known" : "calibrated until " + due;
        return check == null
                ? new DeviceStanding(
                        device,
                        null,
                        DeviceStanding.Trust.UNCHECKED,
                        "%s was not checked on %s yet; %s.".formatted(name, today, calibration))
                : new DeviceStanding(
                        device,
                        check,
                        DeviceStanding.Trust.FIT,
                        "%s passed its check of %s; %s.".formatted(name, today, calibration));
    }
}
