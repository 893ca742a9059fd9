package org.graftline.mixedmodel.correlation;

import org.graftline.mixedmodel.InvalidModelException;
import org.jspecify.annotations.Nullable;

/**
 * The correlation of the residuals of one innermost group, or of a finer group inside it. Residuals of different innermost groups are
 * independent.
 */
public sealed interface CorrelationModel {
    /** Independent residuals. */
    static CorrelationModel none() {
        return new Independent();
    }

    /** First-order autoregression by row order, corr = Φ^lag, within the innermost group or a finer factor. */
    static CorrelationModel ar1(@Nullable String within) {
        return new Autoregressive(null, within, null);
    }

    /** First-order autoregression in continuous time, corr = Φ^|t−s|, t the column {@code time}. */
    static CorrelationModel car1(String time, @Nullable String within) {
        return new ContinuousAutoregressive(time, within, null);
    }

    /** The same correlation ρ of any two rows of a group. */
    static CorrelationModel compoundSymmetry(@Nullable String within) {
        return new CompoundSymmetry(within, null);
    }

    /** Independent residuals. */
    record Independent() implements CorrelationModel {}

    /**
     * First-order autoregression, corr = Φ^lag, −1 &lt; Φ &lt; 1.
     *
     * @param time the column of whole-numbered times from which lags are counted; null = the order of the rows, lag 1 each
     * @param within the factor inside whose groups rows are correlated; null = the innermost level
     * @param parameter Φ where it is known; null = estimated
     */
    record Autoregressive(
            @Nullable String time,
            @Nullable String within,
            @Nullable Double parameter) implements CorrelationModel {
        /** Checks a known parameter. */
        public Autoregressive {
            require(parameter, -1, "Φ of ar1");
        }
    }

    /**
     * First-order autoregression in continuous time, corr = Φ^|t−s|, 0 &lt; Φ &lt; 1.
     *
     * @param time the column of times
     * @param within the factor inside whose groups rows are correlated; null = the innermost level
     * @param parameter Φ where it is known; null = estimated
     */
    record ContinuousAutoregressive(
            String time, @Nullable String within, @Nullable Double parameter) implements CorrelationModel {
        /** Checks a known parameter. */
        public ContinuousAutoregressive {
            require(parameter, 0, "Φ of car1");
        }
    }

    /**
     * Equal correlation of all pairs, −1/(m−1) &lt; ρ &lt; 1 for groups of m rows.
     *
     * @param within the factor inside whose groups rows are correlated; null = the innermost level
     * @param parameter ρ where it is known; null = estimated
     */
    record CompoundSymmetry(
            @Nullable String within, @Nullable Double parameter) implements CorrelationModel {
        /** Checks a known parameter. */
        public CompoundSymmetry {
            require(parameter, -1, "ρ of compoundSymmetry");
        }
    }

    private static void require(@Nullable Double parameter, double above, String name) {
        if (parameter != null && !(parameter > above && parameter < 1)) {
            throw new InvalidModelException(
                    "The known %s is %s".formatted(name, parameter),
                    "Give a number above %s and below 1".formatted(above));
        }
    }
}
