package org.graftline.capture.internal.rule;

import java.util.List;
import java.util.Optional;
import org.graftline.study.Decimal;
import org.graftline.study.Endpoint;
import org.graftline.study.Reading;
import org.graftline.study.capture.PlausibilityRule;
import org.osgi.service.component.annotations.Component;

/** Questions a body weight more than 20 % away from the one before. */
@Component(property = "service.ranking:Integer=-120")
public final class WeightStep implements PlausibilityRule {
    private static final double SHARE = 0.2;

    @Override
    public Optional<String> concern(Reading candidate, List<Reading> earlier) {
        Decimal value = candidate.value();
        if (candidate.endpoint() != Endpoint.BODY_WEIGHT || value == null) {
            return Optional.empty();
        }
        return PreviousValue.before(candidate, earlier).flatMap(before -> {
            double was = before.value() == null ? 0 : before.value().value();
            return was > 0 && Math.abs(value.value() - was) > SHARE * was
                    ? Optional.of("mouse '%s' goes from %s to %s g between days %s and %s, more than %.0f %%."
                            .formatted(
                                    candidate.mouse(),
                                    before.value(),
                                    value,
                                    before.day(),
                                    candidate.day(),
                                    100 * SHARE))
                    : Optional.empty();
        });
    }
}
