package org.graftline.mixedmodel.internal.optimizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.graftline.mixedmodel.Certificate;
import org.graftline.mixedmodel.internal.criterion.PassResult;
import org.graftline.mixedmodel.internal.criterion.ProfiledLikelihood;
import org.graftline.mixedmodel.internal.design.RandomDesign;
import org.graftline.mixedmodel.internal.variance.MovingMean;
import org.graftline.mixedmodel.internal.variance.Selection;
import org.jspecify.annotations.Nullable;

/**
 * The fit of a variance that follows a mean which the fit itself moves (engine.md section 4). With weights from a mean f held, the inner problem is
 * an ordinary likelihood; its maximum predicts a new mean F(f). What is reported is a fixed point f = F(f) at which the inner problem carries
 * the full certificate. The pseudo-likelihood is not maximized over f, so several fixed points may exist: three starts are tried, in a fixed order.
 */
public final class MovingMeanSearch {
    private static final double SETTLED = 1e-8;
    private static final int MAX_TURNS = 200;
    /** After so many turns a gap above {@link #FAR} is a cycle. */
    private static final int MANY_TURNS = 40;

    private static final double FAR = 1e-2;
    /** Turns in which the gap must halve, or the step is damped. */
    private static final int PATIENCE = 10;

    /** Log-likelihood that the first inner searches may leave: the mean moves much farther than they do. */
    private static final double FIRST_TOLERANCE = 0.1;

    private static final double UNWEIGHTED_TOLERANCE = 1e-2;
    /** Turns of a cold start in which the inner problem makes one stride only. */
    private static final int STRIDES = 5;
    /** Turns in which a loop that goes on from fewer rows moves the mean alone. */
    private static final int LOOKS = 2;

    private static final double LAST_TOLERANCE = 1e-17;
    /** Share of rows at the floor above which nothing is believed. */
    private static final double MOST_FLOORED = 0.01;
    /** Two ways that come so near each other end at the same point. */
    private static final double SAME_MEAN = 1e-4;

    private static final int MAX_ROUNDS = 5;

    /** What a fit predicts. */
    public interface Means {
        /** Xβ of every ordered row; {@code betaQ}: coefficients of the re-based columns. */
        double[] population(double[] betaQ);

        /** Xβ + Σ Z b̂ of every ordered row. */
        double[] conditional(double[] betaQ, double[][] effects);
    }

    private final ProfiledLikelihood template;
    private final List<RandomDesign> random;
    private final Means means;
    private final double[] response;
    private int turns;

    /**
     * @param template a likelihood whose variance function looks at a mean; only its layout is used
     * @param response y of the ordered rows
     */
    public MovingMeanSearch(ProfiledLikelihood template, List<RandomDesign> random, Means means, double[] response) {
        this.template = template;
        this.random = random;
        this.means = means;
        this.response = response;
    }

    /**
     * One fixed point.
     *
     * @param likelihood the inner problem there
     * @param outcome its certified maximum, with the tests of the fixed point among the checks
     * @param mean f
     * @param value −2ℓ of the inner problem
     * @param atFloor number of rows at the floor, or whose mean has another sign than most
     * @param betaQ coefficients of the re-based columns
     * @param summit what the last inner search learned; null when there was none
     */
    @SuppressWarnings("ArrayRecordComponent") // internal carrier, never handed out
    public record FixedPoint(
            ProfiledLikelihood likelihood,
            CertifiedSearch.Outcome outcome,
            double[] mean,
            double value,
            int atFloor,
            double[] betaQ,
            @Nullable Summit summit) {
        /** Whether every test of the certificate holds. */
        public boolean holds() {
            return outcome.certificate().holds();
        }
    }

    /**
     * What the search found.
     *
     * @param best the fixed point to report
     * @param others certified fixed points that differ from it
     * @param turns turns of the outer loop over all starts
     */
    public record Result(FixedPoint best, List<FixedPoint> others, int turns) {}

