package org.graftline.mixedmodel.internal.optimizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.graftline.mixedmodel.Certificate;
import org.graftline.mixedmodel.internal.criterion.FactorLayout;
import org.graftline.mixedmodel.internal.criterion.PassResult;
import org.graftline.mixedmodel.internal.criterion.ProfiledLikelihood;
import org.graftline.mixedmodel.internal.design.RandomDesign;
import org.graftline.mixedmodel.internal.variance.MovingMean;

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

    private static final double FIRST_TOLERANCE = 1e-3;
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
     */
    @SuppressWarnings("ArrayRecordComponent") // internal carrier, never handed out
    public record FixedPoint(
            ProfiledLikelihood likelihood, CertifiedSearch.Outcome outcome, double[] mean, double value, int atFloor) {}

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
        first.forEach(start -> settle(start, found));
        for (double[] mean : starts()) {
            ProfiledLikelihood likelihood = template.with(template.residual().at(mean));
            CertifiedSearch search = new CertifiedSearch(likelihood, random);
            settle(new Start(mean, phi.length == 0 ? search.start() : search.start(phi)), found);
        }
        found.sort((a, b) -> {
            int certified = Boolean.compare(holds(b), holds(a));
            int clean = Integer.compare(a.atFloor() > 0 ? 1 : 0, b.atFloor() > 0 ? 1 : 0);
            return certified != 0 ? certified : clean != 0 ? clean : Double.compare(a.value(), b.value());
        });
        FixedPoint best = found.get(0);
        return new Result(
                best, found.stream().skip(1).filter(MovingMeanSearch::holds).toList(), turns);
    }

    private static boolean holds(FixedPoint point) {
        return point.outcome().certificate().holds();
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
        double[] sorted = f.clone();
        Arrays.sort(sorted);
        if (!(sorted[sorted.length / 2] > 0)) {
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
        CertifiedSearch search = new CertifiedSearch(flat, random);
        double[] phi = new double[template.residual().parameters()];
        return image(flat, search.climb(search.start(phi)));
    }

    /** F: the mean that the inner problem at a point predicts. */
    private double[] image(ProfiledLikelihood likelihood, Point point) {
        double[][] scale = new double[random.size()][];
        for (int l = 0; l < scale.length; l++) {
            scale[l] = new double[random.get(l).size()];
            Arrays.fill(scale[l], 1);
        }
        FactorLayout layout = FactorLayout.of(random, point.d(), scale, -1);
        PassResult at = likelihood.newResult();
        double[][] factors = layout.factors(layout.coordinates(point.d()));
        if (kind() != MovingMean.FITTED) {
            likelihood.evaluate(factors, point.phi(), ProfiledLikelihood.Want.VALUE, at);
            return means.population(at.beta);
        }
        ProfiledLikelihood.Effects effects = likelihood.predict(factors, point.phi(), at);
        return means.conditional(at.beta, effects.mean());
    }

    /** Iterates from a mean until it stands still, certifies, and adds what was found unless it was found before. */
    private void settle(Start start, List<FixedPoint> found) {
        double[] f = start.mean();
        Point point = start.point();
        for (int round = 0; ; round++) {
            Loop loop = new Loop(f, point);
            while (!loop.settled && !loop.hopeless()) {
                loop.turn();
                if (loop.turn > 3 && found.stream().anyMatch(loop::ledTo)) {
                    return;
                }
            }
            f = loop.f;
            ProfiledLikelihood likelihood = template.with(template.residual().at(f));
            CertifiedSearch.Outcome outcome = new CertifiedSearch(likelihood, random).run(loop.point);
            double[] image = image(likelihood, outcome.point());
            double gap = gap(f, image);
            if (gap < SETTLED || round + 1 == MAX_ROUNDS || !loop.settled) {
                add(likelihood, outcome, f, gap, found);
                return;
            }
            // The certified maximum lies elsewhere: the mean moves on from there.
            f = image;
            point = outcome.point();
        }
    }

    private void add(
            ProfiledLikelihood likelihood,
            CertifiedSearch.Outcome outcome,
            double[] f,
            double gap,
            List<FixedPoint> found) {
        int floored = likelihood.residual().variance().flooredRows();
        List<Certificate.Check> checks = new ArrayList<>();
        checks.add(new Certificate.Check(Certificate.Test.FIXED_POINT, "", gap, SETTLED, gap < SETTLED));
        checks.add(floor(floored, f.length));
        CertifiedSearch.Outcome judged = outcome.with(checks);
        PassResult at = likelihood.newResult();
        likelihood.evaluate(
                judged.layout().factors(judged.x()), judged.point().phi(), ProfiledLikelihood.Want.VALUE, at);
        found.add(new FixedPoint(likelihood, judged, f, at.value, Math.max(floored, oddSigns(f))));
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
        private double[] f;
        private Point point;
        private double value = Double.POSITIVE_INFINITY;
        private double gap = Double.POSITIVE_INFINITY;
        private double bestGap = Double.POSITIVE_INFINITY;
        private int sinceBest;
        private int turn;
        private boolean damped;
        private boolean settled;

        Loop(double[] f, Point point) {
            this.f = f;
            this.point = point;
        }

        void turn() {
            turn++;
            turns++;
            ProfiledLikelihood likelihood = template.with(template.residual().at(f));
            CertifiedSearch search = new CertifiedSearch(likelihood, random);
            double tolerance = turn <= 2 ? FIRST_TOLERANCE : Math.max(LAST_TOLERANCE, Math.min(1e-6, gap * gap * 1e-2));
            CertifiedSearch.Summit summit = search.climb(point, tolerance);
            double[] image = image(likelihood, summit.point());
            double before = value;
            double[] phiBefore = point.phi();
            gap = gap(f, image);
            point = summit.point();
            value = summit.value();
            settled = gap < SETTLED / 10
                    && Math.abs(value - before) / 2 < SETTLED * Math.max(1, Math.abs(value) * 1e-6)
                    && distance(phiBefore, point.phi()) < SETTLED;
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

        /** Settled loops halve the gap in about every turn; one that has not come near by now is in a cycle. */
        boolean hopeless() {
            return turn >= MAX_TURNS || (turn >= MANY_TURNS && gap > FAR);
        }

        /** Whether the loop is about to end where another one did. */
        private boolean ledTo(FixedPoint known) {
            return gap < SAME_MEAN && holds(known) && MovingMeanSearch.gap(known.mean(), f) < SAME_MEAN;
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
