package org.graftline.mixedmodel.internal.optimizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graftline.mixedmodel.Certificate;
import org.graftline.mixedmodel.Convergence;
import org.graftline.mixedmodel.FitStatus;
import org.graftline.mixedmodel.internal.criterion.FactorLayout;
import org.graftline.mixedmodel.internal.criterion.NestedDesign;
import org.graftline.mixedmodel.internal.criterion.PassResult;
import org.graftline.mixedmodel.internal.criterion.ProfiledLikelihood;
import org.graftline.mixedmodel.internal.design.RandomDesign;

/**
 * The search for the maximum and the certificate that it is one (engine.md section 3): climb, climb again from two perturbed points, polish,
 * cut to the face, test; leave by the direction of a negative multiplier if there is one. Everything is deterministic.
 */
public final class CertifiedSearch {
    /** Log-likelihood that a climb may leave; polishing with a fresh Hessian takes the rest. */
    private static final double SETTLED = 1e-9;
    /** The same for a restart, which only has to come back to the same likelihood. */
    private static final double RESTART_SETTLED = 1e-8;

    private static final double DECREMENT = 1e-9;
    private static final double STATIONARITY = 1e-6;
    private static final double MULTIPLIER = 1e-6;
    private static final double FLAT = 1e-8;
    private static final double SAME_LIKELIHOOD = 1e-6;
    private static final double RESIDUALS_AGREE = 1e-8;
    /** L begins at this share of the noise; 0.05, 0.3 and 1 reached the same optimum wherever tried. */
    private static final double START = 0.3;

    /** From so many rows on, a climb first runs on every k-th outermost group, keeping at least so many groups and rows. */
    private static final int COARSE_FROM_ROWS = 5000;

    private static final int COARSE_GROUPS = 12;
    private static final int COARSE_ROWS = 1000;
    private static final double COARSE_SETTLED = 1e-3;

    /** A correlation beyond this is near its edge. */
    private static final double NEAR_EDGE = 0.95;

    private static final int MAX_ROUNDS = 5;
    private static final int MAX_PHASES = 60;
    private static final double HESSIAN_STEP = 1e-4;

    private final ProfiledLikelihood likelihood;
    private final List<RandomDesign> random;
    private final Optional<ProfiledLikelihood> coarse;
    private final List<Attempt> attempts = new ArrayList<>();
    private int steps;

    /** {@code random}: one design per level of the likelihood. */
    public CertifiedSearch(ProfiledLikelihood likelihood, List<RandomDesign> random) {
        this.likelihood = likelihood;
        this.random = random;
        this.coarse = coarse(likelihood);
    }

    /** Every k-th outermost group, where enough of them remain. */
    private static Optional<ProfiledLikelihood> coarse(ProfiledLikelihood likelihood) {
        int rows = likelihood.design().rows();
        if (rows < COARSE_FROM_ROWS) {
            return Optional.empty();
        }
        int stride = Math.min(likelihood.design().outermostGroups() / COARSE_GROUPS, rows / COARSE_ROWS);
        return stride < 2 ? Optional.empty() : Optional.of(likelihood.ofEvery(stride));
    }

    /**
     * What the search found.
     *
     * @param point the place; D is exactly of the rank that the certificate used
     * @param layout the coordinates on the face
     * @param x the place in these coordinates, then φ in units of its scale
     * @param hessian of −2ℓ in these coordinates, row-major
     * @param gradientNorm largest entry of the gradient in these coordinates
     * @param free names of these coordinates
     * @param information eigenvalues, ascending, of half the Hessian: the observed information
     * @param attempts every climb and the log-likelihood it reached, in order
     */
    @SuppressWarnings("ArrayRecordComponent") // internal carrier, never handed out
    public record Outcome(
            FitStatus status,
            Certificate certificate,
            Point point,
            FactorLayout layout,
            double[] x,
            double[] hessian,
            double gradientNorm,
            List<String> free,
            double[] information,
            List<Attempt> attempts,
            int steps) {
        /** The same place with further tests in its certificate. */
        public Outcome with(List<Certificate.Check> further) {
            List<Certificate.Check> checks = new ArrayList<>(certificate.checks());
            checks.addAll(further);
            Certificate all = new Certificate(checks, certificate.restarts());
            FitStatus judged = status == FitStatus.CONVERGED && !all.holds() ? FitStatus.NOT_CONVERGED : status;
            return new Outcome(
                    judged, all, point, layout, x, hessian, gradientNorm, free, information, attempts, steps);
        }
    }

