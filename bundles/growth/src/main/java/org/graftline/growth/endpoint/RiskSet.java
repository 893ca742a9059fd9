package org.graftline.growth.endpoint;

import java.util.Arrays;
import java.util.List;
import org.graftline.study.ArmName;

/**
 * The mice that were followed when events came on one day, by a treatment indicator. Efron: of d events of one day the k-th takes place
 * among the mice at risk less k/d of those with an event.
 *
 * @param treated at risk in the treated arm
 * @param others at risk in the other arms
 * @param treatedEvents events of the day in the treated arm
 * @param otherEvents events of the day in the others
 */
record RiskSet(double day, int treated, int others, int treatedEvents, int otherEvents) {
    static List<RiskSet> of(List<Follow> stratum, ArmName arm) {
        double[] days = stratum.stream()
                .filter(Follow::event)
                .mapToDouble(Follow::day)
                .distinct()
                .sorted()
                .toArray();
        return Arrays.stream(days).mapToObj(day -> on(day, stratum, arm)).toList();
    }

    private static RiskSet on(double day, List<Follow> stratum, ArmName arm) {
        int[] counts = new int[4];
        for (Follow one : stratum) {
            if (one.day() >= day) {
                int other = one.arm().equals(arm) ? 0 : 1;
                counts[other]++;
                if (one.event() && one.day() == day) {
                    counts[2 + other]++;
                }
            }
        }
        return new RiskSet(day, counts[0], counts[1], counts[2], counts[3]);
    }

    private int events() {
        return treatedEvents + otherEvents;
    }

    /** The weighted mean of the indicator for the k-th event. */
    private double mean(double log, int k) {
        double left = (double) k / events();
        double weight = StrictMath.exp(log) * (treated - left * treatedEvents);
        return weight / (weight + others - left * otherEvents);
    }

    private double weights(double log, int k) {
        double left = (double) k / events();
        return StrictMath.exp(log) * (treated - left * treatedEvents) + others - left * otherEvents;
    }

    double score(double log) {
        double score = treatedEvents;
        for (int k = 0; k < events(); k++) {
            score -= mean(log, k);
        }
        return score;
    }

    double information(double log) {
        double information = 0;
        for (int k = 0; k < events(); k++) {
            double mean = mean(log, k);
            information += mean * (1 - mean);
        }
        return information;
    }

    /**
     * What each mouse contributes to the score (Therneau and Grambsch 2000, section 4.6 and 3.3 for equal days).
     *
     * @return in the order of the mice
     */
    static double[] scoreResiduals(List<Follow> follows, ArmName arm, double log) {
        List<RiskSet> sets = of(follows, arm);
        double[] residuals = new double[follows.size()];
        for (int i = 0; i < residuals.length; i++) {
            Follow one = follows.get(i);
            double x = one.arm().equals(arm) ? 1 : 0;
            double hazard = StrictMath.exp(log * x);
            for (RiskSet set : sets) {
                if (one.day() < set.day()) {
                    break;
                }
                boolean now = one.event() && one.day() == set.day();
                for (int k = 0; k < set.events(); k++) {
                    double distance = x - set.mean(log, k);
                    double there = now ? 1 - (double) k / set.events() : 1;
                    residuals[i] +=
                            (now ? distance / set.events() : 0) - there * hazard * distance / set.weights(log, k);
                }
            }
        }
        return residuals;
    }
}
