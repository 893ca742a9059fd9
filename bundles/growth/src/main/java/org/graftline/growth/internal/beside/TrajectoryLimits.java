package org.graftline.growth.internal.beside;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.ArmGrowth;
import org.graftline.growth.GrowthRates;
import org.graftline.growth.GrowthRates.Posterior;
import org.graftline.growth.beside.Trajectories;
import org.graftline.growth.beside.Trajectories.Count;
import org.graftline.growth.beside.Trajectories.Flag;
import org.graftline.growth.beside.Trajectories.Kind;
import org.graftline.study.ArmName;

/** Holds what is known of each growth rate against limits. */
public final class TrajectoryLimits {
    /** Per day: a difference of 0.01 % in volume over a month is none. */
    private static final double NOTHING = 1e-4 / 30;

    private static final String MOUSE = "mouse";

    private final GrowthAnalysis analysis;
    private final GrowthRates rates;
    private final List<String> notes = new ArrayList<>();
    private final Map<String, Double> deviations = new HashMap<>();
    private final Map<String, ArmName> firstArm = new HashMap<>();

    private TrajectoryLimits(GrowthAnalysis analysis) {
        this.analysis = analysis;
        rates = analysis.details().growth();
        rates.spreads().forEach(s -> deviations.put(s.level() + "\n" + s.arm(), s.sd()));
    }

    /** @throws NotBesideException with the reason why nothing can be asked */
    public static Trajectories of(GrowthAnalysis analysis) {
        if (!analysis.fit().status().startsWith("converged")) {
            throw new NotBesideException(
                    "The primary model did not settle, so nothing is said of single growth rates.");
        }
        return new TrajectoryLimits(analysis).answer();
    }

    private Trajectories answer() {
        List<Posterior> asked =
                Stream.of(level(true), level(false)).flatMap(List::stream).toList();
        if (asked.isEmpty()) {
            notes.add("The model has no growth rates of single donors or mice.");
        }
        asked.stream()
                .filter(one -> !one.level().equals(MOUSE))
                .forEach(one -> firstArm.putIfAbsent(one.unit(), one.arm()));
        List<Count> counts = new ArrayList<>();
        List<Flag> flags = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            Map<String, List<Flag>> groups = new LinkedHashMap<>();
            for (Posterior one : asked) {
                double p = probability(kind, one);
                if (!Double.isNaN(p)) {
                    groups.computeIfAbsent(one.level() + "\n" + one.arm(), k -> new ArrayList<>())
                            .add(new Flag(kind, one, p));
                }
            }
            groups.values().forEach(group -> counts.add(count(group)));
            flags.addAll(groups.values().stream()
                    .flatMap(List::stream)
                    .filter(f -> f.probability() >= Trajectories.THRESHOLD)
                    .sorted(Comparator.comparing((Flag f) -> f.of().level().equals(MOUSE))
                            .thenComparing(Comparator.comparingDouble(Flag::probability)
                                    .reversed())
                            .thenComparing(f -> f.of().unit()))
                    .toList());
        }
        unasked();
        return new Trajectories(counts, flags, notes);
    }

    private static Count count(List<Flag> group) {
        Flag first = group.get(0);
        return new Count(
                first.kind(),
                first.of().level(),
                first.of().arm(),
                group.size(),
                (int) group.stream()
                        .filter(f -> f.probability() >= Trajectories.THRESHOLD)
                        .count(),
                group.stream().mapToDouble(Flag::probability).sum());
    }

    /** Those of a level, in the order of the arms; none where the model does not tell them apart. */
    private List<Posterior> level(boolean donors) {
        List<Posterior> all = rates.posteriors().stream()
                .filter(one -> one.level().equals(MOUSE) != donors)
                .toList();
        if (all.isEmpty()) {
            analysis.model().fallbacks().stream()
                    .filter(f -> f.startsWith(donors ? "Donor line" : "Slope per mouse"))
                    .map(f -> "Nothing is said of single %s. %s".formatted(donors ? "donors" : "mice", f))
                    .forEach(notes::add);
            return all;
        }
        String level = all.get(0).level();
        if (rates.spreads().stream().filter(s -> s.level().equals(level)).allMatch(s -> s.sd() < NOTHING)) {
            notes.add("Nothing is said of single %s: the model finds no differences of growth between %s (boundary)."
                    .formatted(donors ? "donors" : "mice", donors ? "donors" : "mice of one donor"));
            return List.of();
        }
        Map<ArmName, Integer> order = new HashMap<>();
        for (ArmGrowth arm : analysis.arms()) {
            order.put(arm.arm(), order.size());
        }
        return all.stream()
                .sorted(Comparator.comparingInt(one -> order.getOrDefault(one.arm(), order.size())))
                .toList();
    }

    /** NaN where a unit is not asked. */
    private double probability(Kind kind, Posterior one) {
        double unusual = repeats(one) ? Double.NaN : Trajectories.DEVIATIONS * deviation(one);
        return switch (kind) {
            case FAST -> one.rate().above(Trajectories.fastPerDay());
            case FAST_FOR_ITS_ARM -> unusual > NOTHING ? one.fromArm().above(unusual) : Double.NaN;
            case SLOW_FOR_ITS_ARM -> unusual > NOTHING ? 1 - one.fromArm().above(-unusual) : Double.NaN;
            case NO_RESPONSE -> responds(one) ? one.fromControl().above(0) : Double.NaN;
        };
    }

    /** Between donors for a donor; between mice of any donor for a mouse. */
    private double deviation(Posterior one) {
        double own = deviations.getOrDefault(one.level() + "\n" + one.arm(), Double.NaN);
        return one.level().equals(MOUSE) ? deviations.getOrDefault(GrowthRates.TOGETHER + "\n" + one.arm(), own) : own;
    }

    /** Where donors have no response of their own, one that is unusual in an arm is so in all, and is asked in the first. */
    private boolean repeats(Posterior one) {
        return !one.level().equals(MOUSE) && !responds(one) && !one.arm().equals(firstArm.get(one.unit()));
    }

    /** Whether the model has a response of this unit's own. */
    private static boolean responds(Posterior one) {
        return one.level().equals(MOUSE)
                || one.parts().stream()
                        .anyMatch(part ->
                                !part.level().isEmpty() && part.effects().contains("day:treated"));
    }

    private void unasked() {
        if (analysis.window().imputed() > 0) {
            notes.add(
                    "Readings below the limit of measurement stand at the limit: a mouse that has them may have shrunk faster than its rate says.");
        }
        boolean treated = rates.posteriors().stream()
                .anyMatch(one -> !Double.isNaN(one.fromControl().mean()));
        if (!treated) {
            notes.add("Whether a mouse responds is not asked: there is no control arm with a treated one beside it.");
            return;
        }
        boolean donors = rates.posteriors().stream()
                .anyMatch(one -> !one.level().equals(MOUSE)
                        && !Double.isNaN(one.fromControl().mean()));
        if (donors
                && rates.posteriors().stream()
                        .filter(one -> !one.level().equals(MOUSE))
                        .noneMatch(TrajectoryLimits::responds)) {
            notes.add(
                    "Whether a donor responds is not asked: the model has no treatment effect per donor. One that is fast or slow for its arm is so in each of its arms and is asked in the first alone.");
        }
    }
}