    /** One climb: where it began and the log-likelihood at which it ended. */
    public record Attempt(Convergence.Origin origin, double logLik) {}

    /**
     * Where a climb ended.
     *
     * @param value −2ℓ
     */
    public record Summit(Point point, double value) {}

    /** The usual beginning: L = 0.3 of the noise, φ at its start. */
    public Point start() {
        return start(
                likelihood.residual().startAt(likelihood.residual().variance().start()));
    }

    /** The usual beginning at a given φ. */
    public Point start(double[] phi) {
        double[][] scale = scale(phi);
        double[][] d = new double[random.size()][];
        for (int l = 0; l < d.length; l++) {
            int q = random.get(l).size();
            d[l] = new double[q * q];
            for (int j = 0; j < q; j++) {
                d[l][j * q + j] = START * START * scale[l][j] * scale[l][j];
            }
        }
        return new Point(d, phi.clone());
    }

    /** Climbs from a point until settled, without a certificate. */
    public Point climb(Point from) {
        return ascendFromAfar(from, SETTLED).point();
    }

    /**
     * Climbs from a point that is near already, until the log-likelihood still to gain is below the tolerance.
     *
     * @return where it ended, and −2ℓ there
     */
    public Summit climb(Point from, double tolerance) {
        return ascend(likelihood, from, tolerance);
    }

    /** Searches from a point and certifies. */
    public Outcome run(Point from) {
        return run(List.of(from));
    }

    /** Searches from several points, goes on from the best, and certifies. */
    public Outcome run(List<Point> starts) {
        Summit best = ascendFromAfar(starts.get(0), SETTLED);
        tried(Convergence.Origin.USUAL, best);
        for (Point start : starts.subList(1, starts.size())) {
            Summit other = ascendFromAfar(start, RESTART_SETTLED);
            tried(Convergence.Origin.SIMPLER, other);
            best = other.value() < best.value() ? other : best;
        }
        int restarts = 0;
        double gain = 0;
        for (int round = 0; ; round++) {
            gain = 0;
            for (Perturbation way : ways(best.point())) {
                Summit other = ascendFromAfar(perturbed(best.point(), way), RESTART_SETTLED);
                tried(way.origin, other);
                restarts++;
                double better = (best.value() - other.value()) / 2;
                gain = Math.max(gain, better);
                if (better > SAME_LIKELIHOOD) {
                    best = other;
                }
            }
            if (gain <= SAME_LIKELIHOOD || round + 1 == MAX_ROUNDS) {
                break;
            }
        }
        for (int round = 0; ; round++) {
            Trial trial = new Trial(best.point());
            if (trial.escape().isEmpty() || round + 1 == MAX_ROUNDS) {
                return trial.outcome(gain, restarts, steps);
            }
            Summit left = ascend(likelihood, trial.escape().get(), SETTLED);
            tried(Convergence.Origin.MULTIPLIER, left);
            if (left.value() >= best.value() - 2 * SAME_LIKELIHOOD * 1e-3) {
                return trial.outcome(gain, restarts, steps);
            }
            best = left;
        }
    }

    private enum Perturbation {
        LARGER(Convergence.Origin.LARGER),
        SMALLER(Convergence.Origin.SMALLER),
        REVERSED(Convergence.Origin.REVERSED);

