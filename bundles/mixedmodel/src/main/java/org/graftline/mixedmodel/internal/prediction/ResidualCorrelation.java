package org.graftline.mixedmodel.internal.prediction;

import java.util.Optional;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.correlation.CorrelationModel;

/**
 * The correlation of two residuals of one run at any two times, at the estimated parameter: Φ^|s−t| or ρ.
 *
 * @param kind which law
 * @param parameter Φ or ρ
 */
public record ResidualCorrelation(Kind kind, double parameter) {
    /** The laws. */
    public enum Kind {
        /** Φ to the power of a whole-numbered lag. */
        DISCRETE,
        /** Φ to the power of a distance. */
        CONTINUOUS,
        /** ρ whatever the times. */
        EXCHANGEABLE
    }

    /** That of a fit; empty when its residuals are independent. */
    public static Optional<ResidualCorrelation> of(Fit fit) {
        CorrelationModel model = fit.spec().correlation();
        if (model instanceof CorrelationModel.Independent) {
            return Optional.empty();
        }
        Kind kind = model instanceof CorrelationModel.Autoregressive
                ? Kind.DISCRETE
                : model instanceof CorrelationModel.ContinuousAutoregressive ? Kind.CONTINUOUS : Kind.EXCHANGEABLE;
        double parameter = fit.correlation().values().iterator().next();
        return Optional.of(new ResidualCorrelation(kind, parameter));
    }

    /** Whether given the nearest times before and after, the others say nothing more. */
    boolean markov() {
        return kind != Kind.EXCHANGEABLE;
    }

    /** The correlation of two different residuals of one run. */
    public double between(double s, double t) {
        if (kind == Kind.EXCHANGEABLE) {
            return parameter;
        }
        double gap = Math.abs(s - t);
        return parameter < 0 && gap % 2 != 0
                ? -StrictMath.pow(-parameter, gap)
                : StrictMath.pow(Math.abs(parameter), gap);
    }

    /** ∂{@link #between}/∂parameter. */
    public double slopeBetween(double s, double t) {
        if (kind == Kind.EXCHANGEABLE) {
            return 1;
        }
        double gap = Math.abs(s - t);
        return gap == 0 ? 0 : gap * between(s, t) / parameter;
    }
}
