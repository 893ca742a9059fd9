package org.graftline.study.bench;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.graftline.study.CanonicalForm;
import org.graftline.study.Decimal;
import org.graftline.study.ImpossibleValueException;
import org.graftline.study.VersionedRow;
import org.jspecify.annotations.Nullable;

/**
 * A caliper or a balance.
 *
 * @param device the code on its label, which a scan reads; letters, digits, dots, dashes and underscores, at most 40
 * @param version see {@link VersionedRow}
 * @param kind what it measures
 * @param name maker and model
 * @param serial the maker's number
 * @param calibratedOn the last calibration; null where none is known
 * @param calibrationDue the day on which it ends; null where none is known
 * @param gauge the nominal value of its daily check piece, mm or g, above 0
 * @param tolerance the most that the check may be off, in the same unit, above 0
 * @param state in use, or off the list
 */
public record Device(
        String device,
        int version,
        Kind kind,
        String name,
        String serial,
        @Nullable LocalDate calibratedOn,
        @Nullable LocalDate calibrationDue,
        Decimal gauge,
        Decimal tolerance,
        State state)
        implements VersionedRow {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,40}");

    /** What a device measures. */
    public enum Kind {
        CALIPER("mm"),
        BALANCE("g");

        private final String unit;

        Kind(String unit) {
            this.unit = unit;
        }

        /** @return mm or g */
        public String unit() {
            return unit;
        }
    }

    /** Whether it is to be used. */
    public enum State {
        IN_USE,
        OFF_THE_LIST
    }

    /** @throws ImpossibleValueException if the code, the dates or the check make no sense */
    public Device {
        if (!CODE.matcher(device).matches()) {
            throw new ImpossibleValueException(
                    "'%s' is no code for a device. Use 1 to 40 letters, digits, dots, dashes or underscores, as on its label."
                            .formatted(device.length() > 40 ? device.substring(0, 40) + "…" : device));
        }
        if (!(gauge.value() > 0) || !(tolerance.value() > 0)) {
            throw new ImpossibleValueException("The check piece of %s reads %s %s within %s %s. Both must be above 0."
                    .formatted(device, gauge, kind.unit(), tolerance, kind.unit()));
        }
        if (calibratedOn != null && calibrationDue != null && calibrationDue.isBefore(calibratedOn)) {
            throw new ImpossibleValueException(
                    "The calibration of %s would end on %s, before it was made on %s. Correct the dates."
                            .formatted(device, calibrationDue, calibratedOn));
        }
    }

    @Override
    public String table() {
        return "device";
    }

    @Override
    public String id() {
        return device;
    }

    @Override
    public CanonicalForm canonical() {
        return CanonicalForm.object()
                .put("device", device)
                .put("version", version)
                .put("kind", kind)
                .put("name", name)
                .put("serial", serial)
                .put("calibratedOn", calibratedOn == null ? null : calibratedOn.toString())
                .put("calibrationDue", calibrationDue == null ? null : calibrationDue.toString())
                .put("gauge", gauge)
                .put("tolerance", tolerance)
                .put("state", state)
                .build();
    }
}