    /**
     * A place to begin.
     *
     * @param mean f
     * @param point where the first inner search begins
     */
    @SuppressWarnings("ArrayRecordComponent") // internal carrier, never handed out
    public record Start(double[] mean, Point point) {}

    /**
     * A fixed point of the model on fewer rows, to go on from.
     *
     * @param there the fixed point on fewer rows
     * @param population Xβ of every ordered row with the coefficients found there
     */
    @SuppressWarnings("ArrayRecordComponent") // internal carrier, never handed out
    public record Seen(FixedPoint there, double[] population) {}

    /** Searches from the usual three starts. */
    public Result run() {
        return run(List.of(), new double[0]);
    }

    /**
     * Searches from given places, then from the usual three.
     *
     * @param phi where the usual three begin; empty = where each search begins
     */
    public Result run(List<Start> first, double[] phi) {
        List<FixedPoint> found = new ArrayList<>();
        first.forEach(start -> settle(loop(start, found), found));
        for (double[] mean : starts()) {
            ProfiledLikelihood likelihood = template.with(template.residual().at(mean));
            CertifiedSearch search = new CertifiedSearch(likelihood, random);
            settle(loop(new Start(mean, phi.length == 0 ? search.start() : search.start(phi)), found), found);
        }
        return result(found);
    }

    private Result result(List<FixedPoint> found) {
        found.sort((a, b) -> {
            int certified = Boolean.compare(b.holds(), a.holds());
            int clean = Integer.compare(a.atFloor() > 0 ? 1 : 0, b.atFloor() > 0 ? 1 : 0);
            return certified != 0 ? certified : clean != 0 ? clean : Double.compare(a.value(), b.value());
        });
        FixedPoint best = found.get(0);
        return new Result(best, found.stream().skip(1).filter(FixedPoint::holds).toList(), turns);
    }

    /** Goes on from the fixed points of fewer rows; no other start is tried. */
    public Result onwardFrom(List<Seen> seen) {
        List<FixedPoint> found = new ArrayList<>();
        for (Seen one : seen) {
            settle(beside(one), found);
        }
        return result(found);
    }

    /** The mean and the place at which a loop on these rows begins. */
    private Loop beside(Seen seen) {
        Summit summit = seen.there().summit();
        Point point = seen.there().outcome().point();
        double share =
                template.degreesOfFreedom() / (double) seen.there().likelihood().degreesOfFreedom();
        Loop loop = new Loop(notBelowFloor(seen.population()), point, summit == null ? null : summit.weighted(share));
        loop.look();
        return loop;
    }

    /** The least-squares population mean, the response, and the fit without weights; the first two not below the floor. */
    private List<double[]> starts() {
        double[] ols = means.population(new double[template.design().coefficients()]);
        List<double[]> starts = new ArrayList<>();
        starts.add(notBelowFloor(ols));
        if (kind() == MovingMean.FITTED) {
            starts.add(notBelowFloor(response));
            starts.add(unweighted());
        }
        return starts;
    }

    private MovingMean kind() {
        return template.residual().variance().movingMean().orElseThrow();
    }

    private double[] notBelowFloor(double[] f) {
        double floor = template.residual().variance().at(f).floor();
        if (!(Selection.select(f.clone(), f.length / 2) > 0)) {
            return f;
        }
        double[] raised = f.clone();
        for (int i = 0; i < raised.length; i++) {
            raised[i] = Math.max(raised[i], floor);
        }
        return raised;
    }

    /** A mean of one in every row makes every power 1 and every exponential the same: v is constant within strata. */
    private double[] unweighted() {
        double[] one = new double[response.length];
        Arrays.fill(one, 1);
        ProfiledLikelihood flat = template.with(template.residual().at(one));
        double[] phi = new double[template.residual().parameters()];
        Summit summit = Ascent.withEffects(flat, random)
                .fromWithoutIdle(new CertifiedSearch(flat, random).start(phi), UNWEIGHTED_TOLERANCE);
        return predicted(summit.at());
    }

