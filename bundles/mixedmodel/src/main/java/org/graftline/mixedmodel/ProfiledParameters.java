package org.graftline.mixedmodel;

import java.util.ArrayList;
import java.util.List;
import org.graftline.mixedmodel.internal.criterion.PassResult;
import org.graftline.mixedmodel.internal.criterion.ProfiledLikelihood;
import org.graftline.mixedmodel.internal.design.RandomDesign;
import org.graftline.mixedmodel.internal.profile.HeldSearch;
import org.graftline.mixedmodel.internal.profile.ParameterProfile;
import org.graftline.mixedmodel.internal.profile.Place;
import org.graftline.mixedmodel.internal.profile.Quantity;
import org.graftline.mixedmodel.likelihood.ProfileInterval.Kind;

/** The parameters of a model at a maximum: estimate, range, scale and first step of each, for its profile. */
final class ProfiledParameters {
    /** A scaled variance up to this is 0, as for the certificate. */
    private static final double ZERO = 1e-8;
    /** First step of a standard deviation as a share of it, and of a residual parameter as a share of its scale. */
    private static final double FIRST = 0.3;

    private static final double NORMAL = 1.96;

    private final PreparedModel model;
    private final ProfiledLikelihood likelihood;
    private final Place place;
    private final double[][] noise;

    /** {@code place}: the maximum of {@code likelihood}. */
    ProfiledParameters(PreparedModel model, ProfiledLikelihood likelihood, Place place) {
        this.model = model;
        this.likelihood = likelihood;
        this.place = place;
        this.noise = new HeldSearch(likelihood, model.random).noise(place.phi());
    }

    /**
     * One parameter.
     *
     * @param quantity what is held; nothing for a coefficient
     * @param coefficient the column of X; −1 when it is none
     * @param refusal why it cannot be profiled; empty when it can
     */
    record Entry(ParameterProfile parameter, Quantity quantity, int coefficient, String refusal) {}

    /** σ, standard deviations, residual parameters, correlations: what the criterion is a function of. */
    List<Entry> ofTheCriterion() {
        List<Entry> out = new ArrayList<>();
        out.add(new Entry(sigma(), new Quantity.ResidualDeviation(), -1, ""));
        for (int l = 0; l < model.random.size(); l++) {
            for (int j = 0; j < model.random.get(l).size(); j++) {
                out.add(new Entry(deviation(l, j), new Quantity.StandardDeviation(l, j), -1, ""));
            }
        }
        for (int k = 0; k < model.residual.parameters(); k++) {
            if (!model.residual.isCoefficient(k)) {
                out.add(new Entry(residualParameter(k), new Quantity.ResidualParameter(k), -1, ""));
            }
        }
        for (int l = 0; l < model.random.size(); l++) {
            for (RandomDesign.Block block : model.random.get(l).blocks()) {
                if (block.structure() == CovarianceStructure.UNSTRUCTURED) {
                    correlations(l, block, out);
                }
            }
        }
        return out;
    }

    private ParameterProfile sigma() {
        return new ParameterProfile(
                Kind.SIGMA,
                "sigma",
                place.logSigma() - likelihood.meanLogV(place.phi()),
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                NORMAL / Math.sqrt(2.0 * likelihood.degreesOfFreedom()),
                StrictMath::exp);
    }

    private boolean zero(int l, int j) {
        double variance = place.d()[l][j * model.random.get(l).size() + j];
        return !(variance > ZERO * noise[l][j] * noise[l][j]);
    }

    private ParameterProfile deviation(int l, int j) {
        RandomDesign level = model.random.get(l);
        double sigma = StrictMath.exp(place.logSigma());
        double sd = zero(l, j) ? 0 : sigma * Math.sqrt(place.d()[l][j * level.size() + j]);
        double scale = level.scale()[j];
        return new ParameterProfile(
                Kind.STANDARD_DEVIATION,
                "sd %s %s".formatted(level.level(), level.names().get(j)),
                sd,
                0,
                Double.POSITIVE_INFINITY,
                FIRST * (sd > 0 ? sd : sigma * noise[l][j]),
                t -> t * scale);
    }

    private ParameterProfile residualParameter(int k) {
        String name = model.residual.name(k);
        return new ParameterProfile(
                Kind.RESIDUAL_PARAMETER,
                name,
                place.phi()[k],
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                FIRST * model.residual.scale()[k],
                t -> model.residual.reported(k, t));
    }

    private void correlations(int l, RandomDesign.Block block, List<Entry> out) {
        RandomDesign level = model.random.get(l);
        int q = level.size();
        double[] d = place.d()[l];
        for (int i = block.start(); i < block.start() + block.size(); i++) {
            for (int j = block.start(); j < i; j++) {
                String name = "cor %s %s %s"
                        .formatted(
                                level.level(),
                                level.names().get(j),
                                level.names().get(i));
                boolean none = zero(l, i) || zero(l, j);
                double r = none ? Double.NaN : d[i * q + j] / Math.sqrt(d[i * q + i] * d[j * q + j]);
                double estimate = Math.abs(r) > 1 - ZERO ? Math.signum(r) : r;
                String refusal = none
                        ? "The standard deviation of '%s' at level '%s' is 0, so the correlation does not exist."
                                .formatted(level.names().get(zero(l, j) ? j : i), level.level())
                        : "";
                double step = 0.1 + FIRST * (1 - estimate * estimate);
                ParameterProfile parameter =
                        new ParameterProfile(Kind.CORRELATION, name, estimate, -1, 1, step, t -> t);
                out.add(new Entry(parameter, new Quantity.Correlation(l, j, i), -1, refusal));
            }
        }
    }

    /** The coefficients; the likelihood must be by ML. */
    List<Entry> coefficients() {
        PassResult at = new HeldSearch(likelihood, model.random).evaluate(place);
        double[] beta = model.fixed.coefficients(at.beta);
        double[] covariance = model.fixed.covariance(at.covariance);
        List<Entry> out = new ArrayList<>();
        for (int j = 0; j < beta.length; j++) {
            ParameterProfile parameter = new ParameterProfile(
                    Kind.COEFFICIENT,
                    "fixed " + model.fixed.names().get(j),
                    beta[j],
                    Double.NEGATIVE_INFINITY,
                    Double.POSITIVE_INFINITY,
                    NORMAL * Math.sqrt(at.sigma2 * covariance[j * beta.length + j]),
                    t -> t);
            out.add(new Entry(parameter, new Quantity.None(), j, ""));
        }
        return out;
    }
}
