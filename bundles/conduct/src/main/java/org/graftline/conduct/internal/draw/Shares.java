package org.graftline.conduct.internal.draw;

import java.util.ArrayList;
import java.util.List;

/**
 * How many of n units each arm gets when the ratios are followed as exactly as whole units allow: the quota n·r/Σr rounded down, and for
 * as many arms as units are left, one more. Which arms get one more is drawn such that every allocation of the units with such counts is
 * equally likely: with counts c there are n!/∏c! of them, so a set S of arms has weight ∏ 1/(c+1) over S, c rounded down.
 */
final class Shares {
    private final int[] floors;
    private final boolean[] whole;
    private final List<int[]> counts = new ArrayList<>();
    private final double[] cumulative;

    /**
     * @param units to be shared, n
     * @param ratios r of the arms
     */
    Shares(int units, int[] ratios) {
        int sum = 0;
        for (int ratio : ratios) {
            sum += ratio;
        }
        floors = new int[ratios.length];
        whole = new boolean[ratios.length];
        int left = units;
        for (int arm = 0; arm < ratios.length; arm++) {
            long quota = (long) units * ratios[arm];
            floors[arm] = (int) (quota / sum);
            whole[arm] = quota % sum == 0;
            left -= floors[arm];
        }
        List<Double> weights = new ArrayList<>();
        for (int set = 0; set < 1 << ratios.length; set++) {
            if (Integer.bitCount(set) == left && fits(set)) {
                counts.add(with(set));
                weights.add(weight(set));
            }
        }
        cumulative = new double[weights.size()];
        double total = 0;
        for (int i = 0; i < cumulative.length; i++) {
            total += weights.get(i);
            cumulative[i] = total;
        }
    }

    private boolean fits(int set) {
        for (int arm = 0; arm < whole.length; arm++) {
            if ((set >> arm & 1) == 1 && whole[arm]) {
                return false;
            }
        }
        return true;
    }

    private int[] with(int set) {
        int[] count = floors.clone();
        for (int arm = 0; arm < count.length; arm++) {
            count[arm] += set >> arm & 1;
        }
        return count;
    }

    private double weight(int set) {
        double weight = 1;
        for (int arm = 0; arm < floors.length; arm++) {
            weight /= (set >> arm & 1) == 1 ? floors[arm] + 1 : 1;
        }
        return weight;
    }

    /**
     * @param uniform from 0 to below 1
     * @return how many units each arm gets; not to be changed
     */
    int[] drawn(double uniform) {
        double at = uniform * cumulative[cumulative.length - 1];
        int i = 0;
        while (i < cumulative.length - 1 && at >= cumulative[i]) {
            i++;
        }
        return counts.get(i);
    }

    /** @return whether these counts follow the ratios as exactly as possible and leave no arm empty */
    boolean accept(int[] drawn) {
        for (int arm = 0; arm < floors.length; arm++) {
            int over = drawn[arm] - floors[arm];
            if (drawn[arm] < 1 || over < 0 || over > (whole[arm] ? 0 : 1)) {
                return false;
            }
        }
        return true;
    }

    /** @return whether there are such counts at all */
    boolean possible() {
        return counts.stream().anyMatch(this::accept);
    }
}
