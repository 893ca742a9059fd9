package org.graftline.conduct.internal.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.graftline.conduct.internal.draw.Units.Placeable;
import org.graftline.study.Decimal;
import org.graftline.study.DonorId;
import org.graftline.study.conduct.Candidate;
import org.graftline.study.conduct.Draw;
import org.graftline.study.conduct.Draw.OpenBlock;
import org.graftline.study.conduct.EnrollmentRules;

/**
 * The mice of one donor in a draw, with the way in which its method places them.
 *
 * @param donor the block
 * @param mice in the order of ids, all with a volume
 */
record DonorMice(DonorId donor, List<Candidate> mice) {
    /** @return the mice by donor, donors in the order of their codes */
    static List<DonorMice> of(List<Candidate> mice) {
        Map<DonorId, List<Candidate>> byDonor = new TreeMap<>();
        mice.forEach(mouse ->
                byDonor.computeIfAbsent(mouse.donor(), d -> new ArrayList<>()).add(mouse));
        return byDonor.entrySet().stream()
                .map(entry -> new DonorMice(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** @return their volumes, mm³ */
    double[] volumes() {
        return mice.stream().mapToDouble(DonorMice::volume).toArray();
    }

    /** @return the volume of a mouse that has one, mm³ */
    static double volume(Candidate mouse) {
        Decimal volume = mouse.volumeMm3();
        if (volume == null) {
            throw new IllegalArgumentException("A mouse without a volume is no candidate: " + mouse.mouse());
        }
        return volume.value();
    }

    /** @return the places 0 to below the number of mice */
    int[] all() {
        int[] all = new int[mice.size()];
        java.util.Arrays.setAll(all, i -> i);
        return all;
    }

    /** @return how the draw places them */
    Placement placement(Draw draw) {
        EnrollmentRules rules = draw.rules();
        return switch (rules.method()) {
            case ALL_AT_ONCE -> allAtOnce(rules);
            case PERMUTED_BLOCKS -> new PermutedBlocks(placeables(), rules, open(draw));
            case MINIMIZATION ->
                new Minimization(
                        placeables(),
                        draw.before().stream()
                                .filter(one -> one.donor().equals(donor))
                                .toList(),
                        rules);
        };
    }

    /** @return how they are placed all at once */
    AllAtOnce allAtOnce(EnrollmentRules rules) {
        return new AllAtOnce(donor, placeables(), rules);
    }

    private List<Placeable> placeables() {
        return mice.stream()
                .map(mouse -> new Placeable(mouse.mouse().value(), mouse.cage() == null ? "" : mouse.cage()))
                .toList();
    }

    private int[] open(Draw draw) {
        int[] left = new int[draw.rules().arms().size()];
        for (OpenBlock block : draw.openBlocks()) {
            if (block.donor().equals(donor)) {
                for (int arm = 0; arm < left.length; arm++) {
                    left[arm] = block.left()
                            .getOrDefault(draw.rules().arms().get(arm).arm(), 0);
                }
            }
        }
        return left;
    }
}
