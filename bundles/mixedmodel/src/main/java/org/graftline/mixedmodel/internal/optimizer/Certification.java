package org.graftline.mixedmodel.internal.optimizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graftline.mixedmodel.Certificate;
import org.graftline.mixedmodel.FitStatus;
import org.graftline.mixedmodel.internal.criterion.FactorLayout;
import org.graftline.mixedmodel.internal.criterion.PassResult;
import org.graftline.mixedmodel.internal.criterion.ProfiledLikelihood;
import org.graftline.mixedmodel.internal.design.RandomDesign;

/** A summit, polished with a fresh Hessian, cut to its face and tested (engine.md section 3, certificate). */
final class Certification {
    private static final double DECREMENT = 1e-9;
    private static final double STATIONARITY = 1e-6;
    private static final double MULTIPLIER = 1e-6;
    private static final double FLAT = 1e-8;
    private static final double RESIDUALS_AGREE = 1e-8;
    private static final double HESSIAN_STEP = 1e-4;
    /** Log-likelihood still to gain below which another step changes nothing that is reported. */
    private static final double POLISHED = 1e-18;

    private final ProfiledLikelihood likelihood;
    private final List<RandomDesign> random;
    private final double[][] scale;
    private final Chart chart;
    private final Objective objective;
    private final PassResult at;
    private final List<ConeTest> cones = new ArrayList<>();
    private double[] x;
    private double[] g;
    private double[] hessian;
    private double value;
    private final Point point;

    /** {@code summit}: where a climb of the likelihood settled. */
    Certification(ProfiledLikelihood likelihood, List<RandomDesign> random, Point summit) {
        this.likelihood = likelihood;
        this.random = random;
        scale = NoiseScale.of(likelihood, random, summit.phi());
        at = likelihood.newResult();
        Chart whole = Chart.of(FactorLayout.of(random, summit.d(), scale, -1), likelihood);
        Chart face = face(summit);
        Chart here = face.size() < whole.size() ? face : whole;
        Objective there = new Objective(likelihood, here, at);
        x = here.coordinates(summit);
        g = new double[x.length];
        value = there.evaluate(x, g);
        hessian = TrustRegion.centralDifferences(there, x, HESSIAN_STEP);
        polish(there);
        face = face(here.point(x));
        if (face.size() < here.size()) {
            Point polished = here.point(x);
            here = face;
            there = new Objective(likelihood, here, at);
            x = here.coordinates(polished);
            g = new double[x.length];
            value = there.evaluate(x, g);
            hessian = TrustRegion.centralDifferences(there, x, HESSIAN_STEP);
            polish(there);
        }
        chart = here;
        objective = there;
        point = chart.point(x);
        objective.withResidualsAt(x);
        for (int l = 0; l < random.size(); l++) {
            cones.add(ConeTest.of(random.get(l), point.d()[l], at.gradientOfD(l), at.traceHalf[l], scale[l]));
        }
    }

    /** The chart of the face of the cone on which D lies; that of the whole cone when D is regular. */
    private Chart face(Point place) {
        return Chart.of(FactorLayout.of(random, place.d(), scale, ConeTest.SINGULAR), likelihood);
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
            if (before < POLISHED) {
                return;
            }
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
        }
    }

    /** Where to go on when a variance that is 0 wants to grow; empty when none does. */
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

    /**
     * The verdict.
     *
     * @param gain log-likelihood that a restart found above the summit
     * @param attempts every climb so far
     * @param steps Newton steps so far
     */
    CertifiedSearch.Outcome outcome(double gain, int restarts, List<CertifiedSearch.Attempt> attempts, int steps) {
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
            checks.add(check(Certificate.Test.HESSIAN, flat ? flattest(curvature, k) : "", ratio, FLAT, ratio > FLAT));
        }
        checks.add(check(
                Certificate.Test.RESTART,
                "",
                gain,
                CertifiedSearch.SAME_LIKELIHOOD,
                gain <= CertifiedSearch.SAME_LIKELIHOOD));
        double apart =
                Math.abs(at.weightedResiduals + at.whitenedEffects - at.residualSumOfSquares) / at.residualSumOfSquares;
        checks.add(check(Certificate.Test.ARITHMETIC, "", apart, RESIDUALS_AGREE, apart <= RESIDUALS_AGREE));
        double norm = 0;
        for (double gi : g) {
            norm = Math.max(norm, Math.abs(gi));
        }
        Certificate certificate = new Certificate(checks, restarts);
        FitStatus status =
                certificate.holds() ? FitStatus.CONVERGED : flat ? FitStatus.NOT_IDENTIFIED : FitStatus.NOT_CONVERGED;
        List<String> free = new ArrayList<>();
        double[] information = new double[k];
        for (int i = 0; i < k; i++) {
            free.add(chart.name(i, likelihood));
            information[i] = eigen.values[i] / 2;
        }
        return new CertifiedSearch.Outcome(
                status,
                certificate,
                point,
                chart.layout(),
                x,
                hessian,
                norm,
                List.copyOf(free),
                information,
                List.copyOf(attempts),
                steps);
    }

    private static Certificate.Check check(
            Certificate.Test test, String subject, double found, double threshold, boolean passed) {
        return new Certificate.Check(test, subject, found, threshold, passed);
    }

    private String flattest(SymmetricEigen curvature, int k) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < k; i++) {
            if (Math.abs(curvature.vectors[i * k]) > 0.3) {
                names.add(chart.name(i, likelihood));
            }
        }
        return String.join(", ", names);
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
}
