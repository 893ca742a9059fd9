package org.graftline.conduct.internal.draw;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.graftline.conduct.internal.draw.Chance.Purpose;

/**
 * All mice of one donor at once, by rejection: allocations are proposed uniformly among those whose counts follow the ratios in every
 * group, and the first that also follows them over the donor and meets the balance rule is taken. So every acceptable allocation is
 * equally likely; nothing is searched for the best. Not for several threads.
 */
final class DonorDraw {
    /** Low bits of a random key that hold the unit's place instead: 48 random bits are left to sort by. */
    private static final int PLACES = 16;

    private final Units units;
    private final int arms;
    private final Shares whole;
    private final Shares[] shares;
    private final int[] armOfUnit;
    private final int[] armOfMouse;
    private final int[] counts;
    private final double[] sums;
    private final long[][] keys;

    /** @param ratios of the arms */
    DonorDraw(Units units, int[] ratios) {
        this.units = units;
        this.arms = ratios.length;
        this.whole = new Shares(units.size(), ratios);
        Map<Integer, Shares> bySize = new HashMap<>();
        this.shares = units.groups().stream()
                .map(group -> bySize.computeIfAbsent(group.length, size -> new Shares(size, ratios)))
                .toArray(Shares[]::new);
        this.armOfUnit = new int[units.size()];
        this.armOfMouse = new int[units.mice()];
        this.counts = new int[arms];
        this.sums = new double[arms];
        this.keys = units.groups().stream().map(group -> new long[group.length]).toArray(long[][]::new);
    }

    /** @return whether the counts can follow the ratios with no arm left empty */
    boolean possible() {
        return whole.possible();
    }

    /**
     * @param most tries
     * @return the first acceptable allocation
     */
    Outcome first(Chance chance, Difference difference, int most) {
        double closest = Double.POSITIVE_INFINITY;
        for (int turn = 0; turn < most; turn++) {
            if (propose(chance, turn)) {
                double reached = difference.of(armOfMouse, sums, counts);
                if (difference.accepts(reached)) {
                    return Outcome.found(armOfMouse.clone(), turn + 1, reached);
                }
                closest = Math.min(closest, reached);
            }
        }
        return Outcome.none(most, closest);
    }

    /**
     * @param look how many allocations that follow the ratios
     * @return of those, how many meet the rule ({@code tries}), and the smallest difference; never an allocation
     */
    Outcome outlook(Chance chance, Difference difference, int look) {
        double closest = Double.POSITIVE_INFINITY;
        int accepted = 0;
        for (int turn = 0; turn < look; turn++) {
            if (propose(chance, turn)) {
                double reached = difference.of(armOfMouse, sums, counts);
                accepted += difference.accepts(reached) ? 1 : 0;
                closest = Math.min(closest, reached);
            }
        }
        return Outcome.none(accepted, closest);
    }

    /** Overwrites the arms of units and mice by the proposal of that turn. */
    private boolean propose(Chance chance, int turn) {
        Arrays.fill(counts, 0);
        for (int g = 0; g < shares.length; g++) {
            int[] group = units.groups().get(g);
            long[] sorted = keys[g];
            for (int i = 0; i < group.length; i++) {
                long bits = chance.bits(Purpose.PLACE, units.name(group[i]), turn);
                sorted[i] = bits >>> PLACES << PLACES | i;
            }
            Arrays.sort(sorted);
            int[] each = shares[g].drawn(chance.uniform(Purpose.EXTRAS, units.groupName(g), turn));
            int place = 0;
            for (int arm = 0; arm < arms; arm++) {
                counts[arm] += each[arm];
                for (int k = 0; k < each[arm]; k++) {
                    armOfUnit[group[(int) (sorted[place++] & (1 << PLACES) - 1)]] = arm;
                }
            }
        }
        if (!whole.accept(counts)) {
            return false;
        }
        for (int i = 0; i < armOfMouse.length; i++) {
            armOfMouse[i] = armOfUnit[units.unitOf(i)];
        }
        return true;
    }
}
