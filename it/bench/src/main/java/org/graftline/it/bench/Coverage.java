package org.graftline.it.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.graftline.mixedmodel.CoefficientTest;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.FitOptions;
import org.graftline.mixedmodel.MixedModel;
import org.graftline.mixedmodel.MixedModelException;

/**
 * How often the 95 % interval of the treatment effect holds the truth, over simulated studies, for every way to degrees of freedom.
 *
 * @param studies where they come from
 * @param methods the ways to compare
 */
record Coverage(SimulatedStudies studies, List<DegreesOfFreedom> methods) {
    private static final double LEVEL = 0.95;
    private static final int DEFAULT_STUDIES = 1_000;
    private static final long SEED = 20_260_101;
    private static final double EFFECT = -0.04;

    /** Copies the list. */
    Coverage {
        methods = List.copyOf(methods);
    }

    /** What one study gave; intervals in the order of the methods, empty when it was refused. */
    private record Answer(boolean converged, boolean singular, List<Interval> intervals) {
        static final Answer REFUSED = new Answer(false, false, List.of());
    }

    private record Interval(double df, double half, boolean covers, boolean findsAnEffect) {}

    /**
     * The counts of one method.
     *
     * @param name of the method
     * @param covered intervals that hold the truth
     * @param missed intervals that do not
     * @param none fits without degrees of freedom
     * @param significant how many call the effect different from 0 at 5 %
     * @param medianDf median degrees of freedom
     * @param meanHalfWidth mean half width of the intervals, per day
     */
    record Tally(
            String name, int covered, int missed, int none, int significant, double medianDf, double meanHalfWidth) {
        double coverage() {
            return covered / (double) (covered + missed);
        }

        /** Monte Carlo standard error of the coverage. */
        double error() {
            return Math.sqrt(coverage() * (1 - coverage()) / (covered + missed));
        }
    }

    /**
     * All counts. Depends on the studies alone, not on the threads.
     *
     * @param studies simulated
     * @param refused studies that the engine refused to fit
     * @param converged fits that are certified
     * @param singular fits on the boundary
     * @param tallies one per method
     */
    record Result(int studies, int refused, int converged, int singular, List<Tally> tallies) {}

    /** Simulates, fits and counts. */
    Result run(int count) {
        Answer[] answers = new Answer[count];
        IntStream.range(0, count).parallel().forEach(k -> answers[k] = answer(k));
        List<Answer> fitted =
                Arrays.stream(answers).filter(a -> !a.intervals().isEmpty()).toList();
        List<Tally> tallies = new ArrayList<>();
        for (int m = 0; m < methods.size(); m++) {
            int at = m;
            tallies.add(tally(
                    methods.get(m).name(),
                    fitted.stream().map(a -> a.intervals().get(at)).toList()));
        }
        return new Result(
                count,
                count - fitted.size(),
                (int) fitted.stream().filter(Answer::converged).count(),
                (int) fitted.stream().filter(Answer::singular).count(),
                tallies);
    }

    private Answer answer(int number) {
        try {
            Fit fit = MixedModel.fit(SimulatedStudies.model(), studies.study(number), new FitOptions(1));
            List<Interval> intervals = new ArrayList<>();
            for (DegreesOfFreedom method : methods) {
                intervals.add(interval(method.of(fit, SimulatedStudies.coefficient())));
            }
            return new Answer(fit.converged(), fit.singular(), intervals);
        } catch (MixedModelException e) {
            return Answer.REFUSED;
        }
    }

    private Interval interval(CoefficientTest effect) {
        if (!(effect.df() > 0)) {
            return new Interval(Double.NaN, Double.NaN, false, false);
        }
        double t = new TDistribution(null, effect.df()).inverseCumulativeProbability((1 + LEVEL) / 2);
        double half = t * effect.standardError();
        return new Interval(
                effect.df(),
                half,
                Math.abs(effect.estimate() - studies.effect()) <= half,
                Math.abs(effect.estimate()) > half);
    }

    private static Tally tally(String name, List<Interval> all) {
        List<Interval> some = all.stream().filter(i -> i.df() > 0).toList();
        double[] df = some.stream().mapToDouble(Interval::df).sorted().toArray();
        double width = 0;
        for (Interval i : some) {
            width += i.half() / some.size();
        }
        int covered = (int) some.stream().filter(Interval::covers).count();
        return new Tally(
                name,
                covered,
                some.size() - covered,
                all.size() - some.size(),
                (int) some.stream().filter(Interval::findsAnEffect).count(),
                df.length == 0 ? Double.NaN : df[df.length / 2],
                width);
    }

    private static void print(PrintStream out, String title, Result r) {
        out.printf(
                Locale.ROOT,
                "%s: %d studies, %d refused, %d converged, %d singular%n",
                title,
                r.studies(),
                r.refused(),
                r.converged(),
                r.singular());
        out.printf(
                "  %-14s %20s %14s %10s %12s %8s%n",
                "df", "coverage (MC error)", "effect found", "median df", "half width", "no df");
        for (Tally t : r.tallies()) {
            out.printf(
                    Locale.ROOT,
                    "  %-14s %11.1f %% (%.1f) %12.1f %% %10.1f %12.4f %8d%n",
                    t.name(),
                    100 * t.coverage(),
                    100 * t.error(),
                    100.0 * t.significant() / (t.covered() + t.missed()),
                    t.medianDf(),
                    t.meanHalfWidth(),
                    t.none());
        }
    }

    /** @param words {@code [studies] [seed]}: 1,000 and 20260101 without them */
    public static void main(String[] words) {
        int count = words.length > 0 ? Integer.parseInt(words[0]) : DEFAULT_STUDIES;
        long seed = Optional.of(words)
                .filter(w -> w.length > 1)
                .map(w -> Long.parseLong(w[1]))
                .orElse(SEED);
        System.out.println(
                "8 donors × 2 arms × 3 mice × 8 days, response varies by donor, residual sd by arm; 95 % interval of the effect");
        long began = System.nanoTime();
        print(
                System.out,
                "effect " + EFFECT + " per day",
                new Coverage(new SimulatedStudies(8, 3, EFFECT, seed), DegreesOfFreedom.all()).run(count));
        // studies of their own: with the same ones the two lines would be one, the fit moves with the effect
        print(
                System.out,
                "no effect (found = falsely found)",
                new Coverage(new SimulatedStudies(8, 3, 0, seed + 1), DegreesOfFreedom.all()).run(count));
        System.out.printf(Locale.ROOT, "%.1f s%n", (System.nanoTime() - began) / 1e9);
    }
}