        private final Convergence.Origin origin;

        Perturbation(Convergence.Origin origin) {
            this.origin = origin;
        }
    }

    private void tried(Convergence.Origin origin, Summit end) {
        attempts.add(new Attempt(origin, -end.value() / 2));
    }

    /** The ways to go off and come back: larger, smaller, and the other sign where a correlation is near its edge. */
    private List<Perturbation> ways(Point point) {
        for (int l = 0; l < random.size(); l++) {
            int q = random.get(l).size();
            for (int i = 0; i < q; i++) {
                for (int j = 0; j < i; j++) {
                    double[] d = point.d()[l];
                    if (Math.abs(d[i * q + j]) > NEAR_EDGE * Math.sqrt(d[i * q + i] * d[j * q + j])) {
                        return List.of(Perturbation.values());
                    }
                }
            }
        }
        return List.of(Perturbation.LARGER, Perturbation.SMALLER);
    }

    /** The same variances with every correlation turned round and a little shorter, so that D stays inside the cone. */
    private Point reversed(Point point) {
        Point moved = lifted(point, 1, 0.01);
        for (int l = 0; l < random.size(); l++) {
            int q = random.get(l).size();
            for (int i = 0; i < q; i++) {
                for (int j = 0; j < q; j++) {
                    if (i != j) {
                        moved.d()[l][i * q + j] *= -NEAR_EDGE;
                    }
                }
            }
        }
        return moved;
    }

    private Point perturbed(Point point, Perturbation way) {
        if (way == Perturbation.REVERSED) {
            return reversed(point);
        }
        boolean larger = way == Perturbation.LARGER;
        double[] phi = point.phi().clone();
        double[] unit = likelihood.residual().scale();
        for (int k = 0; k < phi.length; k++) {
            phi[k] += (larger ? 0.3 : -0.3) * unit[k];
        }
        Point moved = lifted(point, larger ? 9 : 1.0 / 9, larger ? 0.01 : 0.001);
        return new Point(moved.d(), phi);
    }

    /** D times a factor, plus a little on the diagonal: a variance of exactly 0 is stationary by symmetry and would stay. */
    private Point lifted(Point point, double factor, double little) {
        double[][] scale = scale(point.phi());
        double[][] d = new double[random.size()][];
        for (int l = 0; l < d.length; l++) {
            int q = random.get(l).size();
            d[l] = point.d()[l].clone();
            for (int i = 0; i < d[l].length; i++) {
                d[l][i] *= factor;
            }
            for (int j = 0; j < q; j++) {
                d[l][j * q + j] += little * scale[l][j] * scale[l][j];
            }
        }
        return new Point(d, point.phi());
    }

    /** Climbs on every k-th group first where the data are many, then on all. */
    private Summit ascendFromAfar(Point from, double tolerance) {
        Point near = from;
        if (coarse.isPresent()) {
            Summit rough = ascend(coarse.get(), from, COARSE_SETTLED);
            if (rough.value() < Double.POSITIVE_INFINITY) {
                near = lifted(rough.point(), 1, 1e-3);
            }
        }
        return ascend(likelihood, near, tolerance);
    }

    private Summit ascend(ProfiledLikelihood on, Point from, double tolerance) {
        Point point = from;
        double value = Double.POSITIVE_INFINITY;
        for (int phase = 0; phase < MAX_PHASES; phase++) {
            FactorLayout layout = FactorLayout.of(random, point.d(), scale(point.phi()), -1);
            Objective objective = new Objective(on, layout);
            TrustRegion search = new TrustRegion(objective, objective.coordinates(point));
            TrustRegion.End end = search.run(tolerance, x -> layout.outOfOrder(objective.covariances(x)));
            steps += search.steps();
            point = objective.point(search.x());
            value = search.value();
            if (end != TrustRegion.End.INTERRUPTED) {
                break;
            }
        }
        return new Summit(point, value);
    }

