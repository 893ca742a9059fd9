package org.graftline.platformlocal.internal.clock;

import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import org.graftline.study.record.SimulatedTime;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers the simulated clock where {@value #SETTING} is set, and nothing where it is not. An activator, so that the clock is there
 * before any component of this bundle, and so that a setting nobody can read stops the start instead of dating records by mistake.
 */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class ClockActivator implements BundleActivator {
    /** Property of the framework, or of the Java system. */
    static final String SETTING = "graftline.clock";

    private static final Logger LOG = LoggerFactory.getLogger(ClockActivator.class);

    /** @throws org.graftline.study.StudyException if the setting is no time */
    @Override
    public void start(BundleContext context) {
        String setting = context.getProperty(SETTING);
        if (setting == null || setting.isBlank()) {
            return;
        }
        Clock clock = SimulatedClock.of(setting, InstantSource.system());
        context.registerService(
                Clock.class, clock, FrameworkUtil.asDictionary(Map.of(SimulatedTime.PROPERTY, Boolean.TRUE)));
        LOG.warn(
                "GL-2102 This installation runs in simulated time, now {}: nothing recorded in it is real. Start without {} to record.",
                clock.instant(),
                SETTING);
    }

    @Override
    public void stop(BundleContext context) {
        // the framework unregisters what start registered
    }
}
