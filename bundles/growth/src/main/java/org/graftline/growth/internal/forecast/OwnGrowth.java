package org.graftline.growth.internal.forecast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.graftline.mixedmodel.CovarianceStructure;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.FitOptions;
import org.graftline.mixedmodel.MixedModel;
import org.graftline.mixedmodel.MixedModelException;
import org.graftline.mixedmodel.ModelSpec;
import org.graftline.mixedmodel.prediction.PredictedValue;
import org.graftline.mixedmodel.prediction.PredictionOptions;
import org.graftline.mixedmodel.prediction.PredictionTarget;
import org.graftline.mixedmodel.prediction.Predictor;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.StudyData;
import org.graftline.study.StudyDay;
import org.graftline.study.TumorSite;
import org.jspecify.annotations.Nullable;

/**
 * How the tumors of one study grow, arms unseen: log volume against the day of the mouse (its own, where cohorts began on different
 * days, so that the same day means the same stage of treatment), a random line per donor and per tumor. Fitted once; the next
 * reading of a tumor then follows from its own earlier readings by one elimination step, without a refit. Immutable; equal readings give
 * equal bytes, whatever arms, order or thread. Safe for many threads.
 */
final class OwnGrowth {
    /** Of a reading: one ordinary reading in a hundred lies outside. */
    static final double LEVEL = 0.99;

    private static final int FEWEST_TUMORS = 5;
    private static final int FEWEST_VISITS = 3;
    private static final FitOptions BACKGROUND = new FitOptions(1).withoutSmallSampleTests();

    private final Predictor predictor;
    private final double tails;
    private final Map<MouseId, String> donors;
    private final Map<String, NavigableMap<Double, Double>> fitted;
    private final GrowthLaw law;
    private final Map<MouseId, StudyDay> dayZeros;
    private final double lastDay;

    private OwnGrowth(
            Fit fit,
            Map<MouseId, String> donors,
            Map<String, NavigableMap<Double, Double>> fitted,
            GrowthLaw law,
            Map<MouseId, StudyDay> dayZeros,
            double lastDay) {
        this.dayZeros = dayZeros;
        this.lastDay = lastDay;
        this.predictor = Predictor.of(fit).with(PredictionOptions.defaults().withConfidence(LEVEL));
        this.tails = Tails.widening(fit.pearsonResiduals(), LEVEL);
        this.donors = donors;
        this.fitted = fitted;
        this.law = law;
    }

    /**
     * Fits a study; takes seconds for a large one.
     *
     * @return empty with fewer than five tumors of three days each, or where no fit settles
     */
    static Optional<OwnGrowth> of(StudyData data) {
        Map<MouseId, String> donors = new HashMap<>();
        data.mice().forEach(mouse -> donors.put(mouse.mouse(), mouse.donor().value()));
        Map<String, List<Reading>> readings = new TreeMap<>();
        for (Reading reading : data.readings()) {
            if (TumorVisits.isMeasured(reading) && donors.containsKey(reading.mouse())) {
                readings.computeIfAbsent(TumorVisits.name(reading.mouse(), reading.site()), k -> new ArrayList<>())
                        .add(reading);
            }
        }
        Map<String, NavigableMap<Double, Double>> visits = new TreeMap<>();
        Map<String, String> donorOf = new HashMap<>();
        readings.forEach((tumor, its) -> {
            visits.put(
                    tumor,
                    TumorVisits.of(
                            its, TumorVisits.zero(data.dayZeros(), its.get(0).mouse())));
            donorOf.put(tumor, donors.getOrDefault(its.get(0).mouse(), ""));
        });
        long followed =
                visits.values().stream().filter(v -> v.size() >= FEWEST_VISITS).count();
        if (followed < FEWEST_TUMORS) {
            return Optional.empty();
        }
        DataTable table = table(visits, donorOf);
        long groups = donorOf.values().stream().distinct().count();
        boolean donorLine = groups > 1 && groups < visits.size();
        return settled(table, donorLine)
                .map(fit -> new OwnGrowth(
                        fit, donors, visits, GrowthLaw.of(fit, visits, donorOf), data.dayZeros(), lastDay(readings)));
    }

    private static double lastDay(Map<String, List<Reading>> readings) {
        return readings.values().stream()
                .flatMap(List::stream)
                .mapToDouble(reading -> reading.day().value())
                .max()
                .orElse(0);
    }

    /** @return the last study day that it was fitted on */
    double lastDay() {
        return lastDay;
    }

    /** @return the own days 0 that it was fitted with: whoever asks it counts by these */
    Map<MouseId, StudyDay> dayZeros() {
        return dayZeros;
    }

