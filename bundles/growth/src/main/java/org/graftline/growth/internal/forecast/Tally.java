package org.graftline.growth.internal.forecast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.graftline.growth.CrossingBackTests.BackTest;
import org.graftline.growth.CrossingBackTests.Bin;
import org.graftline.growth.CrossingBackTests.VolumeRule;

/** Counts what a back-test found. */
final class Tally {
    private static final double[] EDGES = {0, 0.01, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.000001};
    private static final int[] PERCENTS = {50, 60, 70, 80, 90};

    private Tally() {}

    static BackTest of(double limit, double level, List<Interval> intervals, int withoutModel) {
        int n = intervals.size();
        int crossings = crossings(intervals);
        double share = n == 0 ? Double.NaN : (double) crossings / n;
        List<Interval> flagged =
                intervals.stream().filter(one -> one.risk() > level).toList();
        int caught = crossings(flagged);
        return new BackTest(
                limit,
                n,
                withoutModel,
                crossings,
                intervals.stream().mapToDouble(Interval::squaredError).average().orElse(Double.NaN),
                share * (1 - share),
                bins(intervals),
                flagged.size(),
                caught,
                rules(intervals),
                visitsFor(caught, intervals));
    }

    private static int crossings(List<Interval> intervals) {
        return (int) intervals.stream().filter(Interval::crossed).count();
    }

    private static List<Bin> bins(List<Interval> intervals) {
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i + 1 < EDGES.length; i++) {
            double from = EDGES[i];
            double below = EDGES[i + 1];
            List<Interval> inside = intervals.stream()
                    .filter(one -> one.chance() >= from && one.chance() < below)
                    .toList();
            bins.add(new Bin(
                    from,
                    Math.min(1, below),
                    inside.size(),
                    inside.stream().mapToDouble(Interval::chance).average().orElse(Double.NaN),
                    inside.isEmpty() ? Double.NaN : (double) crossings(inside) / inside.size()));
        }
        return bins;
    }

    private static List<VolumeRule> rules(List<Interval> intervals) {
        List<VolumeRule> rules = new ArrayList<>();
        for (int percent : PERCENTS) {
            double from = percent / 100.0;
            List<Interval> flagged =
                    intervals.stream().filter(one -> one.share() >= from).toList();
            double wrong = intervals.stream()
                    .filter(one -> (one.share() >= from) != one.crossed())
                    .count();
            rules.add(new VolumeRule(percent, wrong / intervals.size(), flagged.size(), crossings(flagged)));
        }
        return rules;
    }

    /** The largest tumors first, until as many crossings are among them. */
    private static int visitsFor(int caught, List<Interval> intervals) {
        int visits = 0;
        int found = 0;
        for (Interval one : intervals.stream()
                .sorted(Comparator.comparingDouble(Interval::share).reversed())
                .toList()) {
            if (found >= caught) {
                break;
            }
            visits++;
            found += one.crossed() ? 1 : 0;
        }
        return visits;
    }
}