    /** F: the mean that the inner problem at an evaluation predicts. */
    private double[] predicted(PassResult at) {
        return kind() == MovingMean.FITTED ? means.conditional(at.beta, at.effects) : means.population(at.beta);
    }

    /** The inner problem evaluated at its certified maximum. */
    private static PassResult evaluated(ProfiledLikelihood likelihood, CertifiedSearch.Outcome outcome) {
        PassResult at = likelihood.newResultWithEffects();
        likelihood.evaluate(
                outcome.layout().factors(outcome.x()), outcome.point().phi(), ProfiledLikelihood.Want.GRADIENT, at);
        return at;
    }

    private Loop loop(Start start, List<FixedPoint> found) {
        Loop loop = new Loop(
                start.mean(),
                start.point(),
                found.isEmpty() ? null : found.get(0).summit());
        loop.stride();
        return loop;
    }

    /** Iterates from a mean until it stands still, certifies, and adds what was found unless it was found before. */
    private void settle(Loop from, List<FixedPoint> found) {
        Loop loop = from;
        for (int round = 0; ; round++) {
            while (!loop.settled && !loop.hopeless()) {
                loop.turn();
                if (loop.turn > 3 && found.stream().anyMatch(loop::ledTo)) {
                    return;
                }
            }
            ProfiledLikelihood likelihood = template.with(template.residual().at(loop.f));
            CertifiedSearch.Outcome outcome = loop.certified(likelihood);
            PassResult at = evaluated(likelihood, outcome);
            double[] image = predicted(at);
            double gap = gap(loop.f, image);
            if (gap < SETTLED || round + 1 == MAX_ROUNDS || !loop.settled) {
                found.add(judged(likelihood, outcome, loop, gap, at));
                return;
            }
            // The certified maximum lies elsewhere: the mean moves on from there.
            loop = new Loop(image, outcome.point(), loop.summit);
        }
    }

    private static FixedPoint judged(
            ProfiledLikelihood likelihood, CertifiedSearch.Outcome outcome, Loop loop, double gap, PassResult at) {
        double[] f = loop.f;
        int floored = likelihood.residual().variance().flooredRows();
        List<Certificate.Check> checks = new ArrayList<>();
        checks.add(new Certificate.Check(Certificate.Test.FIXED_POINT, "", gap, SETTLED, gap < SETTLED));
        checks.add(floor(floored, f.length));
        return new FixedPoint(
                likelihood, outcome.with(checks), f, at.value, Math.max(floored, oddSigns(f)), at.beta, loop.summit);
    }

    /** The test that few rows have their mean at the floor. */
    public static Certificate.Check floor(int floored, int rows) {
        double share = floored / (double) rows;
        return new Certificate.Check(Certificate.Test.FLOOR, "", share, MOST_FLOORED, share <= MOST_FLOORED);
    }

    private static int oddSigns(double[] f) {
        int negative = 0;
        for (double v : f) {
            negative += v < 0 ? 1 : 0;
        }
        return Math.min(negative, f.length - negative);
    }

    /** max|F(f) − f| / max|f|. */
    private static double gap(double[] f, double[] image) {
        double most = 0;
        double size = 0;
        for (int i = 0; i < f.length; i++) {
            most = Math.max(most, Math.abs(image[i] - f[i]));
            size = Math.max(size, Math.abs(f[i]));
        }
        return size > 0 ? most / size : most;
    }

    /** The outer loop from one start. */
    private final class Loop {
        private final AndersonMixing mixing = new AndersonMixing();
        private Point start;
        private double[] f;
        private @Nullable Summit summit;
        private double value = Double.POSITIVE_INFINITY;
        private double gap = Double.POSITIVE_INFINITY;
        private double bestGap = Double.POSITIVE_INFINITY;
        private int sinceBest;
        private int turn;
        private boolean damped;
        private boolean settled;

