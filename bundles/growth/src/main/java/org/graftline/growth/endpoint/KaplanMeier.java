package org.graftline.growth.endpoint;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The share of mice without the event over time (Kaplan and Meier 1958), with Greenwood's variance and intervals on the scale of the
 * complementary log (Kalbfleisch and Prentice 1980), which keeps them within 0 and 1.
 *
 * @param mice how many were followed
 * @param events how many had the event
 * @param steps by day, one for each day on which an event came or a time was censored
 */
public record KaplanMeier(int mice, int events, List<Step> steps) {
    private static final double ALPHA = 0.05;
    private static final double HALF = 0.5;
    /** Shares are products of quotients: what differs from one half by less is one half. */
    private static final double ROUNDING = 1e-12;

    /** Copies the list in. */
    public KaplanMeier {
        steps = List.copyOf(steps);
    }

    /**
     * @param atRisk mice followed until this day
     * @param events on this day
     * @param censored on this day
     * @param survival share without the event after this day
     * @param se Greenwood's standard error of it
     * @param lower of the interval; NaN once the share is 0
     * @param upper of the interval; NaN once the share is 0
     */
    public record Step(
            double day, int atRisk, int events, int censored, double survival, double se, double lower, double upper) {}

    /**
     * When half of the mice had the event.
     *
     * @param day NaN when more than half never had it
     * @param lower of the interval (Brookmeyer and Crowley 1982); NaN where it is open
     * @param upper of the interval; NaN where it is open
     */
    public record Median(double day, double lower, double upper) {}

    /**
     * With 95 % intervals.
     *
     * @param follows of one arm; an empty list has no steps
     */
    public static KaplanMeier of(List<Follow> follows) {
        return of(follows, ALPHA);
    }

    /**
     * @param follows of one arm; an empty list has no steps
     * @param alpha two-sided level: intervals have 1 − alpha
     */
    public static KaplanMeier of(List<Follow> follows, double alpha) {
        double z = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(1 - alpha / 2);
        List<Step> steps = new ArrayList<>();
        double survival = 1;
        double greenwood = 0;
        int atRisk = follows.size();
        for (double day :
                follows.stream().mapToDouble(Follow::day).sorted().distinct().toArray()) {
            int events = (int) follows.stream()
                    .filter(one -> one.day() == day && one.event())
                    .count();
            int censored = (int) follows.stream()
                    .filter(one -> one.day() == day && !one.event())
                    .count();
            if (events > 0) {
                survival *= 1 - (double) events / atRisk;
                greenwood += (double) events / ((double) atRisk * (atRisk - events));
            }
            steps.add(step(day, atRisk, events, censored, survival, greenwood, z));
            atRisk -= events + censored;
        }
        return new KaplanMeier(
                follows.size(), (int) follows.stream().filter(Follow::event).count(), steps);
    }

    private static Step step(
            double day, int atRisk, int events, int censored, double survival, double greenwood, double z) {
        if (survival == 0) {
            return new Step(day, atRisk, events, censored, 0, Double.NaN, Double.NaN, Double.NaN);
        }
        double se = survival * StrictMath.sqrt(greenwood);
        if (survival == 1) {
            return new Step(day, atRisk, events, censored, 1, 0, 1, 1);
        }
        double width = z * StrictMath.sqrt(greenwood) / StrictMath.log(survival);
        return new Step(
                day,
                atRisk,
                events,
                censored,
                survival,
                se,
                StrictMath.pow(survival, StrictMath.exp(-width)),
                StrictMath.pow(survival, StrictMath.exp(width)));
    }

    /** @return mice still followed just before a day */
    public int atRisk(double day) {
        return steps.stream()
                .filter(step -> step.day() >= day)
                .mapToInt(Step::atRisk)
                .findFirst()
                .orElse(0);
    }

    /** @return when half of the mice had the event */
    public Median median() {
        double[] day = {Double.NaN, Double.NaN, Double.NaN};
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (step.events() == 0) {
                continue;
            }
            double[] share = {step.survival(), step.lower(), step.upper()};
            for (int k = 0; k < share.length; k++) {
                boolean reached = share[k] <= HALF + ROUNDING || (k < 1 && step.survival() == 0);
                if (Double.isNaN(day[k]) && reached) {
                    day[k] = k == 0 && Math.abs(share[k] - HALF) <= ROUNDING ? between(i) : step.day();
                }
            }
        }
        return new Median(day[0], day[1], day[2]);
    }

    /** Where the curve lies on one half exactly, the median is the middle of that step, as in R's survival. */
    private double between(int i) {
        for (int next = i + 1; next < steps.size(); next++) {
            if (steps.get(next).events() > 0) {
                return (steps.get(i).day() + steps.get(next).day()) / 2;
            }
        }
        return steps.get(i).day();
    }
}
