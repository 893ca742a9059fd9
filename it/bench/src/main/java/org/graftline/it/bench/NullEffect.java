package org.graftline.it.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.beside.CourseCheck;
import org.graftline.growth.internal.VolumeGrowthAnalyses;
import org.graftline.study.DonorId;
import org.graftline.study.MouseId;
import org.graftline.study.StudyData;
import org.graftline.study.conduct.AnalysisPlan;
import org.graftline.study.conduct.AnalysisPlan.DonorEffect;

/**
 * How often the whole analysis, with the terms that it chooses and the variance that it selects, calls a treatment effective that on average
 * does nothing, while single donors respond for better and for worse; and how often it refuses a line that is one.
 *
 * @param sizeSpread whether a reading's spread falls with the volume as a caliper's does (log scale: exponent −⅓), or is the same for all
 * @param seed of all studies
 */
record NullEffect(boolean sizeSpread, long seed) {
    private static final int DONORS = 8;
    private static final int MICE_PER_ARM = 3;
    private static final int[] DAYS = {0, 4, 7, 11, 14, 18, 21, 25};
    private static final int DEFAULT_STUDIES = 1_000;
    private static final long SEED = 20_260_301;
    private static final double LEVEL = 0.05;

    /** What one study gave; NaN where there is no test. */
    private record Answer(double p, double commonP, double lineP, boolean converged) {}

    /**
     * The counts.
     *
     * @param studies simulated
     * @param unsettled whose fit did not settle
     * @param rejected p values of the default plan below 0.05
     * @param commonRejected those of one effect common to all donors
     * @param lineTests how many studies have a test of the line
     * @param lineRejected how many of these refuse it
     */
    record Result(int studies, int unsettled, int rejected, int commonRejected, int lineTests, int lineRejected) {
        /** Monte Carlo standard error of a share, percent. */
        static double error(int count, int of) {
            double share = count / (double) of;
            return 100 * Math.sqrt(share * (1 - share) / of);
        }
    }

    /** Simulates, analyzes and counts. Depends on the studies alone, not on the threads. */
    Result run(int count) {
        Answer[] answers = new Answer[count];
        IntStream.range(0, count).parallel().forEach(k -> answers[k] = answer(k));
        List<Answer> all = Arrays.asList(answers);
        return new Result(
                count,
                (int) all.stream().filter(a -> !a.converged()).count(),
                (int) all.stream().filter(a -> a.p() < LEVEL).count(),
                (int) all.stream().filter(a -> a.commonP() < LEVEL).count(),
                (int) all.stream().filter(a -> !Double.isNaN(a.lineP())).count(),
                (int) all.stream().filter(a -> a.lineP() < LEVEL).count());
    }

    private Answer answer(int number) {
        StudyData data = study(number);
        GrowthAnalysis analysis = new VolumeGrowthAnalyses().analyze(data, AnalysisPlan.DEFAULT);
        return new Answer(
                p(analysis),
                p(new VolumeGrowthAnalyses().analyze(data, common())),
                CourseCheck.of(analysis).lineTest().map(CourseCheck.LineTest::p).orElse(Double.NaN),
                analysis.fit().status().startsWith("converged"));
    }

    private static double p(GrowthAnalysis analysis) {
        return analysis.effects().get(0).differencePerDay().p();
    }

    private static AnalysisPlan common() {
        return AnalysisPlan.DEFAULT
                .draft()
                .donorEffect(DonorEffect.THESE_DONORS)
                .plan();
    }

    private StudyData study(int number) {
        CounterRandom random = new CounterRandom(seed, number);
        DrawnStudy study = new DrawnStudy();
        long place = 0;
        for (int d = 0; d < DONORS; d++) {
            double start = 4.8 + 0.25 * random.normal(place++);
            double rate = 0.085 + 0.02 * random.normal(place++);
            double response = 0.025 * random.normal(place++); // 0 on average
            for (int m = 0; m < 2 * MICE_PER_ARM; m++) {
                boolean treated = m % 2 == 1;
                MouseId mouse = study.mouse(new DonorId("D" + d), "D%dM%d".formatted(d, m), treated);
                double own = start + 0.15 * random.normal(place++);
                double growth = rate + (treated ? response : 0) + 0.012 * random.normal(place++);
                for (int day : DAYS) {
                    double mean = own + growth * day;
                    double spread = sizeSpread ? 0.14 * Math.exp(-(mean - Math.log(200)) / 3) : 0.14;
                    study.volume(mouse, day, Math.exp(mean + spread * random.normal(place++)));
                }
            }
        }
        return study.data();
    }

    private static void print(String title, Result r) {
        System.out.printf(Locale.ROOT, "%s: %,d studies, %d not settled%n", title, r.studies(), r.unsettled());
        line("no effect, called one: default plan", r.rejected(), r.studies());
        line("no effect, called one: an effect common to all donors", r.commonRejected(), r.studies());
        line("a line, refused", r.lineRejected(), r.lineTests());
    }

    private static void line(String what, int count, int of) {
        System.out.printf(
                Locale.ROOT,
                "  %-54s %5.1f %% (Monte Carlo error %.1f)%n",
                what,
                100.0 * count / of,
                Result.error(count, of));
    }

    /** @param words {@code [studies] [seed]}: 1,000 and 20260301 without them */
    public static void main(String[] words) {
        int count = words.length > 0 ? Integer.parseInt(words[0]) : DEFAULT_STUDIES;
        long seed = words.length > 1 ? Long.parseLong(words[1]) : SEED;
        System.out.println(
                "8 donors × 2 arms × 3 mice × 8 days, the response of donors varies around none; whole analyses, level 5 %");
        long began = System.nanoTime();
        print("spread by size", new NullEffect(true, seed).run(count));
        print("spread the same for all", new NullEffect(false, seed + 1).run(count));
        System.out.printf(Locale.ROOT, "%.1f s%n", (System.nanoTime() - began) / 1e9);
    }
}
