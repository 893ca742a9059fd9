package org.graftline.mixedmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graftline.mixedmodel.correlation.CorrelationModel;
import org.graftline.mixedmodel.variance.VarianceCovariate;
import org.graftline.mixedmodel.variance.VarianceModel;

/** How the residual structure of a smaller model lies in that of a larger one. */
enum ResidualNesting {
    /** The two are the same, or the smaller lies in the inside of the larger: what is added can be of either sign. */
    INSIDE,
    /** The smaller lies on the boundary of the larger by one parameter that cannot be negative. */
    ON_THE_BOUNDARY,
    /** The smaller is a special case of the larger in which other parameters lose their meaning: no chi-squared distribution applies. */
    IRREGULAR,
    /** The smaller is no special case of the larger. */
    NOT_NESTED;

    /** Whether a variance follows the mean that the model itself predicts. */
    static boolean followsMean(VarianceModel model) {
        if (model instanceof VarianceModel.Combined c) {
            return c.parts().stream().anyMatch(ResidualNesting::followsMean);
        }
        if (model instanceof VarianceModel.Held h) {
            return followsMean(h.function());
        }
        return covariate(model)
                .filter(c -> !(c instanceof VarianceCovariate.Column))
                .isPresent();
    }

    private static Optional<VarianceCovariate> covariate(VarianceModel model) {
        if (model instanceof VarianceModel.Exponential v) {
            return Optional.of(v.covariate());
        }
        if (model instanceof VarianceModel.Power v) {
            return Optional.of(v.covariate());
        }
        return model instanceof VarianceModel.ConstPower v ? Optional.of(v.covariate()) : Optional.empty();
    }

    /** How the variance function {@code small} lies in {@code large}. */
    static ResidualNesting of(VarianceModel small, VarianceModel large) {
        List<VarianceModel> rest = parts(large);
        for (VarianceModel part : parts(small)) {
            if (!rest.remove(part)) {
                return special(small, large);
            }
        }
        return rest.stream().map(ResidualNesting::besideConstant).reduce(INSIDE, ResidualNesting::worse);
    }

    private static List<VarianceModel> parts(VarianceModel model) {
        if (model instanceof VarianceModel.Combined c) {
            return new ArrayList<>(c.parts());
        }
        return model instanceof VarianceModel.Constant ? new ArrayList<>() : new ArrayList<>(List.of(model));
    }

    /** How constant variance lies in a function of its own. */
    private static ResidualNesting besideConstant(VarianceModel added) {
        if (added instanceof VarianceModel.Fixed || added instanceof VarianceModel.Held) {
            return NOT_NESTED;
        }
        return added instanceof VarianceModel.ConstPower ? IRREGULAR : INSIDE;
    }

    /** One function in a richer one of its family. */
    private static ResidualNesting special(VarianceModel small, VarianceModel large) {
        if (small instanceof VarianceModel.Held held) {
            return held.function().equals(large) ? INSIDE : NOT_NESTED;
        }
        if (small instanceof VarianceModel.Exponential s && large instanceof VarianceModel.Exponential l) {
            return s.by() == null && s.covariate().equals(l.covariate()) ? INSIDE : NOT_NESTED;
        }
        if (small instanceof VarianceModel.Power s && large instanceof VarianceModel.Power l) {
            return s.by() == null && s.covariate().equals(l.covariate()) ? INSIDE : NOT_NESTED;
        }
        if (small instanceof VarianceModel.Power s && large instanceof VarianceModel.ConstPower l) {
            if (!s.covariate().equals(l.covariate())) {
                return NOT_NESTED;
            }
            return s.by() == null && l.by() == null ? ON_THE_BOUNDARY : IRREGULAR;
        }
        return NOT_NESTED;
    }

    /** How the residual correlation {@code small} lies in {@code large}. */
    static ResidualNesting of(CorrelationModel small, CorrelationModel large) {
        if (small.equals(large)) {
            return INSIDE;
        }
        if (small.equals(known(large, small))) {
            return INSIDE;
        }
        if (!(small instanceof CorrelationModel.Independent) || !large.equals(known(large, CorrelationModel.none()))) {
            return NOT_NESTED;
        }
        // Φ of CAR(1) lies between 0 and 1, independence at its lower end.
        return large instanceof CorrelationModel.ContinuousAutoregressive ? ON_THE_BOUNDARY : INSIDE;
    }

    /** The correlation with the parameter that {@code like} knows, if it is of the same kind; else with an unknown one. */
    private static CorrelationModel known(CorrelationModel model, CorrelationModel like) {
        if (model instanceof CorrelationModel.Autoregressive m) {
            return new CorrelationModel.Autoregressive(
                    m.time(), m.within(), like instanceof CorrelationModel.Autoregressive l ? l.parameter() : null);
        }
        if (model instanceof CorrelationModel.ContinuousAutoregressive m) {
            return new CorrelationModel.ContinuousAutoregressive(
                    m.time(),
                    m.within(),
                    like instanceof CorrelationModel.ContinuousAutoregressive l ? l.parameter() : null);
        }
        return model instanceof CorrelationModel.CompoundSymmetry m
                ? new CorrelationModel.CompoundSymmetry(
                        m.within(), like instanceof CorrelationModel.CompoundSymmetry l ? l.parameter() : null)
                : model;
    }

    private static ResidualNesting worse(ResidualNesting a, ResidualNesting b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
