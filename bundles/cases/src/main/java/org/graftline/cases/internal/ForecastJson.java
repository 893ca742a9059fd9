package org.graftline.cases.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.graftline.cases.CaseModel;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.Matrix;
import org.graftline.mixedmodel.prediction.ForecastPlan;
import org.graftline.mixedmodel.prediction.ForecastPoint;
import org.graftline.mixedmodel.prediction.GroupPosterior;
import org.graftline.mixedmodel.prediction.NextVisit;
import org.graftline.mixedmodel.prediction.PredictedValue;
import org.graftline.mixedmodel.prediction.ResponseScale;
import org.graftline.mixedmodel.prediction.SubjectForecast;
import org.graftline.mixedmodel.prediction.ThresholdEvent;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes forecasts. Everything depends on the files and the request alone, but the block {@code run}. */
public final class ForecastJson {
    private ForecastJson() {}

    /**
     * Writes forecasts.
     *
     * @param elapsedMillis reading, fitting and forecasting, for the block {@code run}
     * @param threads allowed, for the block {@code run}
     */
    public static String write(
            CaseModel model,
            Fit fit,
            ForecastPlan plan,
            List<SubjectForecast> subjects,
            long elapsedMillis,
            int threads) {
        ObjectNode out = Json.object();
        out.put("case", model.name());
        out.put("converged", fit.converged());
        out.put("message", fit.message());
        out.put("response", fit.spec().response());
        out.put("responseScale", plan.scale() == ResponseScale.LOGARITHM ? "logarithm" : "asMeasured");
        out.put("time", plan.time());
        out.set("limit", plan.limit().isPresent() ? Json.number(plan.limit().getAsDouble()) : Json.number(Double.NaN));
        out.set("level", Json.number(plan.acceptedRisk()));
        out.set("longestInterval", Json.number(plan.longest()));
        out.set("confidence", Json.number(plan.options().confidence()));
        ArrayNode list = out.putArray("subjects");
        subjects.forEach(s -> list.add(subject(s, plan)));
        out.putObject("run")
                .put("elapsedMillis", elapsedMillis)
                .put("threads", threads)
                .put("version", ProductVersion.text())
                .put("java", Runtime.version().toString());
        return Json.text(out);
    }

    private static ObjectNode subject(SubjectForecast s, ForecastPlan plan) {
        ObjectNode o = Json.object().put("id", s.id());
        o.put("known", word(s.origin()));
        o.put("visits", s.readings());
        o.set("lastTime", Json.number(s.today()));
        if (!s.posteriors().isEmpty()) {
            GroupPosterior own = s.posteriors().get(s.posteriors().size() - 1);
            o.set("names", Json.texts(own.names()));
            o.set(
                    "posteriorMean",
                    Json.numbers(own.mean().stream().mapToDouble(v -> v).toArray()));
            o.set("posteriorCovariance", matrix(own.covarianceGivenCoefficients()));
            o.set("posteriorCovarianceWithFixedEffectUncertainty", matrix(own.covariance()));
        }
        ArrayNode levels = o.putArray("posteriors");
        s.posteriors().forEach(p -> levels.add(posterior(p)));
        ArrayNode forecast = o.putArray("forecast");
        s.points().forEach(p -> forecast.add(point(p, plan)));
        if (!s.nextVisits().isEmpty()) {
            ObjectNode visits = o.putObject("nextVisit");
            s.nextVisits().forEach((event, visit) -> visits.set(word(event), visit(visit)));
        }
        return o;
    }

    private static ObjectNode posterior(GroupPosterior p) {
        ObjectNode o = Json.object().put("level", p.level()).put("id", p.id());
        o.set("names", Json.texts(p.names()));
        o.set("mean", Json.numbers(p.mean().stream().mapToDouble(v -> v).toArray()));
        o.set("covarianceGivenFixedEffects", matrix(p.covarianceGivenCoefficients()));
        o.set("covariance", matrix(p.covariance()));
        return o;
    }

    private static ObjectNode point(ForecastPoint p, ForecastPlan plan) {
        ObjectNode o = Json.object();
        o.set("time", Json.number(p.time()));
        if (!plan.time().equals("time")) {
            o.set(plan.time(), Json.number(p.time()));
        }
        String center = plan.scale() == ResponseScale.LOGARITHM ? "median" : "mean";
        o.set(center, Json.number(p.reading().estimate()));
        o.set("sdGivenFixedEffects", Json.number(p.readingGivenCoefficients().standardDeviation()));
        o.set("sdWithFixedEffectUncertainty", Json.number(p.reading().standardDeviation()));
        o.set("sdOfTheMeanCurve", Json.number(p.curveGivenCoefficients().standardDeviation()));
        o.set(
                "sdOfTheMeanCurveWithFixedEffectUncertainty",
                Json.number(p.curve().standardDeviation()));
        o.set("curveInterval", interval(p.curve()));
        o.set("readingInterval", interval(p.reading()));
        Double reading = p.risks().get(ThresholdEvent.READING_AT);
        Double given = p.risksGivenCoefficients().get(ThresholdEvent.READING_AT);
        if (reading != null && given != null) {
            o.set("probabilityAboveLimit", Json.number(reading));
            o.set("probabilityAboveLimitGivenFixedEffects", Json.number(given));
            o.set("risk", risks(p.risks()));
            o.set("riskGivenFixedEffects", risks(p.risksGivenCoefficients()));
        }
        return o;
    }

    private static ObjectNode interval(PredictedValue v) {
        ObjectNode o = Json.object();
        o.set("lower", Json.number(v.lower()));
        o.set("upper", Json.number(v.upper()));
        return o;
    }

    private static ObjectNode risks(Map<ThresholdEvent, Double> risks) {
        ObjectNode o = Json.object();
        risks.forEach((event, risk) -> o.set(word(event), Json.number(risk)));
        return o;
    }

    private static ObjectNode visit(NextVisit visit) {
        ObjectNode o = Json.object().put("kind", camel(visit.kind().name()));
        o.set("time", Json.number(visit.time()));
        o.set("risk", Json.number(visit.risk()));
        return o.put("words", visit.kind().words());
    }

    private static String word(ThresholdEvent event) {
        return camel(event.name());
    }

    private static String word(SubjectForecast.Origin origin) {
        return camel(origin.name());
    }

    /** {@code MEASURE_TODAY} as {@code measureToday}. */
    private static String camel(String constant) {
        StringBuilder out = new StringBuilder();
        for (String part : constant.toLowerCase(Locale.ROOT).split("_", -1)) {
            out.append(out.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return out.toString();
    }

    private static ArrayNode matrix(Matrix m) {
        ArrayNode rows = Json.array();
        for (double[] row : m.toArray()) {
            rows.add(Json.numbers(row));
        }
        return rows;
    }
}
