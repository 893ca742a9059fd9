package org.graftline.conduct.internal.plan;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.graftline.study.Diameters;
import org.graftline.study.Endpoint;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.TumorSite;
import org.graftline.study.bench.ProtocolLimit;
import org.jspecify.annotations.Nullable;

/**
 * How close a mouse was to a limit when it was last measured.
 *
 * @param share the last value as a share of the limit
 * @param limit the limit that it is closest to
 */
record Nearness(double share, ProtocolLimit limit) {
    private static final double MM3_PER_G = 1000;

    /**
     * @param readings of one mouse, by day
     * @return null where nothing measured can be compared with a limit
     */
    static @Nullable Nearness of(List<Reading> readings, List<ProtocolLimit> limits) {
        Last last = Last.of(readings);
        Nearness nearest = null;
        for (ProtocolLimit limit : limits) {
            double value = last.value(limit.quantity());
            double threshold = limit.threshold().value();
            double share = limit.quantity().isWorseWhenLower() ? threshold / value : value / threshold;
            if (!Double.isNaN(share) && (nearest == null || share > nearest.share())) {
                nearest = new Nearness(share, limit);
            }
        }
        return nearest;
    }

    /** The last of each kind of value; NaN for none. */
    private record Last(
            Collection<Reading> tumors,
            double ulceration,
            double condition,
            double firstG,
            double peakG,
            double lastG) {
        static Last of(List<Reading> readings) {
            Map<@Nullable TumorSite, Reading> tumors = new HashMap<>();
            double ulceration = Double.NaN;
            double condition = Double.NaN;
            double firstG = Double.NaN;
            double peakG = Double.NaN;
            double lastG = Double.NaN;
            for (Reading reading : readings) {
                if (reading.status() == ReadingStatus.WITHDRAWN || reading.status() == ReadingStatus.NOT_MEASURED) {
                    continue;
                }
                if (reading.endpoint() == Endpoint.TUMOR_VOLUME) {
                    tumors.put(reading.site(), reading);
                } else if (reading.value() != null && reading.endpoint() == Endpoint.ULCERATION_SCORE) {
                    ulceration = reading.value().value();
                } else if (reading.value() != null && reading.endpoint() == Endpoint.BODY_CONDITION_SCORE) {
                    condition = reading.value().value();
                } else if (reading.value() != null && reading.endpoint() == Endpoint.BODY_WEIGHT) {
                    lastG = reading.value().value();
                    firstG = Double.isNaN(firstG) ? lastG : firstG;
                    peakG = Double.isNaN(peakG) ? lastG : Math.max(peakG, lastG);
                }
            }
            return new Last(tumors.values(), ulceration, condition, firstG, peakG, lastG);
        }

        double value(ProtocolLimit.Quantity quantity) {
            return switch (quantity) {
                case TUMOR_VOLUME -> largest(Last::volume);
                case TUMOR_BURDEN -> burden();
                case BURDEN_OF_WEIGHT -> 100 * burden() / MM3_PER_G / lastG;
                case WEIGHT_LOSS_WITHOUT_TUMOR -> 100 * (firstG - (lastG - burden() / MM3_PER_G)) / firstG;
                case LENGTH -> largest(reading -> diameter(reading, false));
                case MEAN_DIAMETER -> largest(reading -> diameter(reading, true));
                case WEIGHT_LOSS -> 100 * (firstG - lastG) / firstG;
                case WEIGHT_LOSS_FROM_PEAK -> 100 * (peakG - lastG) / peakG;
                case ULCERATION_SCORE -> ulceration;
                case BODY_CONDITION_SCORE -> condition;
            };
        }

        /** At unit density, as the limits count it. */
        private double burden() {
            return tumors.isEmpty()
                    ? Double.NaN
                    : tumors.stream().mapToDouble(Last::volume).sum();
        }

        private double largest(ToDoubleFunction<Reading> value) {
            return tumors.stream()
                    .mapToDouble(value)
                    .filter(one -> !Double.isNaN(one))
                    .max()
                    .orElse(Double.NaN);
        }

        private static double volume(Reading reading) {
            return reading.value() == null ? 0 : reading.value().value();
        }

        private static double diameter(Reading reading, boolean mean) {
            Diameters diameters = reading.diameters();
            if (diameters == null) {
                return Double.NaN;
            }
            double length = diameters.lengthMm().value();
            return mean ? (length + diameters.widthMm().value()) / 2 : length;
        }
    }
}
