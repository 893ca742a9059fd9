package org.graftline.conduct.internal.draw;

import org.graftline.study.conduct.EnrollmentRules;
import org.graftline.study.conduct.EnrollmentRules.ArmShare;

/** The ratios of the arms, and chances that follow them. */
final class Ratios {
    private Ratios() {}

    /** @return the ratios in the order of the rules */
    static int[] of(EnrollmentRules rules) {
        return rules.arms().stream().mapToInt(ArmShare::ratio).toArray();
    }

    /**
     * @param weights by arm, at least one above 0
     * @param uniform from 0 to below 1
     * @return an arm, each with a chance by its weight
     */
    static int pick(int[] weights, double uniform) {
        long total = 0;
        for (int weight : weights) {
            total += weight;
        }
        long at = (long) (uniform * total);
        int arm = 0;
        while (at >= weights[arm]) {
            at -= weights[arm++];
        }
        return arm;
    }
}