    /** @return how tumors of the study grow, for forecasts over days */
    GrowthLaw law() {
        return law;
    }

    /** @return how the model settled, as the fit says it */
    String message() {
        return predictor.fit().message();
    }

    /** With one spread for all sizes: that of the fitted size takes minutes for a large study. Correlations only where the data carry them. */
    private static Optional<Fit> settled(DataTable table, boolean donorLine) {
        Optional<Fit> fit = fit(table, donorLine, CovarianceStructure.UNSTRUCTURED);
        return fit.isPresent() ? fit : fit(table, donorLine, CovarianceStructure.DIAGONAL);
    }

    private static Optional<Fit> fit(DataTable table, boolean donorLine, CovarianceStructure structure) {
        ModelSpec.Builder spec = ModelSpec.of("logvolume", "~ day");
        if (donorLine) {
            spec.level("donor").random("~ day", structure);
        }
        spec.level("tumor").random("~ day", structure);
        try {
            Fit fit = MixedModel.fit(spec.build(), table, BACKGROUND);
            return fit.converged() ? Optional.of(fit) : Optional.empty();
        } catch (MixedModelException refused) {
            return Optional.empty(); // the data cannot carry it; the rule stays silent or takes the simpler one
        }
    }

    private static DataTable table(Map<String, NavigableMap<Double, Double>> visits, Map<String, String> donorOf) {
        List<Row> rows = new ArrayList<>();
        visits.forEach((tumor, days) ->
                days.forEach((day, log) -> rows.add(new Row(donorOf.getOrDefault(tumor, ""), tumor, day, log))));
        return table(rows);
    }

    private static DataTable table(List<Row> rows) {
        return DataTable.builder()
                .texts("donor", rows.stream().map(Row::donor).toArray(String[]::new))
                .texts("tumor", rows.stream().map(Row::tumor).toArray(String[]::new))
                .numbers("day", rows.stream().mapToDouble(Row::day).toArray())
                .numbers("logvolume", rows.stream().mapToDouble(Row::logVolume).toArray())
                .build();
    }

    /**
     * The next reading of a tumor.
     *
     * @param studyDay the day of the study
     * @param earlier its readings on days before, in any order
     * @return the volume, mm³, with its {@link #LEVEL} interval; empty where the mouse or an earlier volume is unknown
     */
    Optional<Next> next(MouseId mouse, @Nullable TumorSite site, double studyDay, List<Reading> earlier) {
        String donor = donors.get(mouse);
        double zero = TumorVisits.zero(dayZeros, mouse);
        double day = studyDay - zero;
        NavigableMap<Double, Double> own = TumorVisits.of(earlier, zero);
        own.tailMap(day, true).clear();
        if (donor == null || own.isEmpty()) {
            return Optional.empty();
        }
        String tumor = TumorVisits.name(mouse, site);
        NavigableMap<Double, Double> seen = fitted.getOrDefault(tumor, new TreeMap<>());
        boolean asFitted = own.entrySet().containsAll(seen.entrySet());
        // Readings that the fit has and that were corrected since, or lie ahead, cannot be taken out of it: then the
        // tumor is a new one
        // of a new donor, so that nothing counts twice.
        String group = asFitted ? tumor : tumor + "\nanew";
        String outer = asFitted ? donor : donor + "\nanew";
        List<Row> news = new ArrayList<>();
        own.forEach((at, log) -> {
            if (!asFitted || !seen.containsKey(at)) {
                news.add(new Row(outer, group, at, log));
            }
        });
        Predictor now = news.isEmpty() ? predictor : predictor.observing(table(news));
        PredictedValue log = now.predict(
                        table(List.of(new Row(outer, group, day, Double.NaN))), PredictionTarget.reading())
                .value(0);
        double middle = (log.lower() + log.upper()) / 2;
        double half = tails * (log.upper() - log.lower()) / 2;
        return Double.isFinite(middle) && Double.isFinite(half)
                ? Optional.of(new Next(
                        own.lastKey() + zero,
                        StrictMath.exp(own.lastEntry().getValue()),
                        StrictMath.exp(middle - half),
                        StrictMath.exp(middle + half)))
                : Optional.empty();
    }

    /**
     * What is expected of a reading.
     *
     * @param lastDay the study day of the last visit before it
     * @param lastMm3 what was measured then
     * @param lowMm3 lower end of the interval
     * @param highMm3 upper end of the interval
     */
    record Next(double lastDay, double lastMm3, double lowMm3, double highMm3) {
        boolean holds(double mm3) {
            return lowMm3 <= mm3 && mm3 <= highMm3;
        }
    }

    private record Row(String donor, String tumor, double day, double logVolume) {}
}
