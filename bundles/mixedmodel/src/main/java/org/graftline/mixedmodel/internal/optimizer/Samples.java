package org.graftline.mixedmodel.internal.optimizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graftline.mixedmodel.internal.criterion.ProfiledLikelihood;
import org.graftline.mixedmodel.internal.design.RandomDesign;

/**
 * The likelihoods of every k-th outermost group for a few falling k: a climb on the first is cheap, and its end is a beginning for the next
 * (engine.md section 3). None where the rows or groups are few.
 */
final class Samples {
    /** From so many rows on a climb begins on a sample; it has at least so many outermost groups and rows. */
    private static final int FROM_ROWS = 5000;

    private static final int GROUPS = 12;
    private static final int ROWS = 1000;
    /** Each sample is so many times as large as the one before, and all rows at least {@link #LEAST} times as many as the last. */
    private static final int STEP = 10;

    private static final int LEAST = 4;
    /** Restarts run on every so-manieth outermost group, on more where that would be too few. */
    private static final int RESTART_STRIDE = 20;

    private static final double SETTLED = 1e-3;

    private final ProfiledLikelihood whole;
    private final List<RandomDesign> random;
    private final List<ProfiledLikelihood> samples = new ArrayList<>();
    private int steps;

    Samples(ProfiledLikelihood whole, List<RandomDesign> random) {
        this.whole = whole;
        this.random = random;
        int stride = stride(whole.design().rows(), whole.design().outermostGroups());
        while (stride > 1) {
            samples.add(whole.ofEvery(stride));
            stride = stride / STEP >= LEAST ? stride / STEP : 1;
        }
    }

    /** Which outermost groups the first sample takes: every so-manieth; 1 when the rows are few enough to begin on all. */
    static int stride(int rows, int outermostGroups) {
        return rows < FROM_ROWS ? 1 : Math.max(1, Math.min(outermostGroups / GROUPS, rows / ROWS));
    }

    /** The sample on which restarts run; empty where the rows or groups are few. */
    Optional<ProfiledLikelihood> forRestarts() {
        if (samples.isEmpty()) {
            return Optional.empty();
        }
        int stride = Math.min(stride(whole.design().rows(), whole.design().outermostGroups()), RESTART_STRIDE);
        return Optional.of(whole.ofEvery(stride));
    }

    /** How many times as many degrees of freedom the whole has as the largest sample. */
    double share() {
        return samples.isEmpty() ? 1 : share(samples.get(samples.size() - 1));
    }

    double share(ProfiledLikelihood sample) {
        return whole.degreesOfFreedom() / (double) sample.degreesOfFreedom();
    }

    /** Climbs on one sample after the other; empty when there is none, or it cannot be evaluated: a column of X may be constant in it. */
    Optional<Summit> climb(Point from) {
        Summit reached = null;
        double rows = 1;
        for (ProfiledLikelihood sample : samples) {
            Ascent ascent = Ascent.of(sample, random);
            Summit next = reached == null
                    ? ascent.from(from, SETTLED)
                    : ascent.onward(reached, sample.degreesOfFreedom() / rows, SETTLED);
            steps += ascent.steps();
            if (!(next.value() < Double.POSITIVE_INFINITY)) {
                return Optional.empty();
            }
            rows = sample.degreesOfFreedom();
            reached = lifted(next);
        }
        return Optional.ofNullable(reached);
    }

    /** A variance of exactly 0 is stationary by symmetry: a climb that goes on from there on other rows begins a little beside it. */
    private Summit lifted(Summit end) {
        return end.movedTo(Perturbation.offTheEdge(whole, random, end.point()));
    }

    /** Newton steps since the last call. */
    int takeSteps() {
        int taken = steps;
        steps = 0;
        return taken;
    }
}
