package org.graftline.mixedmodel.internal.inference;

import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.linear.RealMatrix;
import org.graftline.mixedmodel.Method;
import org.graftline.mixedmodel.inference.DegreesOfFreedom;
import org.graftline.mixedmodel.internal.criterion.PassResult;
import org.graftline.mixedmodel.internal.criterion.ProfiledLikelihood;
import org.graftline.mixedmodel.internal.design.FixedDesign;
import org.graftline.mixedmodel.internal.design.GroupIndex;
import org.graftline.mixedmodel.internal.design.RandomDesign;
import org.graftline.mixedmodel.internal.optimizer.CertifiedSearch;
import org.jspecify.annotations.Nullable;

/** What a fit keeps for tests in small samples, or why it has nothing to keep. Small and immutable. */
public final class SmallSample {
    private static final String FLAT =
            "The information about the variance parameters is not positive definite, so how well they"
                    + " are known cannot be told; leave a variance parameter out of the model.";

    private final @Nullable Satterthwaite satterthwaite;
    private final @Nullable KenwardRoger kenwardRoger;
    private final String noSatterthwaite;
    private final String noKenwardRoger;

    private SmallSample(
            @Nullable Satterthwaite satterthwaite,
            @Nullable KenwardRoger kenwardRoger,
            String noSatterthwaite,
            String noKenwardRoger) {
        this.satterthwaite = satterthwaite;
        this.kenwardRoger = kenwardRoger;
        this.noSatterthwaite = noSatterthwaite;
        this.noKenwardRoger = noKenwardRoger;
    }

    /** Nothing, for one reason, a sentence. */
    public static SmallSample none(String reason) {
        return new SmallSample(null, null, reason, reason);
    }

    /**
     * At the outcome of a search.
     *
     * @param at the evaluation at the outcome, with residuals
     */
    public static SmallSample of(
            ProfiledLikelihood likelihood,
            CertifiedSearch.Outcome outcome,
            PassResult at,
            FixedDesign fixed,
            GroupIndex index,
            List<RandomDesign> random,
            Method method) {
        Optional<CovarianceUncertainty> found =
                new InformationSweep(likelihood, outcome, at, fixed, index, random).uncertainty(method);
        if (found.isEmpty()) {
            return none("The likelihood cannot be evaluated around the point where the search stopped.");
        }
        CovarianceUncertainty u = found.get();
        RealMatrix observed = u.observed();
        RealMatrix expected = u.expected();
        RealMatrix correction = u.correction();
        return new SmallSample(
                observed == null ? null : new Satterthwaite(u, observed),
                expected == null || correction == null ? null : new KenwardRoger(u, expected, correction),
                FLAT,
                noKenwardRoger(likelihood, index, method));
    }

    private static String noKenwardRoger(ProfiledLikelihood likelihood, GroupIndex index, Method method) {
        if (method == Method.ML) {
            return "Kenward and Roger's method rests on restricted maximum likelihood; fit by REML.";
        }
        return likelihood.residual().correlated() && !GroupwiseInformation.feasible(index)
                ? "An outermost group has more than %d rows; where residuals are correlated Kenward and Roger's method inverts the covariance of each whole. Use Satterthwaite's."
                        .formatted(GroupwiseInformation.MOST_ROWS)
                : FLAT;
    }

    /** Why a method does not exist, a sentence; empty when it does. */
    public Optional<String> unavailable(DegreesOfFreedom method) {
        return switch (method) {
            case CONTAINMENT -> Optional.empty();
            case SATTERTHWAITE -> satterthwaite == null ? Optional.of(noSatterthwaite) : Optional.empty();
            case KENWARD_ROGER -> kenwardRoger == null ? Optional.of(noKenwardRoger) : Optional.empty();
        };
    }

    /** The method, Satterthwaite's or Kenward and Roger's; empty when it does not exist, and for containment, which needs none of this. */
    public Optional<ContrastMethod> method(DegreesOfFreedom method) {
        return switch (method) {
            case CONTAINMENT -> Optional.empty();
            case SATTERTHWAITE -> Optional.ofNullable(satterthwaite);
            case KENWARD_ROGER -> Optional.ofNullable(kenwardRoger);
        };
    }
}
