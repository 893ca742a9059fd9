package org.graftline.capture.internal.rule;

import java.util.Optional;
import org.graftline.study.Endpoint;
import org.graftline.study.Reading;
import org.graftline.study.bench.Concern;
import org.graftline.study.bench.Device;
import org.graftline.study.bench.DeviceStanding;
import org.graftline.study.capture.PlausibilityRule;
import org.graftline.study.capture.Surroundings;
import org.osgi.service.component.annotations.Component;

/**
 * Questions a reading made with a device that nobody registered, that is unfit, or that measures something else; and the first of a
 * session and day made with one that was not checked today.
 */
@Component(service = PlausibilityRule.class, property = "service.ranking:Integer=-60")
public final class DeviceInDoubt extends EntryRule {
    @Override
    public Optional<Concern> atEntry(Reading candidate, Surroundings around) {
        String named = candidate.device();
        DeviceStanding standing = around.device();
        if (named == null || candidate.value() == null) {
            return Optional.empty();
        }
        if (standing == null) {
            return Optional.of(
                    asks("Device '%s' is not registered. Register it, or measure with another.".formatted(named)));
        }
        Device.Kind kind = standing.device().kind();
        if (measuresSomethingElse(kind, candidate.endpoint())) {
            return Optional.of(
                    asks("'%s' measures %s, and this is a reading in %s. Choose the device that it came from."
                            .formatted(named, kind.unit(), candidate.endpoint().unit())));
        }
        return switch (standing.trust()) {
            case FIT -> Optional.empty();
            case UNCHECKED ->
                isFirst(around)
                        ? Optional.of(asks(standing.sentence() + " Check it before the next animal."))
                        : Optional.empty();
            case DOUBTFUL -> Optional.of(asks(standing.sentence() + " Measure with another."));
        };
    }

    /** Once per session and day: who reads on has been told, and the check comes when it comes. */
    private static boolean isFirst(Surroundings around) {
        return around.withDevice().stream().allMatch(before -> before.value() == null);
    }

    private static boolean measuresSomethingElse(Device.Kind kind, Endpoint endpoint) {
        return (kind == Device.Kind.CALIPER && endpoint == Endpoint.BODY_WEIGHT)
                || (kind == Device.Kind.BALANCE && endpoint == Endpoint.TUMOR_VOLUME);
    }
}
