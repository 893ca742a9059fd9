package org.graftline.capture.internal.rule;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.bench.Concern;
import org.graftline.study.capture.PlausibilityRule;
import org.graftline.study.capture.Surroundings;
import org.osgi.service.component.annotations.Component;

/**
 * Questions a value that lies far off the mouse's own course and on that of a neighbor: in the cage, or in the session where no cage is known. Names the neighbor and none of its
 * values: they are kept back until the person has measured it.
 */
@Component(service = PlausibilityRule.class, property = "service.ranking:Integer=-30")
public final class WrongMouse extends EntryRule {
    @Override
    public Optional<Concern> atEntry(Reading candidate, Surroundings around) {
        return Against.course(candidate, around.earlier())
                .filter(own -> own.asEntered().isFar())
                .flatMap(own -> closest(candidate, around.neighbors())
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

    private static Optional<MouseId> closest(Reading candidate, Map<MouseId, List<Reading>> neighbors) {
        return neighbors.entrySet().stream()
                .filter(neighbor -> !neighbor.getKey().equals(candidate.mouse()))
                .flatMap(neighbor -> Against.course(candidate, neighbor.getValue())
                        .map(Against::asEntered)
                        .filter(Misfit::isNear)
                        .map(misfit -> Map.entry(neighbor.getKey(), misfit.square()))
                        .stream())
                .min(Map.Entry.<MouseId, Double>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .map(Map.Entry::getKey);
    }
}
