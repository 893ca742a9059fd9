package org.graftline.mixedmodel.prediction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.InvalidModelException;
import org.graftline.mixedmodel.InvalidTableException;
import org.graftline.mixedmodel.RandomTerm;
import org.graftline.mixedmodel.internal.design.ModelFormula;
import org.graftline.mixedmodel.internal.prediction.SubjectRows;
import org.graftline.mixedmodel.internal.prediction.TableDesign;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts every subject of a table at once: its rows with a response are readings that update what is known of it, its rows without one
 * are times to forecast. A subject without such rows is forecast at round times ahead.
 */
public final class SubjectForecasts {
    /** Round times ahead come in steps of 1, 2 or 5 times a power of ten, about so many to the span of the data. */
    private static final int STEPS = 10;

    private final Predictor predictor;
    private final ForecastPlan plan;
    private final DataTable table;

    private SubjectForecasts(Predictor predictor, ForecastPlan plan, DataTable table) {
        this.predictor = predictor;
        this.plan = plan;
        this.table = table;
    }

    /**
     * Forecasts.
     *
     * @param rows readings that the fit has not seen, and times to forecast
     * @return one forecast per innermost group, in the order of their first rows; rows without a group are subjects of their own
     */
    public static List<SubjectForecast> of(Fit fit, DataTable rows, ForecastPlan plan) {
        return of(Predictor.of(fit), rows, plan);
    }

    /** The same from a predictor, for example one that has {@linkplain Predictor#of(Fit, DataTable) the table of the fit} before it. */
    public static List<SubjectForecast> of(Predictor predictor, DataTable rows, ForecastPlan plan) {
        Predictor observed = predictor.with(plan.options()).observing(rows);
        return new SubjectForecasts(observed, plan, rows).forecasts();
    }

    /**
     * The column of times that a model speaks of: the first number in the random part of the innermost level, else in the fixed part.
     *
     * @throws InvalidModelException if there is none
     */
    public static String timeColumn(Fit fit) {
        List<String> formulas = new ArrayList<>();
        List<RandomTerm> random = fit.spec().random();
        if (!random.isEmpty()) {
            String inner = fit.random().get(fit.random().size() - 1).level();
            random.stream().filter(t -> t.level().equals(inner)).forEach(t -> formulas.add(t.formula()));
        }
        formulas.add(fit.spec().fixed());
        return formulas.stream()
                .flatMap(f -> ModelFormula.parse(f).columns().stream())
                .filter(column -> !fit.factorLevels().containsKey(column))
                .findFirst()
                .orElseThrow(() -> new InvalidModelException(
                        "No column of the model '%s' can be a time"
                                .formatted(fit.spec().fixed()),
                        "Name the column of times"));
    }

    /** Largest minus smallest time of a table: how far ahead it is fair to look. */
    public static double span(DataTable data, String time) {
        double[] times = Arrays.stream(data.numbers(time))
                .filter(t -> !Double.isNaN(t))
                .sorted()
                .toArray();
        return times.length == 0 ? 0 : times[times.length - 1] - times[0];
    }

    private List<SubjectForecast> forecasts() {
        TableDesign design = new TableDesign(predictor.fit(), asTimed());
        Map<String, SubjectRows> subjects = new LinkedHashMap<>();
        int levels = predictor.fit().random().size();
        for (int i = 0; i < design.rows(); i++) {
            List<@Nullable String> paths = new ArrayList<>();
            for (int l = 0; l < levels; l++) {
                paths.add(design.path(l, i));
            }
            boolean named = !paths.isEmpty() && paths.get(levels - 1) != null;
            SubjectRows subject =
                    subjects.computeIfAbsent(named ? "group " + paths : "row " + i, k -> SubjectRows.of(paths));
            (Double.isNaN(design.response(i)) ? subject.asked() : subject.observed()).add(i);
        }
        return subjects.values().stream().map(this::forecast).toList();
    }

    private DataTable asTimed() {
        if (!table.has(plan.time())) {
            throw new InvalidTableException(
                    "The rows to forecast have no column '%s'".formatted(plan.time()),
                    "Give the times, or name another column of times");
        }
        return table;
    }

    private SubjectForecast forecast(SubjectRows rows) {
        double[] times = table.numbers(plan.time());
        List<ForecastPoint> points = new ArrayList<>();
        double today = today(rows, times);
        for (int row : rows.asked()) {
            if (!Double.isNaN(times[row])) {
                points.add(point(SubjectRows.row(table, row), today, times[row]));
            }
        }
        DataTable subject = SubjectRows.row(table, rows.last());
        if (rows.asked().isEmpty()) {
            for (double t : roundTimesAfter(today)) {
                points.add(point(subject, today, t));
            }
        }
        return new SubjectForecast(
                id(rows),
                origin(rows),
                rows.observed().size(),
                today,
                posteriors(rows),
                points,
                nextVisits(subject, today));
    }

