package org.graftline.capture.internal.rule;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.capture.Surroundings;

/**
 * Another mouse of the cage whose reading of today and the new one fit much better when they change places. The two together say far more
 * than each alone: a tumor may double within its own course, but hardly while its neighbor halves to just where it was.
 *
 * @param other the reading of the other mouse
 * @param gain natural log of how much likelier the two are exchanged, by the normal densities around both courses
 */
record SwappedPair(Reading other, double gain) {
    /** The exchange must be so many times likelier for each mouse that could be the other one. */
    private static final double LIKELIER_PER_MOUSE = 5;
    /** Five mice to a cage; fewer known ones do not make a swap likelier. */
    private static final int FEWEST_OTHERS = 4;

    /** @return the likeliest exchange; empty where none is much likelier than what was entered */
    static Optional<SwappedPair> of(Reading candidate, Surroundings around) {
        double least = Math.log(
                LIKELIER_PER_MOUSE * Math.max(FEWEST_OTHERS, around.neighbors().size()));
        double spread = CageSpread.of(candidate.endpoint(), around);
        return around.neighborsToday().entrySet().stream()
                .flatMap(neighbor -> pairs(candidate, around, neighbor, spread))
                .filter(pair -> pair.gain > least)
                .max(Comparator.comparingDouble(SwappedPair::gain).thenComparing(pair -> pair.other.mouse()));
    }

    private static Stream<SwappedPair> pairs(
            Reading candidate, Surroundings around, Map.Entry<MouseId, List<Reading>> neighbor, double spread) {
        List<Reading> its = around.neighbors().getOrDefault(neighbor.getKey(), List.of());
        return neighbor.getValue().stream()
                .filter(other -> mayBeSwapped(candidate, other))
                .flatMap(other -> pair(candidate, around.earlier(), other, its, spread).stream());
    }

    /** Of one person's hands; a reading that somebody looked at again and kept is what it is. */
    private static boolean mayBeSwapped(Reading candidate, Reading other) {
        return !other.mouse().equals(candidate.mouse())
                && Objects.equals(candidate.operator(), other.operator())
                && (other.entry() == null || other.entry().keptBecause() == null);
    }

    private static Optional<SwappedPair> pair(
            Reading candidate, List<Reading> earlier, Reading other, List<Reading> itsEarlier, double spread) {
        Optional<Misfit> asEntered = Against.course(candidate, earlier, spread).map(Against::asEntered);
        Optional<Misfit> otherAsEntered =
                Against.course(other, itsEarlier, spread).map(Against::asEntered);
        Optional<Misfit> exchanged =
                Against.course(candidate, itsEarlier, spread).map(Against::asEntered);
        Optional<Misfit> otherExchanged = Against.course(other, earlier, spread).map(Against::asEntered);
        if (Stream.of(asEntered, otherAsEntered, exchanged, otherExchanged).anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        double squares = asEntered.get().square() + otherAsEntered.get().square();
        double squaresExchanged =
                exchanged.get().square() + otherExchanged.get().square();
        boolean sameCount = asEntered.get().values() == exchanged.get().values()
                && otherAsEntered.get().values() == otherExchanged.get().values();
        return sameCount ? Optional.of(new SwappedPair(other, (squares - squaresExchanged) / 2)) : Optional.empty();
    }
}
