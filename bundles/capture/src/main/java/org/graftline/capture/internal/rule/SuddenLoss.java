package org.graftline.capture.internal.rule;

import java.util.List;
import java.util.Optional;
import org.graftline.study.Endpoint;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.capture.PlausibilityRule;
import org.osgi.service.component.annotations.Component;

/** Questions a tumor that was large a few days ago and is now nothing: often a zero that stands for a mouse that has left. */
@Component(property = "service.ranking:Integer=-110")
public final class SuddenLoss implements PlausibilityRule {
    private static final double LARGE_MM3 = 200;
    private static final double DAYS = 10;

    @Override
    public Optional<String> concern(Reading candidate, List<Reading> earlier) {
        boolean nothing =
                candidate.status() == ReadingStatus.TOO_SMALL || candidate.status() == ReadingStatus.NOT_PALPABLE;
        if (candidate.endpoint() != Endpoint.TUMOR_VOLUME || !nothing || earlier.isEmpty()) {
            return Optional.empty();
        }
        Reading before = earlier.get(earlier.size() - 1);
        boolean sudden = before.value() != null
                && before.value().value() >= LARGE_MM3
                && candidate.day().value() - before.day().value() <= DAYS;
        return sudden
                ? Optional.of(
                        "mouse '%s' goes from %s mm³ on day %s to '%s' on day %s. If it had left the study, the reading is 'not measured'."
                                .formatted(
                                        candidate.mouse(),
                                        Sentences.number(before),
                                        before.day(),
                                        candidate.status().words(),
                                        candidate.day()))
                : Optional.empty();
    }
}
