package org.graftline.mixedmodel.internal.optimizer;

import java.util.List;
import org.graftline.mixedmodel.internal.criterion.ProfiledLikelihood;
import org.graftline.mixedmodel.internal.design.RandomDesign;
import org.jspecify.annotations.Nullable;

/**
 * Climbs from around a summit, which should all come back to it (engine.md section 3, certificate 4). Where the data are many they run on the
 * a sample: one that comes back to the summit which the sample has beside that of all rows counts as come back, unless a correlation is near
 * its edge; any other goes on, on all rows, from where it ended.
 */
final class Restarts {
    /** The summits of a sample are told apart by so much log-likelihood. */
    private static final double SAME_ON_SAMPLE = 1e-4;

    private static final double SETTLED_ON_SAMPLE = 1e-6;

    private final ProfiledLikelihood likelihood;
    private final List<RandomDesign> random;
    private final Summit summit;
    private final @Nullable ProfiledLikelihood sample;
    private final @Nullable Summit besideSummit;
    private int steps;

    Restarts(ProfiledLikelihood likelihood, List<RandomDesign> random, Samples samples, Summit summit) {
        this.likelihood = likelihood;
        this.random = random;
        this.summit = summit;
        sample = samples.forRestarts().orElse(null);
        besideSummit = sample == null ? null : besideSummit(sample, samples.share(sample));
    }

    private Summit besideSummit(ProfiledLikelihood onSample, double share) {
        Ascent ascent = Ascent.of(onSample, random);
        Point near = Perturbation.offTheEdge(likelihood, random, summit.point());
        Summit reached = ascent.onward(summit.movedTo(near), 1 / share, SETTLED_ON_SAMPLE);
        steps += ascent.steps();
        return reached;
    }

    /** Larger, smaller, and the other sign where a correlation is near its edge. */
    List<Perturbation> ways() {
        return Perturbation.around(random, summit.point());
    }

    /** Where a climb from a perturbed point ends; the summit itself when the climb came back on the sample. */
    Summit climb(Perturbation way, double tolerance) {
        Point from = way.of(likelihood, random, summit.point());
        Ascent ascent = Ascent.of(likelihood, random);
        Summit reached;
        if (sample == null || besideSummit == null || !(besideSummit.value() < Double.POSITIVE_INFINITY)) {
            reached = ascent.from(from, tolerance, summit);
        } else {
            Ascent aside = Ascent.of(sample, random);
            Summit end = aside.from(from, SETTLED_ON_SAMPLE, besideSummit);
            steps += aside.steps();
            boolean cameBack = Math.abs(end.value() - besideSummit.value()) / 2 < SAME_ON_SAMPLE;
            if (cameBack && !ways().contains(Perturbation.REVERSED)) {
                return summit;
            }
            Point near = Perturbation.offTheEdge(likelihood, random, end.point());
            reached =
                    cameBack ? ascent.onward(summit.movedTo(near), 1, tolerance) : ascent.from(near, tolerance, summit);
        }
        steps += ascent.steps();
        return reached;
    }

    /** Newton steps so far. */
    int steps() {
        return steps;
    }
}
