package org.graftline.mixedmodel.prediction;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * One subject at one time.
 *
 * @param time in the unit of the time column
 * @param curve the true curve
 * @param reading one reading
 * @param curveGivenCoefficients the true curve with β̂ taken as known
 * @param readingGivenCoefficients one reading with β̂ taken as known
 * @param risks probabilities of exceeding the limit, from the subject's last reading on; empty without a limit, and without
 *     {@link ThresholdEvent#TRUE_BY} where the curve is no line
 * @param risksGivenCoefficients the same with β̂ taken as known
 */
public record ForecastPoint(
        double time,
        PredictedValue curve,
        PredictedValue reading,
        PredictedValue curveGivenCoefficients,
        PredictedValue readingGivenCoefficients,
        Map<ThresholdEvent, Double> risks,
        Map<ThresholdEvent, Double> risksGivenCoefficients) {
    /** Copies the maps. */
    public ForecastPoint {
        risks = copy(risks);
        risksGivenCoefficients = copy(risksGivenCoefficients);
    }

    private static Map<ThresholdEvent, Double> copy(Map<ThresholdEvent, Double> map) {
        Map<ThresholdEvent, Double> out = new EnumMap<>(ThresholdEvent.class);
        out.putAll(map);
        return Collections.unmodifiableMap(out);
    }
}
