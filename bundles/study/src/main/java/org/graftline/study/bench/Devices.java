package org.graftline.study.bench;

import java.util.List;
import org.graftline.study.people.Actor;
import org.osgi.annotation.versioning.ProviderType;

/** Calipers and balances. Safe for many threads. */
@ProviderType
public interface Devices {
    /**
     * @return every device with its standing today, by code; for everybody who may record readings in some study, and for those who
     *     keep devices
     */
    List<DeviceStanding> devices(Actor actor);

    /**
     * Registers a device, or changes one: the next version. Asks for
     * {@link org.graftline.study.people.Permission#KEEP_DEVICES}.
     *
     * @param reason not blank
     * @throws org.graftline.study.record.ConcurrentChangeException if somebody changed it first
     */
    Device save(Actor actor, Device device, String reason);

    /**
     * Records a daily check; whether it passed is decided here. A check that fails takes the device off the list when
     * {@code takeOff} says so. Repeating the same uuid answers like the first.
     *
     * @param check its outcome is set here
     * @param onFailure what a failed check does
     * @return the standing after it
     */
    DeviceStanding check(Actor actor, DeviceCheck check, OnFailure onFailure);

    /** @return the latest checks of a device, latest first */
    List<DeviceCheck> checks(Actor actor, String device);

    /** What a failed check does to the device. */
    enum OnFailure {
        KEEP_ON_LIST,
        TAKE_OFF_LIST
    }
}
