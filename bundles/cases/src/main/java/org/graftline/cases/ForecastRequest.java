package org.graftline.cases;

import java.util.OptionalDouble;
import org.graftline.mixedmodel.prediction.ResponseScale;
import org.jspecify.annotations.Nullable;

/**
 * What {@code forecast} is asked.
 *
 * @param limit what must not be exceeded; empty = predictions only
 * @param acceptedRisk the largest accepted probability of exceeding the limit before the next visit
 * @param time the column of times; null = the first number of the innermost random part, else of the fixed part
 * @param scale whether the response is the logarithm of the quantity that the limit is about
 */
public record ForecastRequest(
        OptionalDouble limit, double acceptedRisk, @Nullable String time, ResponseScale scale) {
    /** The accepted risk when none is given. */
    public static final double USUAL_RISK = 0.05;

    /** A request about the response itself. */
    public static ForecastRequest of(OptionalDouble limit, double acceptedRisk, @Nullable String time) {
        return new ForecastRequest(limit, acceptedRisk, time, ResponseScale.AS_MEASURED);
    }

    /** The same request about the quantity whose natural logarithm the response is. */
    public ForecastRequest ofLogarithm() {
        return new ForecastRequest(limit, acceptedRisk, time, ResponseScale.LOGARITHM);
    }

    /** Checks the risk. */
    public ForecastRequest {
        if (!(0 < acceptedRisk && acceptedRisk < 1)) {
            throw new CaseException(
                    "An accepted risk of %s is no probability. Give a number between 0 and 1, for example 0.05."
                            .formatted(acceptedRisk));
        }
    }
}
