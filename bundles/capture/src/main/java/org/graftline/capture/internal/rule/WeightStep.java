package org.graftline.capture.internal.rule;

import java.util.List;
import java.util.Optional;
import org.graftline.study.Decimal;
import org.graftline.study.Endpoint;
import org.graftline.study.Reading;
import org.graftline.study.bench.Concern;
import org.graftline.study.capture.PlausibilityRule;
import org.graftline.study.capture.Surroundings;
import org.osgi.service.component.annotations.Component;

/**
 * Questions a body weight more than 20 % away from the one before. At entry, where the animal can be weighed again, 10 % within four days
 * is enough; over a longer time a mouse may grow or waste by itself.
 */
@Component(property = "service.ranking:Integer=-120")
public final class WeightStep implements PlausibilityRule {
    private static final double SHARE = 0.2;
    private static final double SHARE_AT_ENTRY = 0.1;
    private static final double SHORT_DAYS = 4;

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
                                    Sentences.number(before),
                                    Sentences.number(candidate),
                                    before.day(),
                                    candidate.day(),
                                    100 * SHARE))
                    : Optional.empty();
        });
    }

    @Override
    public Optional<Concern> atEntry(Reading candidate, Surroundings around) {
        Decimal value = candidate.value();
        if (candidate.endpoint() != Endpoint.BODY_WEIGHT || value == null) {
            return Optional.empty();
        }
        return PreviousValue.before(candidate, around.earlier()).flatMap(before -> {
            double was = before.value() == null ? 0 : before.value().value();
            double days = candidate.day().value() - before.day().value();
            double share = days <= SHORT_DAYS ? SHARE_AT_ENTRY : SHARE;
            return was > 0 && Math.abs(value.value() - was) > share * was
                    ? Optional.of(new Concern(
                            name(),
                            "Weight %s, expected within ± %.0f %%. Weigh again; if it is so, look at the animal."
                                    .formatted(Sentences.step(before, candidate), 100 * share),
                            null))
                    : Optional.empty();
        });
    }
}
