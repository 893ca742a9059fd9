package org.graftline.capture.internal.rule;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.bench.Concern;
import org.graftline.study.capture.PlausibilityRule;
import org.graftline.study.capture.Surroundings;
import org.osgi.service.component.annotations.Component;

/**
 * Questions two readings of a day that fit much better when their mice change places, and a value that lies far off the mouse's own
 * course and on that of a neighbor: in the cage, or in the session where no cage is known. Names the neighbor and none of its values:
 * they are kept back until the person has measured it.
 */
@Component(service = PlausibilityRule.class, property = "service.ranking:Integer=-30")
public final class WrongMouse extends EntryRule {
    /** To name a neighbor the value must fit as well as usual. */
    private static final double USUAL = 1;

    @Override
    public Optional<Concern> atEntry(Reading candidate, Surroundings around) {
        return SwappedPair.of(candidate, around)
                .map(pair -> swapped(candidate, pair.other()))
                .or(() -> alone(candidate, around));
    }

    /** Both readings are asked about: whoever exchanged the tags exchanged both. */
    private Concern swapped(Reading candidate, Reading other) {
        return new Concern(
                name(),
                swapped(candidate.mouse(), other.mouse()),
                other.mouse(),
                new Concern.Hindsight(other.uuid(), swapped(other.mouse(), candidate.mouse()), candidate.mouse()));
    }

    private static String swapped(MouseId mouse, MouseId other) {
        return "Today's readings of mice '%s' and '%s' fit both courses better when they change places. Read both tags again."
                .formatted(mouse, other);
    }

    private Optional<Concern> alone(Reading candidate, Surroundings around) {
        return Against.own(candidate, around)
                .filter(own -> own.asEntered().isFar())
                .flatMap(own -> closest(candidate, around)
                        .map(neighbor -> new Concern(
                                name(),
                                "%s is far off the course of mouse '%s', %s, and fits mouse '%s'. Read the tag again."
                                        .formatted(
                                                Sentences.value(candidate),
                                                candidate.mouse(),
                                                own.expected(),
                                                neighbor),
                                neighbor)));
    }

    private static Optional<MouseId> closest(Reading candidate, Surroundings around) {
        return around.neighbors().entrySet().stream()
                .filter(neighbor -> !neighbor.getKey().equals(candidate.mouse()))
                .flatMap(neighbor -> Against.course(candidate, neighbor.getValue(), USUAL)
                        .map(Against::asEntered)
                        .filter(Misfit::isNear)
                        .map(misfit -> Map.entry(neighbor.getKey(), misfit.square()))
                        .stream())
                .min(Map.Entry.<MouseId, Double>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .map(Map.Entry::getKey);
    }
}
