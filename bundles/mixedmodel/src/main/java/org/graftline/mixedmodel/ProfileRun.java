package org.graftline.mixedmodel;

import java.util.ArrayList;
import java.util.List;
import org.graftline.mixedmodel.internal.criterion.ProfiledLikelihood;
import org.graftline.mixedmodel.internal.criterion.Workers;
import org.graftline.mixedmodel.internal.optimizer.CertifiedSearch;
import org.graftline.mixedmodel.internal.optimizer.Point;
import org.graftline.mixedmodel.internal.profile.HeldSearch;
import org.graftline.mixedmodel.internal.profile.Place;
import org.graftline.mixedmodel.internal.profile.Quantity;
import org.graftline.mixedmodel.internal.profile.SignedRoot;
import org.graftline.mixedmodel.likelihood.LikelihoodProfile;
import org.graftline.mixedmodel.likelihood.ProfileInterval;

/**
 * Profiles every parameter of a fit. Parameters are independent pieces of work, each on one thread with a likelihood of its own, so the number of
 * threads changes no bit.
 */
final class ProfileRun {
    private static final String NO_MAXIMUM =
            "The fit did not converge, so there is no maximum to profile from. Fit a simpler model.";

    private static final String MEAN_HELD =
            "The mean that the variance follows is held at that of the fit: what is not known of it is not inside.";

    private final Summit own;
    private final Summit ml;
    private final double coverage;

    private ProfileRun(Summit own, Summit ml, double coverage) {
        this.own = own;
        this.ml = ml;
        this.coverage = coverage;
    }

    /** Profiles all parameters of the fit of a model. */
    static LikelihoodProfile of(PreparedModel model, Fit fit, double coverage, int threads) {
        Point found = fit.identity().point();
        Summit own = Summit.of(model, found, fit.status());
        Summit ml = model.spec.method() == Method.ML ? own : Summit.certified(model.by(Method.ML), found);
        return new ProfileRun(own, ml, coverage).run(threads);
    }

    /** The maximum of a criterion: where, its −2ℓ, whether it is one. */
    private record Summit(PreparedModel model, Place place, double value, boolean settled, int evaluations) {
        /** Polished from where a search with this verdict ended. */
        static Summit of(PreparedModel model, Point from, FitStatus status) {
            try (Workers alone = new Workers(1)) {
                ProfiledLikelihood likelihood = MixedModel.likelihood(model, alone);
                HeldSearch.Solution s = new HeldSearch(likelihood, model.random)
                        .maximize(new Quantity.None(), 0, new Place(from.d(), from.phi(), 0));
                boolean settled = s.settled() && status != FitStatus.NOT_CONVERGED;
                return new Summit(model, s.place(), s.value(), settled, likelihood.evaluations());
            }
        }

        static Summit certified(PreparedModel model, Point from) {
            try (Workers alone = new Workers(1)) {
                ProfiledLikelihood likelihood = MixedModel.likelihood(model, alone);
                CertifiedSearch.Outcome outcome = new CertifiedSearch(likelihood, model.random).run(from);
                Summit s = of(model, outcome.point(), outcome.status());
                int evaluations = s.evaluations() + likelihood.evaluations();
                return new Summit(model, s.place(), s.value(), s.settled(), evaluations);
            }
        }
    }

    private LikelihoodProfile run(int threads) {
        List<ProfiledParameters.Entry> entries = new ArrayList<>();
        try (Workers alone = new Workers(1)) {
            entries.addAll(parameters(own, alone).ofTheCriterion());
            entries.addAll(parameters(ml, alone).coefficients());
        }
        ProfileInterval[] intervals = new ProfileInterval[entries.size()];
        int[] evaluations = new int[entries.size()];
        try (Workers workers = new Workers(threads)) {
            workers.run(intervals.length, i -> intervals[i] = interval(entries.get(i), evaluations, i));
        }
        int total = own.evaluations() + (ml.equals(own) ? 0 : ml.evaluations());
        for (int e : evaluations) {
            total += e;
        }
        return new LikelihoodProfile(coverage, List.of(intervals), total);
    }

    private static ProfiledParameters parameters(Summit summit, Workers workers) {
        PreparedModel model = summit.model();
        return new ProfiledParameters(model, MixedModel.likelihood(model, workers), summit.place());
    }

    private ProfileInterval interval(ProfiledParameters.Entry entry, int[] evaluations, int i) {
        Summit summit = entry.coefficient() < 0 ? own : ml;
        Method method = summit.model().spec.method();
        if (!summit.settled() || !entry.refusal().isEmpty()) {
            return entry.parameter().without(method, summit.settled() ? entry.refusal() : NO_MAXIMUM);
        }
        try (Workers alone = new Workers(1)) {
            SignedRoot.Held held =
                    entry.coefficient() < 0 ? quantity(entry, alone) : coefficient(entry.coefficient(), alone);
            SignedRoot.Held counted = (t, near) -> {
                HeldSearch.Solution s = held.at(t, near);
                evaluations[i] += s.evaluations();
                return s;
            };
            SignedRoot root = new SignedRoot(counted, entry.parameter().estimate(), summit.value(), summit.place());
            return conditional(entry.parameter().interval(root, method, coverage));
        }
    }

    /** Says what was held beside the quantity. */
    private ProfileInterval conditional(ProfileInterval interval) {
        return own.model().residual.variance().movingMean().isEmpty()
                ? interval
                : new ProfileInterval(
                        interval.kind(),
                        interval.name(),
                        interval.method(),
                        interval.estimate(),
                        interval.lower(),
                        interval.upper(),
                        interval.curve(),
                        interval.note().isEmpty() ? MEAN_HELD : interval.note() + " " + MEAN_HELD);
    }

    private SignedRoot.Held quantity(ProfiledParameters.Entry entry, Workers workers) {
        PreparedModel model = own.model();
        HeldSearch search = new HeldSearch(MixedModel.likelihood(model, workers), model.random);
        return (t, near) -> search.maximize(entry.quantity(), t, near);
    }

    /** A coefficient is held by taking its column out of X and its share out of the response: another study for every value. */
    private SignedRoot.Held coefficient(int column, Workers workers) {
        return (t, near) -> {
            PreparedModel held = ml.model().withCoefficientHeld(column, t);
            ProfiledLikelihood likelihood = MixedModel.likelihood(held, workers);
            return new HeldSearch(likelihood, held.random).maximize(new Quantity.None(), 0, without(held, near));
        };
    }

    /** A place in a model whose other coefficients are parameters too, from one of the whole model: they begin at least squares. */
    private static Place without(PreparedModel held, Place near) {
        int now = held.residual.parameters();
        double[] before = near.phi();
        if (before.length == now) {
            return near;
        }
        int own = 0;
        while (own < now && !held.residual.isCoefficient(own)) {
            own++;
        }
        int ofVariance = Math.min(own, held.residual.variance().parameters());
        double[] phi = new double[now];
        System.arraycopy(before, 0, phi, 0, ofVariance);
        if (held.residual.estimatesCorrelation()) {
            phi[now - 1] = before[before.length - 1];
        }
        return new Place(near.d(), phi, near.logSigma());
    }
}
