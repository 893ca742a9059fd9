package org.graftline.conduct.internal.draw;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.graftline.conduct.internal.draw.Chance.Purpose;
import org.graftline.conduct.internal.draw.Units.Placeable;
import org.graftline.study.Decimal;
import org.graftline.study.conduct.Draw.Placed;
import org.graftline.study.conduct.EnrollmentRules;
import org.graftline.study.conduct.EnrollmentRules.Cages;

/**
 * Pocock and Simon (1975), "Sequential treatment assignment with balancing for prognostic factors in the controlled clinical trial",
 * Biometrics 31:103, within donor. For each arm it is counted what the mouse would make of the donor as a whole, of its volume class and,
 * where arms are spread over cages, of its cage: the range over arms of count divided by ratio, summed. The arm with the smallest sum is
 * taken with chance p, one of the others by their ratios else; ties by ratios.
 */
final class Minimization implements Placement {
    private static final double TIE = 1e-9;

    private final List<Placeable> mice;
    private final List<Placed> before;
    private final EnrollmentRules rules;
    private final int[] ratios;
    private final long[] names;
    private final double preferred;

    /** @param before mice of the donor that are in the arms already */
    Minimization(List<Placeable> mice, List<Placed> before, EnrollmentRules rules) {
        this.mice = mice;
        this.before = before;
        this.rules = rules;
        this.ratios = Ratios.of(rules);
        this.names = Arrivals.names(mice);
        this.preferred = rules.preferred().value();
    }

    @Override
    public Outcome place(Chance chance, int[] in, double[] volumes) {
        Map<String, int[]> counts = new HashMap<>();
        for (Placed one : before) {
            int arm = armOf(one);
            if (arm >= 0) {
                Decimal volume = one.volumeMm3();
                String cage = one.cage() == null ? "" : one.cage();
                count(counts, levels(volume == null ? Double.NaN : volume.value(), cage), arm);
            }
        }
        int[] arms = new int[in.length];
        for (int i : Arrivals.order(chance, in, names)) {
            List<String> levels = levels(volumes[in[i]], mice.get(in[i]).cage());
            arms[i] = arm(chance, names[in[i]], counts, levels);
            count(counts, levels, arms[i]);
        }
        return Outcome.found(arms, 1, 0);
    }

    private int armOf(Placed one) {
        for (int arm = 0; arm < ratios.length; arm++) {
            if (rules.arms().get(arm).arm().equals(one.arm())) {
                return arm;
            }
        }
        return -1;
    }

    /** The levels at which a mouse is counted; an unknown volume or cage is counted in the donor only. */
    private List<String> levels(double volume, String cage) {
        List<String> levels = new ArrayList<>(List.of("donor"));
        if (!rules.volumeCutsMm3().isEmpty() && !Double.isNaN(volume)) {
            levels.add("class "
                    + rules.volumeCutsMm3().stream()
                            .filter(cut -> volume >= cut.value())
                            .count());
        }
        if (rules.cages() == Cages.SPREAD && !cage.isEmpty()) {
            levels.add("cage " + cage);
        }
        return levels;
    }

    private void count(Map<String, int[]> counts, List<String> levels, int arm) {
        levels.forEach(level -> counts.computeIfAbsent(level, l -> new int[ratios.length])[arm]++);
    }

    private int arm(Chance chance, long name, Map<String, int[]> counts, List<String> levels) {
        double[] imbalance = new double[ratios.length];
        double least = Double.POSITIVE_INFINITY;
        for (int arm = 0; arm < ratios.length; arm++) {
            for (String level : levels) {
                imbalance[arm] += range(counts.getOrDefault(level, new int[ratios.length]), arm);
            }
            least = Math.min(least, imbalance[arm]);
        }
        int[] best = new int[ratios.length];
        int[] others = new int[ratios.length];
        boolean all = true;
        for (int arm = 0; arm < ratios.length; arm++) {
            boolean tied = imbalance[arm] <= least + TIE;
            (tied ? best : others)[arm] = ratios[arm];
            all &= tied;
        }
        boolean follow = all || chance.uniform(Purpose.FOLLOW, name, 0) < preferred;
        return Ratios.pick(follow ? best : others, chance.uniform(Purpose.ARM, name, 0));
    }

    /** Range over arms of count by ratio, were the mouse in that arm. */
    private double range(int[] counts, int with) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int arm = 0; arm < counts.length; arm++) {
            double share = (counts[arm] + (arm == with ? 1 : 0)) / (double) ratios[arm];
            low = Math.min(low, share);
            high = Math.max(high, share);
        }
        return high - low;
    }
}
