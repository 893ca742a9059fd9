package org.graftline.capture.internal.rule;

import java.util.List;
import java.util.Optional;
import org.graftline.study.Endpoint;
import org.graftline.study.Reading;
import org.graftline.study.capture.PlausibilityRule;
import org.osgi.service.component.annotations.Component;

/** Questions two looks at one tumor on one day that are more than twofold apart: perhaps two tumors without a name. */
@Component(property = "service.ranking:Integer=-130")
public final class ReplicatesApart implements PlausibilityRule {
    private static final double FOLD = 2;

    @Override
    public Optional<String> concern(Reading candidate, List<Reading> earlier) {
        if (candidate.endpoint() != Endpoint.TUMOR_VOLUME || candidate.value() == null || earlier.isEmpty()) {
            return Optional.empty();
        }
        Reading before = earlier.get(earlier.size() - 1);
        if (before.value() == null || !before.day().equals(candidate.day())) {
            return Optional.empty();
        }
        double low = Math.min(before.value().value(), candidate.value().value());
        double high = Math.max(before.value().value(), candidate.value().value());
        return high > FOLD * low
                ? Optional.of(
                        "mouse '%s' has two volumes on day %s, %s and %s mm³, more than twofold apart. If they are two tumors, name them in a column."
                                .formatted(candidate.mouse(), candidate.day(), before.value(), candidate.value()))
                : Optional.empty();
    }
}
