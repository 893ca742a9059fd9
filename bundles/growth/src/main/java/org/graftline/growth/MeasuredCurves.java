package org.graftline.growth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.graftline.study.Arm;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.StudyData;
import org.graftline.study.TumorSite;
import org.jspecify.annotations.Nullable;

/**
 * Volumes as they were measured, visit by visit: median and quartiles over the tumors of each arm, without a model. Tumors that are
 * measured on different days are taken together over the usual time between two visits, so that the line follows tumors and not who
 * happened to be measured on a day. Mice that left are
 * missing from later days, so a median may fall because the largest tumors are gone; the model allows for that, this does not. Takes
 * one pass over the readings. A pure function of the study.
 */
public final class MeasuredCurves {
    /** What stands for all mice while none has an arm. */
    private static final ArmName EVERYBODY = new ArmName("all mice");

    private MeasuredCurves() {}

    /**
     * One arm.
     *
     * @param points by day
     */
    public record Curve(ArmName arm, ArmRole role, List<Point> points) {
        /** Copies the points in. */
        public Curve {
            points = List.copyOf(points);
        }
    }

    /**
     * One visit of an arm.
     *
     * @param day mean of the days on which its tumors were measured, since the mouse's own day 0
     * @param mice how many mice were measured
     * @param lowMm3 lower quartile, mm³
     * @param medianMm3 median, mm³
     * @param highMm3 upper quartile, mm³
     */
    public record Point(double day, int mice, double lowMm3, double medianMm3, double highMm3) {}

    /**
     * A tumor of a visit is the mean of its readings; one too small to measure counts as the smallest that was measured at all, as in
     * the analysis.
     *
     * @param data with the arms that may be seen
     * @return control first, then by name; empty where no volume was measured
     */
    public static List<Curve> of(StudyData data) {
        Map<MouseId, ArmName> armOf = new HashMap<>();
        data.assignments().forEach(one -> armOf.put(one.mouse(), one.arm()));
        boolean nobody = armOf.isEmpty();
        double smallest = data.readings().stream()
                .filter(MeasuredCurves::isMeasured)
                .mapToDouble(MeasuredCurves::mm3)
                .min()
                .orElse(Double.NaN);
        double gap = usualGap(data);
        Map<ArmName, TreeMap<Long, Visit>> arms = new HashMap<>();
        for (Reading reading : data.readings()) {
            ArmName arm = nobody ? EVERYBODY : armOf.get(reading.mouse());
            if (arm != null && counts(reading) && !Double.isNaN(smallest)) {
                double day = data.ownDay(reading.mouse(), reading.day());
                arms.computeIfAbsent(arm, name -> new TreeMap<>())
                        .computeIfAbsent((long) Math.floor(day / gap + 0.5), visit -> new Visit())
                        .add(reading, day, isMeasured(reading) ? mm3(reading) : smallest);
            }
        }
        Map<ArmName, ArmRole> roles = new HashMap<>();
        data.arms().forEach((Arm arm) -> roles.put(arm.name(), arm.role()));
        List<Curve> curves = new ArrayList<>();
        arms.forEach((arm, visits) -> curves.add(new Curve(
                arm,
                roles.getOrDefault(arm, ArmRole.TREATED),
                visits.values().stream().map(Visit::point).toList())));
        curves.sort(Comparator.comparing(Curve::role).thenComparing(Curve::arm));
        return List.copyOf(curves);
    }

    private static boolean counts(Reading reading) {
        return reading.endpoint() == Endpoint.TUMOR_VOLUME
                && reading.status() != ReadingStatus.WITHDRAWN
                && reading.status() != ReadingStatus.NOT_MEASURED;
    }

    private static boolean isMeasured(Reading reading) {
        return counts(reading) && mm3(reading) > 0;
    }

    private static double mm3(Reading reading) {
        return reading.value() == null ? Double.NaN : reading.value().value();
    }

    private record Tumor(MouseId mouse, @Nullable TumorSite site) {}

    /** The median of the times from one day of a tumor to its next; a day where none was measured twice. */
    private static double usualGap(StudyData data) {
        Map<Tumor, TreeSet<Double>> days = new HashMap<>();
        data.readings().stream()
                .filter(MeasuredCurves::counts)
                .forEach(reading -> days.computeIfAbsent(
                                new Tumor(reading.mouse(), reading.site()), tumor -> new TreeSet<>())
                        .add(reading.day().value()));
        double[] gaps = days.values().stream()
                .flatMapToDouble(own -> own.stream()
                        .filter(day -> own.higher(day) != null)
                        .mapToDouble(day -> Objects.requireNonNull(own.higher(day)) - day))
                .toArray();
        return gaps.length == 0 ? 1 : Math.max(1, quantile(gaps, 0.5));
    }

    private static double quantile(double[] values, double share) {
        return new Percentile() // as R's default (Hyndman and Fan 1996)
                .withEstimationType(Percentile.EstimationType.R_7)
                .evaluate(values, 100 * share);
    }

    /** The tumors of an arm about one day; not for several threads. */
    private static final class Visit {
        private final Map<Tumor, double[]> tumors = new LinkedHashMap<>();
        private final Set<MouseId> mice = new HashSet<>();

        void add(Reading reading, double day, double mm3) {
            double[] sum = tumors.computeIfAbsent(new Tumor(reading.mouse(), reading.site()), tumor -> new double[3]);
            sum[0] += mm3;
            sum[1] += day;
            sum[2]++;
            mice.add(reading.mouse());
        }

        Point point() {
            double[] mm3 =
                    tumors.values().stream().mapToDouble(sum -> sum[0] / sum[2]).toArray();
            double day = tumors.values().stream()
                    .mapToDouble(sum -> sum[1] / sum[2])
                    .average()
                    .orElseThrow();
            return new Point(day, mice.size(), quantile(mm3, 0.25), quantile(mm3, 0.5), quantile(mm3, 0.75));
        }
    }
}
