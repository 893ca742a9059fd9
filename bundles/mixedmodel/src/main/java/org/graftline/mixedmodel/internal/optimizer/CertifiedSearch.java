package org.graftline.mixedmodel.internal.optimizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graftline.mixedmodel.Certificate;
import org.graftline.mixedmodel.Convergence;
import org.graftline.mixedmodel.FitStatus;
import org.graftline.mixedmodel.internal.criterion.FactorLayout;
import org.graftline.mixedmodel.internal.criterion.ProfiledLikelihood;
import org.graftline.mixedmodel.internal.design.RandomDesign;

/**
 * The search for the maximum and the proof that it is one (engine.md section 3): climb, climb again from perturbed points, certify; leave by the
 * direction of a negative multiplier if there is one. Where the data are many, a climb begins on every k-th outermost group. Everything is
 * deterministic.
 */
public final class CertifiedSearch {
    /** Restarts may differ by so much log-likelihood. */
    static final double SAME_LIKELIHOOD = 1e-6;
    /** Log-likelihood that a climb may leave; polishing with a fresh Hessian takes the rest. */
    private static final double SETTLED = 1e-9;
    /** The same for a restart, which only has to come back to the same likelihood. */
    private static final double RESTART_SETTLED = 1e-8;
    /** L begins at this share of the noise; 0.05, 0.3 and 1 reached the same optimum wherever tried. */
    private static final double START = 0.3;

    private static final int MAX_ROUNDS = 5;

    private final ProfiledLikelihood likelihood;
    private final List<RandomDesign> random;
    private final Samples samples;
    private final List<Attempt> attempts = new ArrayList<>();
    private int steps;

    /** {@code random}: one design per level of the likelihood. */
    public CertifiedSearch(ProfiledLikelihood likelihood, List<RandomDesign> random) {
        this.likelihood = likelihood;
        this.random = random;
        this.samples = new Samples(likelihood, random);
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

    /** The usual beginning: L = 0.3 of the noise, φ at its start. */
    public Point start() {
        return start(
                likelihood.residual().startAt(likelihood.residual().variance().start()));
    }

    /** The usual beginning at a given φ. */
    public Point start(double[] phi) {
        double[][] scale = NoiseScale.of(likelihood, random, phi);
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
        return searchAround(best);
    }

    /** Goes on from where a climb on a likelihood much like this one ended, and certifies. */
    Outcome runFrom(Summit near) {
        Ascent ascent = Ascent.of(likelihood, random);
        Summit best = ascent.onward(near, 1, SETTLED);
        steps += ascent.steps();
        return certify(best);
    }

    /** Certifies where a climb on this likelihood ended. */
    Outcome certify(Summit summit) {
        tried(Convergence.Origin.USUAL, summit);
        return searchAround(summit);
    }

    private Outcome searchAround(Summit first) {
        Summit best = first;
        int restarts = 0;
        double gain = 0;
        for (int round = 0; ; round++) {
            gain = 0;
            Restarts from = new Restarts(likelihood, random, samples, best);
            for (Perturbation way : from.ways()) {
                Summit other = from.climb(way, RESTART_SETTLED);
                tried(way.origin(), other);
                restarts++;
                double better = (best.value() - other.value()) / 2;
                gain = Math.max(gain, better);
                if (better > SAME_LIKELIHOOD) {
                    best = other;
                }
            }
            steps += from.steps();
            if (gain <= SAME_LIKELIHOOD || round + 1 == MAX_ROUNDS) {
                break;
            }
        }
        for (int round = 0; ; round++) {
            Certification trial = new Certification(likelihood, random, best.point());
            Optional<Point> escape = trial.escape();
            if (escape.isEmpty() || round + 1 == MAX_ROUNDS) {
                return trial.outcome(gain, restarts, attempts, steps);
            }
            Ascent ascent = Ascent.of(likelihood, random);
            Summit left = ascent.from(escape.get(), SETTLED);
            steps += ascent.steps();
            tried(Convergence.Origin.MULTIPLIER, left);
            if (left.value() >= best.value() - 2 * SAME_LIKELIHOOD * 1e-3) {
                return trial.outcome(gain, restarts, attempts, steps);
            }
            best = left;
        }
    }

    private void tried(Convergence.Origin origin, Summit end) {
        attempts.add(new Attempt(origin, -end.value() / 2));
    }

    /** Climbs on samples first where the data are many, then on all. */
    private Summit ascendFromAfar(Point from, double tolerance) {
        Optional<Summit> rough = samples.climb(from);
        Ascent ascent = Ascent.of(likelihood, random);
        Summit reached = rough.isPresent()
                ? ascent.onward(rough.get(), samples.share(), tolerance)
                : ascent.from(from, tolerance);
        steps += samples.takeSteps() + ascent.steps();
        return reached;
    }
}
