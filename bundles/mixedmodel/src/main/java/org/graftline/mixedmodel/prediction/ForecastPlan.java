package org.graftline.mixedmodel.prediction;

import java.util.OptionalDouble;
import org.graftline.mixedmodel.InvalidModelException;

/**
 * What to forecast.
 *
 * @param time the column of times
 * @param limit what must not be exceeded, of the quantity itself also when the response is its logarithm; empty = predictions only
 * @param acceptedRisk the largest accepted probability of exceeding the limit before the next visit
 * @param longest the longest interval to the next visit, in the unit of the time column
 * @param scale whether the response is a logarithm
 * @param options of the predictions
 */
public record ForecastPlan(
        String time,
        OptionalDouble limit,
        double acceptedRisk,
        double longest,
        ResponseScale scale,
        PredictionOptions options) {
    /** Checks the limit. */
    public ForecastPlan {
        if (limit.isPresent() && scale == ResponseScale.LOGARITHM && !(limit.getAsDouble() > 0)) {
            throw new InvalidModelException(
                    "A limit of %s for a quantity whose logarithm is the response".formatted(limit.getAsDouble()),
                    "Give the limit of the quantity itself, above 0");
        }
    }

    /** The limit on the scale of the response. */
    OptionalDouble limitOfResponse() {
        return limit.isPresent() && scale == ResponseScale.LOGARITHM
                ? OptionalDouble.of(StrictMath.log(limit.getAsDouble()))
                : limit;
    }
}
