package org.graftline.conduct.internal.draw;

import java.util.List;
import org.graftline.conduct.internal.draw.Chance.Purpose;
import org.graftline.conduct.internal.draw.Units.Placeable;
import org.graftline.study.conduct.EnrollmentRules;

/**
 * Random permutations of blocks whose size is drawn anew for each. A permutation is drawn place by place, each of the places left equally
 * likely; so the block that one draw leaves open is gone on with by the next, whatever its seed.
 */
final class PermutedBlocks implements Placement {
    private final int[] ratios;
    private final List<Integer> multiples;
    private final long[] names;
    private final int[] open;

    /** @param open places left of the donor's block by arm; all 0 where none is open */
    PermutedBlocks(List<Placeable> mice, EnrollmentRules rules, int[] open) {
        this.ratios = Ratios.of(rules);
        this.multiples = rules.blockMultiples();
        this.names = Arrivals.names(mice);
        this.open = open.clone();
    }

    @Override
    public Outcome place(Chance chance, int[] in, double[] volumes) {
        int[] left = open.clone();
        int[] armOf = new int[in.length];
        for (int i : Arrivals.order(chance, in, names)) {
            long name = names[in[i]];
            if (isEmpty(left)) {
                int many = multiples.get((int) (chance.uniform(Purpose.BLOCK, name, 0) * multiples.size()));
                for (int arm = 0; arm < left.length; arm++) {
                    left[arm] = many * ratios[arm];
                }
            }
            armOf[i] = Ratios.pick(left, chance.uniform(Purpose.ARM, name, 0));
            left[armOf[i]]--;
        }
        return Outcome.ofBlocks(armOf, left);
    }

    private static boolean isEmpty(int[] left) {
        for (int places : left) {
            if (places > 0) {
                return false;
            }
        }
        return true;
    }
}
