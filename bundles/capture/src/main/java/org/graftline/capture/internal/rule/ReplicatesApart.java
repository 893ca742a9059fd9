package org.graftline.capture.internal.rule;

import java.util.Comparator;
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
 * Questions two looks at one tumor on one day that are more than twofold apart: perhaps two tumors without a name. At entry the measure
 * is the study's own repeatability limit, which two readings exceed in one of twenty visits (Bland and Altman 1996); a third reading
 * decides, and is asked about only if it agrees with none of the others.
 */
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
                                .formatted(
                                        candidate.mouse(),
                                        candidate.day(),
                                        Sentences.number(before),
                                        Sentences.number(candidate)))
                : Optional.empty();
    }

    @Override
    public Optional<Concern> atEntry(Reading candidate, Surroundings around) {
        Decimal value = candidate.value();
        if (candidate.endpoint() != Endpoint.TUMOR_VOLUME || value == null || !(value.value() > 0)) {
            return Optional.empty();
        }
        Double study = around.sdLog();
        double limit = Repeatable.limit(study);
        return around.sameDay().stream()
                .map(Reading::value)
                .filter(other -> other != null && other.value() > 0)
                .min(Comparator.comparingDouble(other -> Repeatable.apart(value, other)))
                .filter(closest -> Repeatable.apart(value, closest) > limit)
                .map(closest -> new Concern(
                        name(),
                        "Two readings of today are %s and %s mm³, %s %% apart; up to %s %% is usual %s. Measure a third time."
                                .formatted(
                                        Digits.three(closest),
                                        Digits.three(value),
                                        percent(Repeatable.apart(value, closest)),
                                        percent(limit),
                                        study == null ? "with calipers" : "in this study"),
                        null));
    }

    private static String percent(double log) {
        return Digits.three(Decimal.of(Math.rint(100 * Math.expm1(log))));
    }
}