    private static double today(SubjectRows rows, double[] times) {
        return rows.observed().isEmpty()
                ? rows.asked().stream().mapToDouble(r -> times[r]).min().orElse(Double.NaN)
                : rows.observed().stream().mapToDouble(r -> times[r]).max().orElse(Double.NaN);
    }

    private List<Double> roundTimesAfter(double today) {
        List<Double> out = new ArrayList<>();
        double rough = plan.longest() / STEPS;
        if (!(rough > 0)) {
            return out;
        }
        double decade = StrictMath.pow(10, Math.floor(StrictMath.log10(rough)));
        double share = rough / decade;
        double step = decade * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
        for (int k = 1; k * step <= plan.longest() * (1 + 1e-9); k++) {
            out.add(today + k * step);
        }
        return out;
    }

    private ForecastPoint point(DataTable subject, double today, double time) {
        Predictor given = predictor.with(plan.options().with(CoefficientUncertainty.LEFT_OUT));
        Forecaster all = Forecaster.of(predictor, subject, plan.time());
        Forecaster known = Forecaster.of(given, subject, plan.time());
        return new ForecastPoint(
                time,
                back(all.curve(time).value(0)),
                back(all.readings(time).value(0)),
                back(known.curve(time).value(0)),
                back(known.readings(time).value(0)),
                risks(all, today, time),
                risks(known, today, time));
    }

    private PredictedValue back(PredictedValue value) {
        return plan.scale() == ResponseScale.LOGARITHM ? value.exponentiated() : value;
    }

    private Map<ThresholdEvent, Double> risks(Forecaster forecaster, double today, double time) {
        Map<ThresholdEvent, Double> out = new EnumMap<>(ThresholdEvent.class);
        OptionalDouble limit = plan.limitOfResponse();
        if (limit.isPresent()) {
            double from = Math.min(today, time);
            for (ThresholdEvent event : events(forecaster, from, time)) {
                out.put(event, forecaster.risk(event, limit.getAsDouble(), from, time));
            }
        }
        return out;
    }

    private static List<ThresholdEvent> events(Forecaster forecaster, double from, double to) {
        return Arrays.stream(ThresholdEvent.values())
                .filter(e -> e != ThresholdEvent.TRUE_BY || forecaster.isLine(from, to))
                .toList();
    }

    private Map<ThresholdEvent, NextVisit> nextVisits(DataTable subject, double today) {
        Map<ThresholdEvent, NextVisit> out = new EnumMap<>(ThresholdEvent.class);
        OptionalDouble limit = plan.limitOfResponse();
        if (limit.isPresent() && plan.longest() > 0) {
            Forecaster forecaster = Forecaster.of(predictor, subject, plan.time());
            for (ThresholdEvent event : events(forecaster, today, today + plan.longest())) {
                VisitPolicy policy = VisitPolicy.of(event, plan.acceptedRisk(), plan.longest());
                out.put(event, forecaster.nextVisit(limit.getAsDouble(), today, policy));
            }
        }
        return out;
    }

    private static String id(SubjectRows rows) {
        return rows.paths().isEmpty()
                ? ""
                : Objects.requireNonNullElse(rows.paths().get(rows.paths().size() - 1), "");
    }

    private SubjectForecast.Origin origin(SubjectRows rows) {
        SubjectForecast.Origin origin = SubjectForecast.Origin.NEW;
        for (int l = 0; l < rows.paths().size(); l++) {
            String path = rows.paths().get(l);
            if (path != null
                    && predictor.fit().effectsGivenOuter().get(l).position(path).isPresent()) {
                origin = l == rows.paths().size() - 1
                        ? SubjectForecast.Origin.KNOWN
                        : SubjectForecast.Origin.NEW_IN_KNOWN_GROUP;
            }
        }
        return origin;
    }

    private List<GroupPosterior> posteriors(SubjectRows rows) {
        List<GroupPosterior> out = new ArrayList<>();
        for (int l = 0; l < rows.paths().size(); l++) {
            String path = rows.paths().get(l);
            String level = predictor.fit().random().get(l).level();
            if (path != null && predictor.knows(level, path)) {
                out.add(predictor.posterior(level, path));
            }
        }
        return out;
    }
}
