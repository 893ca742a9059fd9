package org.graftline.mixedmodel.internal.optimizer;

import java.util.List;
import org.graftline.mixedmodel.internal.criterion.FactorLayout;
import org.graftline.mixedmodel.internal.criterion.PassResult;
import org.graftline.mixedmodel.internal.criterion.ProfiledLikelihood;
import org.graftline.mixedmodel.internal.design.RandomDesign;
import org.jspecify.annotations.Nullable;

/** Climbs of one likelihood: trust-region Newton in one chart after another, a new one whenever the order of the variances changes. */
final class Ascent {
    private static final int MAX_LEGS = 60;
    /** Log-likelihood below a known summit at which a climb can be seen to stand on its slope. */
    private static final double NEAR = 0.05;
    /** The share by which the quadratic model of the known summit may miss the value there. */
    private static final double MISS = 0.2;

    private static final double[] UNKNOWN = {};

    private final ProfiledLikelihood likelihood;
    private final List<RandomDesign> random;
    private final boolean withEffects;
    private int steps;

    private Ascent(ProfiledLikelihood likelihood, List<RandomDesign> random, boolean withEffects) {
        this.likelihood = likelihood;
        this.random = random;
        this.withEffects = withEffects;
    }

    /** {@code random}: one design per level of the likelihood. */
    static Ascent of(ProfiledLikelihood likelihood, List<RandomDesign> random) {
        return new Ascent(likelihood, random, false);
    }

    /** Summits bring the random effects with them. */
    static Ascent withEffects(ProfiledLikelihood likelihood, List<RandomDesign> random) {
        return new Ascent(likelihood, random, true);
    }

    /** Newton steps so far. */
    int steps() {
        return steps;
    }

    /** Climbs from a place until the log-likelihood still to gain is below the tolerance. */
    Summit from(Point place, double tolerance) {
        Point near = strides(place);
        return climb(Chart.of(layoutAt(near), likelihood), near, UNKNOWN, tolerance, null);
    }

    /** The same without the strides of a climb from afar. */
    Summit fromNear(Point place, double tolerance) {
        return climb(Chart.of(layoutAt(place), likelihood), place, UNKNOWN, tolerance, null);
    }

    private Point strides(Point place) {
        return new ExpectationStep(likelihood, random).strides(place);
    }

    /** The same with those parameters of the residuals held on which the weights do not depend. */
    Summit fromWithoutIdle(Point place, double tolerance) {
        Point near = strides(place);
        return climb(Chart.withoutIdle(layoutAt(near), likelihood, near.phi()), near, UNKNOWN, tolerance, null);
    }

    /** Climbs from a place to an end of its own, or until it stands on the slope of the known summit, and then on with the Hessian of that. */
    Summit from(Point place, double tolerance, Summit known) {
        Point near = strides(place);
        return climb(Chart.of(layoutAt(near), likelihood), near, UNKNOWN, tolerance, known);
    }

    /**
     * Climbs on from the end of a climb of this likelihood, or of one much like it, with its chart and Hessian.
     *
     * @param share what the Hessian there has to be multiplied by: this likelihood may have more rows
     */
    Summit onward(Summit near, double share, double tolerance) {
        return climb(near.chart(), near.point(), near.weighted(share).hessian(), tolerance, null);
    }

    private Summit climb(
            Chart firstChart, Point place, double[] firstHessian, double tolerance, @Nullable Summit knownSummit) {
        Chart chart = firstChart;
        double[] hessian = firstHessian;
        Summit known = knownSummit;
        PassResult at = withEffects ? likelihood.newResultWithEffects() : likelihood.newResult();
        Objective objective = new Objective(likelihood, chart, at);
        Point point = place;
        for (int leg = 1; ; leg++) {
            TrustRegion search = new TrustRegion(objective, chart.coordinates(point), hessian);
            Watch watch = new Watch(chart, known);
            search.run(tolerance, x -> watch.interrupts(x, search.value()));
            steps += search.steps();
            point = chart.point(search.x());
            objective.resultAt(search.x());
            if (leg == MAX_LEGS || !(watch.orderLost || watch.onSlope)) {
                return new Summit(point, search.value(), chart, search.hessian(), at);
            }
            if (watch.onSlope && known != null) {
                chart = known.chart();
                hessian = known.hessian();
                known = null;
            } else {
                chart = chart.with(layoutAt(point));
                hessian = UNKNOWN;
            }
            objective = new Objective(likelihood, chart, at, chart.coordinates(point));
        }
    }

    private FactorLayout layoutAt(Point point) {
        return FactorLayout.of(random, point.d(), NoiseScale.of(likelihood, random, point.phi()), -1);
    }

    /** Looks up after every step: are the columns still in order, is the known summit near? */
    private static final class Watch {
        private final Chart chart;
        private final @Nullable Summit known;
        private boolean orderLost;
        private boolean onSlope;

        Watch(Chart chart, @Nullable Summit known) {
            this.chart = chart;
            this.known = known == null || known.hessian().length == 0 ? null : known;
        }

        boolean interrupts(double[] x, double value) {
            double[][] d = chart.covariances(x);
            orderLost = chart.layout().outOfOrder(d);
            onSlope = known != null && onSlope(known, new Point(d, chart.phi(x)), value);
            return orderLost || onSlope;
        }

        /** Whether the value is what the Hessian of the summit predicts for the place. */
        private static boolean onSlope(Summit summit, Point place, double value) {
            double[] x = summit.chart().coordinates(place);
            double[] top = summit.chart().coordinates(summit.point());
            double[] h = summit.hessian();
            int k = x.length;
            double predicted = 0;
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    predicted += (x[i] - top[i]) * h[i * k + j] * (x[j] - top[j]) / 2;
                }
            }
            return predicted < 2 * NEAR && Math.abs(value - summit.value() - predicted) < MISS * predicted;
        }
    }
}