        /** {@code near}: the end of a search of a problem much like this one; null begins with strides from the point. */
        Loop(double[] f, Point point, @Nullable Summit near) {
            this.f = f;
            this.start = point;
            this.summit = near;
        }

        /** Moves the mean alone: the place is better known than the mean. */
        void look() {
            for (int turn = 0; turn < LOOKS; turn++) {
                ProfiledLikelihood likelihood =
                        template.with(template.residual().at(f));
                PassResult at = likelihood.newResultWithEffects();
                if (!(new ExpectationStep(likelihood, random).evaluate(start, at) < Double.POSITIVE_INFINITY)) {
                    return;
                }
                f = predicted(at);
            }
            start = Perturbation.offTheEdge(template.with(template.residual().at(f)), random, start);
            summit = summit == null ? null : summit.movedTo(start);
        }

        /** Where nothing is known, moves the place and the mean together, by one evaluation a time: the first mean is not worth a search. */
        void stride() {
            for (int stride = 0; stride < STRIDES && summit == null; stride++) {
                ProfiledLikelihood likelihood =
                        template.with(template.residual().at(f));
                ExpectationStep step = new ExpectationStep(likelihood, random);
                PassResult at = likelihood.newResultWithEffects();
                if (!(step.evaluate(start, at) < Double.POSITIVE_INFINITY)) {
                    return;
                }
                start = step.next(start, at);
                f = predicted(at);
            }
        }

        void turn() {
            turn++;
            turns++;
            ProfiledLikelihood likelihood = template.with(template.residual().at(f));
            Ascent ascent = Ascent.withEffects(likelihood, random);
            double[] phiBefore = summit == null ? start.phi() : summit.point().phi();
            summit = summit == null ? ascent.fromNear(start, FIRST_TOLERANCE) : ascent.onward(summit, 1, tolerance());
            double[] image = predicted(summit.at());
            double before = value;
            gap = gap(f, image);
            value = summit.value();
            settled = gap < SETTLED / 10
                    && Math.abs(value - before) / 2 < SETTLED * Math.max(1, Math.abs(value) * 1e-6)
                    && distance(phiBefore, summit.point().phi()) < SETTLED;
            if (settled) {
                return;
            }
            if (gap < bestGap / 2) {
                bestGap = gap;
                sinceBest = 0;
            } else if (++sinceBest > PATIENCE) {
                damped = true;
                sinceBest = 0;
                mixing.forget();
            }
            f = damped ? halfway(f, image) : mixing.next(f, image);
        }

        /** The distance left matters for the next gap only, which it may not spoil. */
        private double tolerance() {
            return turn == 1 ? FIRST_TOLERANCE : Math.max(LAST_TOLERANCE, Math.min(FIRST_TOLERANCE, 100 * gap * gap));
        }

        CertifiedSearch.Outcome certified(ProfiledLikelihood likelihood) {
            CertifiedSearch search = new CertifiedSearch(likelihood, random);
            if (summit == null) {
                return search.run(start);
            }
            return settled ? search.certify(summit) : search.runFrom(summit);
        }

        /** Settled loops halve the gap in about every turn; one that has not come near by now is in a cycle. */
        boolean hopeless() {
            return turn >= MAX_TURNS || (turn >= MANY_TURNS && gap > FAR);
        }

        /** Whether the loop is about to end where another one did. */
        private boolean ledTo(FixedPoint known) {
            return gap < SAME_MEAN && known.holds() && MovingMeanSearch.gap(known.mean(), f) < SAME_MEAN;
        }

        private double distance(double[] a, double[] b) {
            double most = 0;
            for (int k = 0; k < a.length; k++) {
                most = Math.max(most, Math.abs(a[k] - b[k]));
            }
            return most;
        }

        private double[] halfway(double[] a, double[] b) {
            double[] out = new double[a.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = (a[i] + b[i]) / 2;
            }
            return out;
        }
    }
}