    /** 1/√mean(w z²) per level and column at φ: the standard deviation, in scaled columns, that is as large as the noise. */
    public double[][] scale(double[] phi) {
        double[] weights = likelihood.weights(phi);
        int[] classOfRow = likelihood.residual().variance().classOfRow();
        double[][] scale = new double[random.size()][];
        for (int l = 0; l < scale.length; l++) {
            double[][] columns = random.get(l).columns();
            scale[l] = new double[columns.length];
            for (int j = 0; j < columns.length; j++) {
                double sum = 0;
                double[] z = columns[j];
                for (int i = 0; i < z.length; i++) {
                    sum += weights[classOfRow[i]] * z[i] * z[i];
                }
                scale[l][j] = sum > 0 && sum < Double.POSITIVE_INFINITY ? Math.sqrt(z.length / sum) : 1;
            }
        }
        return scale;
    }

    /** A summit, polished, cut to its face and tested. */
    private final class Trial {
        private final Objective objective;
        private final FactorLayout layout;
        private final double[][] scale;
        private double[] x;
        private double[] g;
        private double[] hessian;
        private double value;
        private final List<ConeTest> cones = new ArrayList<>();
        private Point point;

        Trial(Point summit) {
            scale = scale(summit.phi());
            FactorLayout full = FactorLayout.of(random, summit.d(), scale, -1);
            Objective whole = new Objective(likelihood, full);
            x = whole.coordinates(summit);
            g = new double[x.length];
            value = whole.evaluate(x, g);
            hessian = TrustRegion.centralDifferences(whole, x, HESSIAN_STEP);
            polish(whole);
            FactorLayout face = FactorLayout.of(random, whole.covariances(x), scale, ConeTest.SINGULAR);
            if (face.size() == full.size()) {
                layout = full;
                objective = whole;
            } else {
                layout = face;
                objective = new Objective(likelihood, face);
                x = objective.coordinates(whole.point(x));
                g = new double[x.length];
                value = objective.evaluate(x, g);
                hessian = TrustRegion.centralDifferences(objective, x, HESSIAN_STEP);
                polish(objective);
            }
            point = objective.point(x);
            PassResult at = objective.result;
            likelihood.evaluate(layout.factors(x), point.phi(), ProfiledLikelihood.Want.RESIDUALS, at);
            for (int l = 0; l < random.size(); l++) {
                cones.add(ConeTest.of(random.get(l), point.d()[l], at.gradientOfD(l), at.traceHalf[l], scale[l]));
            }
        }

        /** Newton steps with the fresh Hessian while they gain. */
        private void polish(Objective f) {
            int k = x.length;
            for (int step = 0; step < 4 && k > 0; step++) {
                SymmetricEigen eigen = new SymmetricEigen(hessian, k);
                if (!(eigen.values[0] > FLAT * eigen.values[k - 1])) {
                    return;
                }
                double before = TrustRegion.decrement(eigen, g, k);
                double[] moved = x.clone();
                for (int j = 0; j < k; j++) {
                    double c = 0;
                    for (int i = 0; i < k; i++) {
                        c += eigen.vectors[i * k + j] * g[i];
                    }
                    for (int i = 0; i < k; i++) {
                        moved[i] -= eigen.vectors[i * k + j] * c / eigen.values[j];
                    }
                }
                double[] there = new double[k];
                double v = f.evaluate(moved, there);
                if (!(v <= value + 1e-9) || !(TrustRegion.decrement(eigen, there, k) < before)) {
                    return;
                }
                x = moved;
                g = there;
                value = v;
                if (before < 1e-18) {
                    return;
                }
            }
        }

        Optional<Point> escape() {
            for (int l = 0; l < cones.size(); l++) {
                if (cones.get(l).multiplier < -MULTIPLIER) {
                    double[][] d = point.d().clone();
                    d[l] = cones.get(l).escape;
                    return Optional.of(new Point(d, point.phi()));
                }
            }
            return Optional.empty();
        }

