package org.graftline.growth.internal.forecast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.graftline.study.Diameters;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.StudyData;
import org.graftline.study.StudyDay;
import org.graftline.study.bench.ProtocolLimit;
import org.graftline.study.bench.ProtocolLimit.Quantity;
import org.graftline.study.conduct.CrossingForecasts.Crossing;
import org.graftline.study.conduct.CrossingForecasts.Model;
import org.graftline.study.conduct.CrossingForecasts.Outlook;
import org.jspecify.annotations.Nullable;

/** The outlook of one study: the course of every tumor, held against the limits. */
final class MouseCourses implements Outlook {
    private final List<ProtocolLimit> limits;
    private final @Nullable Model model;
    private final @Nullable GrowthLaw law;
    private final @Nullable WeightWalk weights;
    private final Map<MouseId, StudyDay> dayZeros;
    private final Map<MouseId, List<Followed>> tumors = new HashMap<>();

    /**
     * A tumor and what is known of it.
     *
     * @param course after its last reading
     * @param measured whether it was measured at all; else the course is that of its donor or of the study
     * @param last its latest reading with two diameters; null for none
     */
    private record Followed(
            Course course, boolean measured, @Nullable Reading last) {}

    /**
     * @param data with the own days 0 that the law was learned with
     * @param model null without a model
     * @param law null without a model
     */
    MouseCourses(StudyData data, List<ProtocolLimit> limits, @Nullable Model model, @Nullable GrowthLaw law) {
        this.limits = List.copyOf(limits);
        this.model = model;
        this.law = law;
        this.dayZeros = data.dayZeros();
        this.weights = limits.stream().anyMatch(MouseCourses::isWeight)
                ? WeightWalk.of(data).orElse(null)
                : null;
        if (law != null) {
            follow(data, law);
        }
    }

    private void follow(StudyData data, GrowthLaw known) {
        Map<String, Reading> withDiameters = new HashMap<>();
        for (Reading reading : data.readings()) { // by day within a tumor
            if (TumorVisits.isMeasured(reading) && reading.diameters() != null) {
                withDiameters.put(TumorVisits.name(reading.mouse(), reading.site()), reading);
            }
        }
        Map<MouseId, Map<String, NavigableMap<Double, Double>>> visits = GrowthLaw.tumors(data);
        data.mice().forEach(mouse -> {
            List<Followed> its = new ArrayList<>();
            String donor = mouse.donor().value();
            visits.getOrDefault(mouse.mouse(), Map.of())
                    .forEach((tumor, own) ->
                            its.add(new Followed(known.course(tumor, donor, own), true, withDiameters.get(tumor))));
            if (its.isEmpty()) {
                String name = TumorVisits.name(mouse.mouse(), null);
                its.add(new Followed(known.course(name, donor, new TreeMap<>()), false, null));
            }
            tumors.put(mouse.mouse(), its);
        });
    }

    @Override
    public Optional<Model> model() {
        return Optional.ofNullable(model);
    }

    @Override
    public Optional<Crossing> crossing(MouseId mouse, double day) {
        Crossing worst = null;
        for (ProtocolLimit limit : limits) {
            Crossing next = crossing(limit, mouse, day);
            if (next != null && (worst == null || next.risk() > worst.risk())) {
                worst = next;
            }
        }
        return Optional.ofNullable(worst);
    }

    private @Nullable Crossing crossing(ProtocolLimit limit, MouseId mouse, double day) {
        if (isWeight(limit)) {
            return weights == null ? null : weights.crossing(limit, mouse, day).orElse(null);
        }
        double own = day - TumorVisits.zero(dayZeros, mouse);
        List<Followed> its = tumors.getOrDefault(mouse, List.of());
        if (law == null || its.isEmpty()) {
            return null;
        }
        Scatter scatter = law.scatter();
        if (limit.quantity() == Quantity.TUMOR_BURDEN && its.size() > 1) {
            return TumorSum.crossing(limit, its.stream().map(Followed::course).toList(), own, scatter);
        }
        Crossing worst = null;
        for (Followed tumor : its) {
            double mm3 = volumeAt(limit, tumor.last());
            if (Double.isNaN(mm3)) {
                continue;
            }
            Crossing next = crossing(limit, StrictMath.log(mm3), tumor.course(), tumor.measured(), own, scatter);
            if (worst == null || next.risk() > worst.risk()) {
                worst = next;
            }
        }
        return worst;
    }

    /**
     * The chance of one tumor.
     *
     * @param log the limit, log mm³
     * @param start its course
     * @param seen whether it was measured
     */
    static Crossing crossing(ProtocolLimit limit, double log, Course start, boolean seen, double day, Scatter scatter) {
        if (!seen) { // nothing was seen yet, so nothing can have passed since
            Course there = start.straight(day);
            double at = Normal.above(log, there.level(), there.p00());
            return new Crossing(
                    limit, Normal.above(log, there.level(), there.p00() + scatter.residual(there.level())), at, at);
        }
        Course end = scatter.ahead(start, Math.max(day, start.day()));
        double at = Normal.above(log, end.level(), end.p00());
        double by = Normal.eitherAbove(log, new double[] {start.level(), end.level()}, new double[] {
            start.p00(), start.covarianceWith(end.day(), scatter.waning()), end.p00()
        });
        double measured = Normal.above(log, end.level(), end.p00() + scatter.residual(end.level()));
        return new Crossing(limit, measured, at, Math.max(at, by));
    }

    /** The volume that a limit means for a tumor that keeps its shape; NaN where that is unknown or the limit is of something else. */
    private static double volumeAt(ProtocolLimit limit, @Nullable Reading last) {
        double threshold = limit.threshold().value();
        if (limit.quantity() == Quantity.TUMOR_VOLUME || limit.quantity() == Quantity.TUMOR_BURDEN) {
            return threshold;
        }
        Diameters diameters = last == null ? null : last.diameters();
        if (diameters == null || last == null || last.value() == null) {
            return Double.NaN;
        }
        double length = diameters.lengthMm().value();
        double now = switch (limit.quantity()) {
            case LENGTH -> length;
            case MEAN_DIAMETER -> (length + diameters.widthMm().value()) / 2;
            default -> Double.NaN;
        };
        return last.value().value() * StrictMath.pow(threshold / now, 3);
    }

    private static boolean isWeight(ProtocolLimit limit) {
        return limit.quantity() == Quantity.WEIGHT_LOSS || limit.quantity() == Quantity.WEIGHT_LOSS_FROM_PEAK;
    }
}
