package org.graftline.mixedmodel.internal.profile;

import java.util.List;
import org.graftline.mixedmodel.internal.criterion.PassResult;
import org.graftline.mixedmodel.internal.criterion.ProfiledLikelihood;
import org.graftline.mixedmodel.internal.design.RandomDesign;
import org.graftline.mixedmodel.internal.optimizer.NoiseScale;
import org.graftline.mixedmodel.internal.optimizer.TrustRegion;

/** Maximizes the likelihood over everything but the quantity held, from a place nearby. Not for several threads at once. */
public final class HeldSearch {
    /** Log-likelihood that a search may leave. */
    private static final double SETTLED = 1e-10;

    private static final int MAX_PHASES = 12;

    private final ProfiledLikelihood likelihood;
    private final List<RandomDesign> random;

    /** {@code random}: one design per level of the likelihood. */
    public HeldSearch(ProfiledLikelihood likelihood, List<RandomDesign> random) {
        this.likelihood = likelihood;
        this.random = random;
    }

    /**
     * Where a search ended.
     *
     * @param value −2ℓ; +∞ when nothing could be evaluated
     * @param settled whether less than 1e-10 of log-likelihood is left to gain
     * @param evaluations it took
     */
    public record Solution(Place place, double value, boolean settled, int evaluations) {}

    /** Evaluates at a place, with the best σ there. */
    public PassResult evaluate(Place place) {
        HeldFactor factor = new HeldFactor(random, place.d(), noise(place.phi()), new Quantity.None(), 0);
        PassResult result = likelihood.newResult();
        likelihood.evaluate(
                factor.factors(factor.coordinates(place.d()), 1),
                place.phi(),
                ProfiledLikelihood.Want.GRADIENT,
                result);
        return result;
    }

    /** Per level and column, the standard deviation in scaled columns and units of σ that is as large as the noise. */
    public double[][] noise(double[] phi) {
        return NoiseScale.of(likelihood, random, phi);
    }

    /** The maximum with the quantity at t, searched from {@code near}. */
    public Solution maximize(Quantity quantity, double t, Place near) {
        int before = likelihood.evaluations();
        Place place = near;
        double value = Double.POSITIVE_INFINITY;
        boolean settled = false;
        for (int phase = 0; phase < MAX_PHASES; phase++) {
            HeldFactor factor = new HeldFactor(random, place.d(), noise(place.phi()), quantity, t);
            HeldObjective objective = new HeldObjective(likelihood, random, quantity, t, factor);
            TrustRegion search = new TrustRegion(objective, objective.coordinates(place));
            TrustRegion.End end = search.run(SETTLED, x -> factor.outOfOrder(objective.covariances(x)));
            value = search.value();
            if (!(value < Double.POSITIVE_INFINITY)) {
                return new Solution(place, value, false, likelihood.evaluations() - before);
            }
            place = objective.place(search.x());
            settled = end == TrustRegion.End.SETTLED;
            if (end != TrustRegion.End.INTERRUPTED) {
                break;
            }
        }
        return new Solution(place, value, settled, likelihood.evaluations() - before);
    }
}