        Outcome outcome(double gain, int restarts, int allSteps) {
            int k = x.length;
            List<Certificate.Check> checks = new ArrayList<>();
            SymmetricEigen eigen = new SymmetricEigen(hessian, k);
            double decrement = value < Double.POSITIVE_INFINITY ? TrustRegion.decrement(eigen, g, k) : value;
            boolean flat = false;
            checks.add(check(Certificate.Test.DECREMENT, "", decrement, DECREMENT, decrement < DECREMENT));
            for (int l = 0; l < cones.size(); l++) {
                if (random.get(l).size() > 0) {
                    ConeTest cone = cones.get(l);
                    String level = random.get(l).level();
                    checks.add(check(
                            Certificate.Test.STATIONARITY,
                            level,
                            cone.stationarity,
                            STATIONARITY,
                            cone.stationarity < STATIONARITY));
                    if (cone.multiplier < Double.POSITIVE_INFINITY) {
                        checks.add(check(
                                Certificate.Test.MULTIPLIER,
                                level,
                                cone.multiplier,
                                -MULTIPLIER,
                                cone.multiplier >= -MULTIPLIER));
                    }
                }
            }
            if (k > 0) {
                double[] scaled = unitDiagonal(hessian, k);
                SymmetricEigen curvature = new SymmetricEigen(scaled, k);
                double ratio = curvature.values[0] / curvature.values[k - 1];
                flat = !(ratio > FLAT) && ratio > -1e-4;
                checks.add(
                        check(Certificate.Test.HESSIAN, flat ? flattest(curvature, k) : "", ratio, FLAT, ratio > FLAT));
            }
            checks.add(check(Certificate.Test.RESTART, "", gain, SAME_LIKELIHOOD, gain <= SAME_LIKELIHOOD));
            PassResult at = objective.result;
            double apart = Math.abs(at.weightedResiduals + at.whitenedEffects - at.residualSumOfSquares)
                    / at.residualSumOfSquares;
            checks.add(check(Certificate.Test.ARITHMETIC, "", apart, RESIDUALS_AGREE, apart <= RESIDUALS_AGREE));
            double norm = 0;
            for (double gi : g) {
                norm = Math.max(norm, Math.abs(gi));
            }
            Certificate certificate = new Certificate(checks, restarts);
            FitStatus status = certificate.holds()
                    ? FitStatus.CONVERGED
                    : flat ? FitStatus.NOT_IDENTIFIED : FitStatus.NOT_CONVERGED;
            List<String> free = new ArrayList<>();
            double[] information = new double[k];
            for (int i = 0; i < k; i++) {
                free.add(objective.name(i));
                information[i] = eigen.values[i] / 2;
            }
            return new Outcome(
                    status,
                    certificate,
                    point,
                    layout,
                    x,
                    hessian,
                    norm,
                    List.copyOf(free),
                    information,
                    List.copyOf(attempts),
                    allSteps);
        }

        private Certificate.Check check(
                Certificate.Test test, String subject, double found, double threshold, boolean passed) {
            return new Certificate.Check(test, subject, found, threshold, passed);
        }

        private String flattest(SymmetricEigen curvature, int k) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < k; i++) {
                if (Math.abs(curvature.vectors[i * k]) > 0.3) {
                    names.add(objective.name(i));
                }
            }
            return String.join(", ", names);
        }
    }

    private static double[] unitDiagonal(double[] h, int k) {
        double[] out = h.clone();
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                double s = Math.sqrt(Math.abs(h[i * k + i]) * Math.abs(h[j * k + j]));
                out[i * k + j] = s > 0 ? h[i * k + j] / s : 0;
            }
        }
        return out;
    }

    /** The layout searched on. */
    public NestedDesign design() {
        return likelihood.design();
    }
}
