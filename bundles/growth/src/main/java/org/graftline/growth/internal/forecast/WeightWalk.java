package org.graftline.growth.internal.forecast;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.StudyData;
import org.graftline.study.bench.ProtocolLimit;
import org.graftline.study.bench.ProtocolLimit.Quantity;
import org.graftline.study.conduct.CrossingForecasts.Crossing;

/**
 * Body weight as a random walk of its logarithm, seen with the scatter of a balance: squared steps between two visits are 2r + q·dt on
 * the average of all mice. A simple model, fit to say who may lose more than allowed within days.
 */
final class WeightWalk {
    private static final int FEWEST_STEPS = 20;

    private final Map<MouseId, NavigableMap<Double, Double>> weights;
    private final double scatter;
    private final double perDay;

    private WeightWalk(Map<MouseId, NavigableMap<Double, Double>> weights, double scatter, double perDay) {
        this.weights = weights;
        this.scatter = scatter;
        this.perDay = perDay;
    }

    /** @return empty with fewer than twenty steps from one weight to the next */
    static Optional<WeightWalk> of(StudyData data) {
        Map<MouseId, NavigableMap<Double, Double>> weights = new HashMap<>();
        for (Reading reading : data.readings()) {
            if (reading.endpoint() == Endpoint.BODY_WEIGHT
                    && reading.value() != null
                    && reading.value().value() > 0) {
                weights.computeIfAbsent(reading.mouse(), mouse -> new TreeMap<>())
                        .put(
                                reading.day().value(),
                                StrictMath.log(reading.value().value()));
            }
        }
        int n = 0;
        double t = 0;
        double tt = 0;
        double d = 0;
        double td = 0;
        for (NavigableMap<Double, Double> own : new TreeMap<>(weights).values()) {
            Map.Entry<Double, Double> before = null;
            for (Map.Entry<Double, Double> now : own.entrySet()) {
                if (before != null) {
                    double dt = now.getKey() - before.getKey();
                    double step = now.getValue() - before.getValue();
                    n++;
                    t += dt;
                    tt += dt * dt;
                    d += step * step;
                    td += dt * step * step;
                }
                before = now;
            }
        }
        if (n < FEWEST_STEPS) {
            return Optional.empty();
        }
        double spread = tt - t * t / n;
        double q = spread > 0 ? (td - t * d / n) / spread : d / t;
        q = Math.min(Math.max(q, 0.1 * d / t), d / t); // a walk that does not walk would promise too much
        double r = Math.max(0, (d - q * t) / n / 2);
        return Optional.of(new WeightWalk(weights, r, q));
    }

    Optional<Crossing> crossing(ProtocolLimit limit, MouseId mouse, double day) {
        NavigableMap<Double, Double> own = weights.get(mouse);
        double left = 1 - limit.threshold().value() / 100;
        if (own == null || left <= 0) {
            return Optional.empty();
        }
        double from = limit.quantity() == Quantity.WEIGHT_LOSS
                ? own.firstEntry().getValue()
                : own.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        double above = own.lastEntry().getValue() - (from + StrictMath.log(left));
        double walked = perDay * Math.max(0, day - own.lastKey());
        double at = Normal.above(0, -above, walked + scatter);
        // a walk that ends below has passed, and as many passed and came back (reflection)
        return Optional.of(new Crossing(
                limit, Normal.above(0, -above, walked + 2 * scatter), at, walked > 0 ? Math.min(1, 2 * at) : at));
    }
}
