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
 * Questions a volume more than five times, or less than a fifth of, the one before: a shifted decimal point, or another mouse. At entry
 * only where the mouse's own course does not explain it: a small tumor may well grow fivefold in ten days.
 */
@Component(property = "service.ranking:Integer=-100")
public final class FivefoldStep implements PlausibilityRule {
    private static final double FOLD = 5;

    @Override
    public Optional<String> concern(Reading candidate, List<Reading> earlier) {
        Decimal value = candidate.value();
        if (candidate.endpoint() != Endpoint.TUMOR_VOLUME || value == null || value.value() == 0) {
            return Optional.empty();
        }
        return PreviousValue.before(candidate, earlier).flatMap(before -> {
            double was = before.value() == null ? 0 : before.value().value();
            boolean steep = was > 0 && (value.value() > FOLD * was || value.value() < was / FOLD);
            return steep
                    ? Optional.of("mouse '%s' goes from %s to %s mm³ between days %s and %s, more than %.0f-fold."
                            .formatted(
                                    candidate.mouse(),
                                    Sentences.number(before),
                                    Sentences.number(candidate),
                                    before.day(),
                                    candidate.day(),
                                    FOLD))
                    : Optional.empty();
        });
    }

    @Override
    public Optional<Concern> atEntry(Reading candidate, Surroundings around) {
        return concern(candidate, around.earlier())
                .filter(sentence -> Against.own(candidate, around)
                        .filter(against -> against.asEntered().isFar())
                        .isPresent())
                .flatMap(sentence -> PreviousValue.before(candidate, around.earlier()))
                .map(before -> new Concern(
                        name(),
                        "Volume %s, more than %.0f-fold. Measure again."
                                .formatted(Sentences.step(before, candidate), FOLD),
                        null));
    }
}
