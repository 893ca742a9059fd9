package org.graftline.capture.internal.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graftline.study.Reading;
import org.graftline.study.bench.Concern;
import org.graftline.study.capture.PlausibilityRule;
import org.graftline.study.capture.Surroundings;
import org.osgi.service.component.annotations.Component;

/** Questions a value that lies far off the mouse's own course, and on it once two neighboring digits change places: 21.4 for 12.4. */
@Component(service = PlausibilityRule.class, property = "service.ranking:Integer=-20")
public final class DigitTransposition extends EntryRule {
    @Override
    public Optional<Concern> atEntry(Reading candidate, Surroundings around) {
        return Against.own(candidate, around)
                .filter(against -> against.asEntered().isFar())
                .flatMap(DigitTransposition::likelier)
                .map(this::asks);
    }

    private static Optional<String> likelier(Against against) {
        double[] entered =
                against.fields().stream().mapToDouble(Against.Field::value).toArray();
        String best = null;
        double least = Double.POSITIVE_INFINITY;
        for (int f = 0; f < entered.length; f++) {
            Against.Field field = against.fields().get(f);
            for (String exchanged : exchanged(field.entered().text())) {
                double[] other = entered.clone();
                other[f] = Double.parseDouble(exchanged);
                Misfit misfit = other[f] > 0 ? against.with(other) : against.asEntered();
                if (misfit.isNear() && misfit.square() < least) {
                    least = misfit.square();
                    best = "%s %s %s or %s %s? With two digits exchanged it fits the mouse's own course, %s."
                            .formatted(
                                    field.name(),
                                    Digits.typed(field.entered().text()),
                                    field.unit(),
                                    Digits.typed(exchanged),
                                    field.unit(),
                                    against.expected());
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** All texts with two neighboring digits exchanged, the decimal point where it was. */
    private static List<String> exchanged(String text) {
        List<String> all = new ArrayList<>();
        if (text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            return all; // nobody types that
        }
        int before = -1;
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isDigit(text.charAt(i))) {
                continue;
            }
            if (before >= 0 && text.charAt(before) != text.charAt(i)) {
                StringBuilder other = new StringBuilder(text);
                other.setCharAt(before, text.charAt(i));
                other.setCharAt(i, text.charAt(before));
                all.add(other.toString());
            }
            before = i;
        }
        return all;
    }
}
